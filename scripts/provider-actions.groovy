// What an org does with a provider's signals: none, log_only and enforce_and_log, each proved by the
// System Log and at sign-in.
//
//   risksh run scripts/provider-actions.groovy
//
// Without an org of yours it runs on the local one, in the process. With one of yours it takes an
// admin's API token, and removes at the end what it made.

ATTACKER = '203.0.113.66'

setup('a risk provider without effect') {
    newKey type: 'p256'
    app = createApp name: 'Three Actions'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: NONE
    cleanup('remove the provider') { removeProvider provider.id }
}

def attack() { send event { subject ip: ATTACKER, risk: HIGH } }

def felt() { signIn(ip: ATTACKER).partnerRisk[provider.name] }

step('none: the call is accepted, and that is all') {
    receipt = attack()
    assert receipt.status == 202
    assert felt() == null
    signals = log.find type: 'security.risk.signal.consume', since: 10.minutes
    assert !(receipt.requestId.get() in signals*.transactionId)
}

step('log_only: it is in the log, and does not count') {
    updateProvider action: LOG_ONLY
    confirm attack(), within: 1.minute
    assert felt() == null
}

step('enforce_and_log: it is there, and counts') {
    updateProvider action: ENFORCE_AND_LOG
    confirm attack(), within: 1.minute
    assert felt() == 'HIGH'
}

step('and no longer once it is taken back') {
    updateProvider action: LOG_ONLY
    assert felt() == null
}
