// Each way in which a client assertion can be wrong: what was broken, what Okta says to it, and
// what risksh makes of that. Passes when org, foresight and diagnosis agree in every row.
//
//   risksh run scripts/assertion-faults.groovy
//
// It takes an org on which it may make a service app; without one of yours, the local one.

step('two key pairs, and an app that knows one of them') {
    stranger = newKey type: 'p256'
    newKey type: 'p256'
    app = createApp name: 'Assertion faults'
    endpoint = createAssertion().claims.aud
}

base = endpoint - '/oauth2/v1/token'
inMilliseconds = System.currentTimeMillis() + 300_000

EXPIRED   = ['The client_assertion token is expired.', 'had expired when Okta saw it']
TOO_FAR   = ['The client_assertion token has an expiration too far into the future.', 'more than an hour ahead']
NO_EXPIRY = ["The client_assertion must contain the 'exp' claim as seconds since epoch.", 'in seconds since 1970']
FUTURE    = ['The client_assertion token must be issued before the current time.', 'has not been made yet']
AUDIENCE  = ['The audience claim for client_assertion must be the endpoint invoked for the request.', 'addressed to something else']
ISSUER    = ['The issuer claim for client_assertion is not a valid client_id.', "iss must be the app's client id"]
SUBJECT   = ['The subject claim for client_assertion is not a valid client_id.', "sub must be the app's client id"]
CLIENT    = ["Invalid value for 'client_id' parameter.", 'no active app of that client id']
KID       = ['The client_assertion JWT kid is invalid.', 'no key for this app under the kid']
ALGORITHM = ['The client_assertion JWT signature algorithm is invalid.', 'does not take the algorithm']
SIGNATURE = ['The client_assertion signature is invalid.', 'does not belong to the public key']
UNREADABLE = ['The parsing of the client_assertion failed.', 'is not a signed JWT']
USED      = ['The client_assertion token has already been used.', 'was sent before']

faults = [
    'exp a minute ago'                      : [[exp: -1.minutes], EXPIRED],
    'exp two hours ahead'                   : [[exp: 2.hours], TOO_FAR],
    'exp in milliseconds'                   : [[exp: inMilliseconds], NO_EXPIRY],
    'exp as a text'                         : [[set: [exp: '4102444800']], NO_EXPIRY],
    'no exp'                                : [[drop: 'exp'], NO_EXPIRY],
    'iat a minute ahead'                    : [[iat: 1.minute], FUTURE],
    'aud the org instead of the endpoint'   : [[aud: base], AUDIENCE],
    'aud with a double slash'               : [[aud: base + '//oauth2/v1/token'], AUDIENCE],
    'aud of another host'                   : [[aud: 'https://other.okta.com/oauth2/v1/token'], AUDIENCE],
    'aud a list of two'                     : [[set: [aud: [endpoint, base]]], AUDIENCE],
    'no aud'                                : [[drop: 'aud'], AUDIENCE],
    'iss that is not the client id'         : [[iss: 'somebody'], ISSUER],
    'sub that is not the client id'         : [[sub: 'somebody'], SUBJECT],
    'a client id that the org does not have': [[iss: '0oaNobody', sub: '0oaNobody'], CLIENT],
    'kid of no key of the app'              : [[kid: 'nobody'], KID],
    'signed by a key that Okta does not know': [[signWith: stranger], SIGNATURE],
    'alg none, and no signature'            : [[alg: 'none'], ALGORITHM],
    'alg HS256, the public key for a secret': [[alg: 'HS256'], ALGORITHM],
    'alg of another kind of key'            : [[header: [alg: 'RS256']], ALGORITHM],
    'no alg'                                : [[drop: 'alg'], UNREADABLE],
]

def meets(Map change, List row) {
    def foreseen
    def answer = refused {
        foreseen = explain createAssertion(change)
        requestToken()
    }
    assert answer.said == row[0]
    assert answer.cause.contains(row[1])
    assert foreseen.foresees(answer.said)
}

faults.each { broken, fault ->
    step(broken) { meets(fault[0], fault[1]) }
}

step('the same assertion sent twice') {
    answer = refused {
        createAssertion pin: true
        requestToken()
        foreseen = explain 'assertion'
        requestToken()
    }
    assert answer.said == USED[0]
    assert answer.cause.contains(USED[1])
    assert foreseen.foresees(answer.said)
}

step('and one with nothing wrong is taken') {
    assertion = createAssertion()
    assert !explain(assertion).refused
    assert requestToken().grants('okta.riskEvents.manage')
}
