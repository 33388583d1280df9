// From nothing to a risk that is felt at sign-in: the four steps of Okta's guide "Test the
// integration", with the set-up before them and the sign-in after them.
//
//   risksh run scripts/first-signal.groovy
//
// Without an org of yours it runs on the local one, in the process.

step('create a key, a service app and a risk provider') {
    key = newKey()
    app = createApp name: 'Risk Provider Example', scopes: ['okta.riskEvents.manage', 'okta.logs.read']
    provider = useProvider app: app, action: ENFORCE_AND_LOG
}

step('create the client assertion') {
    assertion = createAssertion expiresIn: 5.minutes
}

step('get an access token') {
    token = requestToken()
    assert token.grants('okta.riskEvents.manage')
}

step('send two subjects in one event') {
    receipt = send event {
        subject ip: '6.7.6.7', risk: LOW,  message: 'none'
        subject ip: '1.1.1.1', risk: HIGH, message: 'Detected Attack tooling and suspicious activity'
    }
    assert receipt.status == 202
}

step('find them in the System Log') {
    confirm receipt, within: 30.seconds
}

step('feel the risk at sign-in') {
    login = signIn ip: '1.1.1.1'
    assert login.risk == HIGH
    assert login.partnerRisk[provider.name] == 'HIGH'
}
