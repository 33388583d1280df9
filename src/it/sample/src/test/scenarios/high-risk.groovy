// A sign-in from an address that our provider reported is challenged.

setup('a provider that is listened to') {
    newKey()
    createApp name: params.provider, scopes: ['okta.riskEvents.manage', 'okta.logs.read']
    useProvider action: ENFORCE_AND_LOG
}

step('report the address') {
    receipt = send event { subject ip: '1.1.1.1', risk: HIGH, message: 'Detected Attack tooling' }
}

step('find it in the System Log', tags: 'slow') {
    confirm receipt, within: 30.seconds
}

step('sign in from there') {
    assert signIn(ip: '1.1.1.1').risk == HIGH
}
