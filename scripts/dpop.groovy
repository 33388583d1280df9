// An app that asks for proof of possession (DPoP, RFC 9449), as apps made in Okta's Admin Console
// do: from its key to an accepted event, and the proof explained claim by claim.
//
//   risksh run scripts/dpop.groovy
//
// Without an org of yours it runs on the local one, in the process.

step('create a key, an app whose tokens are bound to a key, and a risk provider') {
    key = newKey type: 'p256'
    app = createApp name: 'Bound Risk Provider', dpop: true
    provider = useProvider app: app, action: LOG_ONLY
}

step('without a proof there is no token') {
    answer = refused { requestToken dpop: 'off' }
    assert answer.said == 'The DPoP proof JWT header is missing.'
}

step('ask for a token: the org wants a proof, and its nonce in it') {
    before = http.list().size()
    token = requestToken dpop: 'auto'
    assert token.type == 'DPoP'
    assert http.list().drop(before)*.status*.asInt == [400, 400, 200]
}

step('explain the proof that went with the token request') {
    assert !explain('proof').refused
}

step('send an event, with a proof for this call and this token') {
    receipt = send event { subject ip: '1.1.1.1', risk: HIGH }
    assert receipt.status == 202
}

step('explain the proof that went with the event') {
    assert !explain('proof').refused
}

step('find the event in the System Log') {
    confirm receipt, within: 30.seconds
}

step('ask again: the nonce is known now') {
    before = http.list().size()
    requestToken()
    assert http.list().drop(before)*.status*.asInt == [200]
}
