// What failures look like: mvn test -Drisksh.scenarios=src/test/red

setup {
    newKey()
    createApp name: params.provider, scopes: ['okta.riskEvents.manage', 'okta.logs.read']
    useProvider action: ENFORCE_AND_LOG
}

step('report the address') {
    send event { subject ip: '1.1.1.1', risk: HIGH }
}

step('sign in from there') {
    assert signIn(ip: '1.1.1.1').risk == LOW
}

step('never') {
}
