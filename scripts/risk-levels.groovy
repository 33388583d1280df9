// Every risk level, from the signal to the sign-in: what the provider says of an address is what
// the sign-on policy gets to see, and an address that nobody spoke of has no partner risk at all.
//
//   risksh run scripts/risk-levels.groovy
//
// Without an org of yours it runs on the local one, in the process. With one of yours it takes an
// admin's API token, and removes at the end what it made.

levels = ['6.7.6.7': LOW, '8.8.8.8': MEDIUM, '1.1.1.1': HIGH]

setup('a risk provider whose signals count') {
    newKey type: 'p256'
    app = createApp name: 'Risk Levels'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: ENFORCE_AND_LOG
    cleanup('remove the provider') { removeProvider provider.id }
}

step('send a signal of each level') {
    receipt = send event {
        levels.each { address, level -> subject ip: address, risk: level }
    }
    confirm receipt, within: 1.minute
}

levels.each { address, level ->
    step("a sign-in from an address of risk $level") {
        login = signIn ip: address
        assert login.partnerRisk[provider.name] == level.name()
        assert login.risk == level
    }
}

step('a sign-in from an address that nobody spoke of') {
    login = signIn ip: '9.9.9.9'
    assert login.partnerRisk.isEmpty()
    assert login.risk == LOW
}

step('what was said last counts: the danger is over') {
    send event { subject ip: '1.1.1.1', risk: LOW, message: 'False alarm' }
    assert signIn(ip: '1.1.1.1').risk == LOW
}
