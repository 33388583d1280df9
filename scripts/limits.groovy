// The limits of the Risk Events API: 20 events in a call, 50 subjects in an event, 512 characters in
// a message, and which. Up to a limit all is well. What is above it is caught by risksh before it
// is sent; sent all the same, it is refused by the org as a whole, with each field that is wrong.
//
//   risksh run scripts/limits.groovy
//
// Without an org of yours it runs on the local one, in the process. Okta publishes the limits, but
// not its words for them: those are the local org's own.

setup('a risk provider') {
    newKey type: 'p256'
    app = createApp name: 'Limits'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: LOG_ONLY
    cleanup('remove the provider') { removeProvider provider.id }
}

// The payloads are put together as text here, as a client with a mistake would send them.
def subject(String more = '') { /{"ip":"203.0.113.7","riskLevel":"HIGH"$more}/ }
def event(List subjects) { /{"subjects":[${subjects.join(',')}]}/ }
def call(List events) { /[${events.join(',')}]/ }
def one(String subject) { call([event([subject])]) }

taken = [
    '20 events in a call'        : call([event([subject()])] * 20),
    '50 subjects in an event'    : call([event([subject()] * 50)]),
    'a message of 512 characters': one(subject(/,"message":"${'x' * 512}"/)),
    'blanks and . - _ in it'     : one(subject(',"message":"Tor exit_node 10.0 - seen"')),
]

tooMuch = [
    '21 events in a call'        : [call([event([subject()])] * 21),
        'riskEvents: The array must have 1 to 20 risk events.'],
    'no event at all'            : ['[]',
        'riskEvents: The array must have 1 to 20 risk events.'],
    '51 subjects in an event'    : [call([event([subject()] * 51)]),
        '[0].subjects: The array must have 1 to 50 subjects.'],
    'an event without a subject' : [call([event([])]),
        '[0].subjects: The field cannot be left blank'],
    'a message of 513 characters': [one(subject(/,"message":"${'x' * 513}"/)),
        '[0].subjects[0].message: The field message must not be longer than 512 characters.'],
    'a comma in a message'       : [one(subject(',"message":"first, second"')),
        '[0].subjects[0].message: The field message is not valid.'],
    'a level in small letters'   : [one('{"ip":"203.0.113.7","riskLevel":"high"}'),
        '[0].subjects[0].riskLevel: The field riskLevel is not valid.'],
    'a name for an address'      : [one('{"ip":"example.com","riskLevel":"HIGH"}'),
        '[0].subjects[0].ip: The field ip is not valid.'],
    'expiresAt before timestamp' : ['[{"timestamp":"2021-01-20T00:00:00.001Z","expiresAt":"2021-01-19T00:00:00.001Z","subjects":[' + subject() + ']}]',
        '[0].expiresAt: The field expiresAt must be after timestamp.'],
]

taken.each { what, payload ->
    step("taken: $what") { assert sendRaw(payload).status == 202 }
}

tooMuch.each { what, row ->
    def (payload, words) = row
    step("refused: $what") {
        answer = refused { sendRaw payload }
        assert answer.code == 'E0000001'
        assert !org.local || answer.details == [words]
    }
}

step('what is said in words is checked unsent') {
    calls = http.list().size()
    mistakes = []
    try {
        event {
            51.times { subject ip: '203.0.113.7', risk: HIGH, message: 'first, second' }
        }
    } catch (wrong) {
        mistakes = wrong.violations()
    }
    assert mistakes.size() == 52
    assert http.list().size() == calls
}
