// How long a signal counts: until its `expiresAt`, and for a day where it has none. By the org's
// clock, which need not be yours.
//
//   risksh run scripts/expiry.groovy
//
// Without an org of yours it runs on the local one, in the process. It waits for a signal of one
// second to be over.

LONG = '203.0.113.1'
SHORT = '203.0.113.2'
OVER = '203.0.113.3'

setup('a risk provider whose signals count') {
    newKey type: 'p256'
    app = createApp name: 'Expiry'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: ENFORCE_AND_LOG
    cleanup('remove the provider') { removeProvider provider.id }
}

def felt(address) { signIn(ip: address).partnerRisk[provider.name] }

step('three events: a day, a second, long over') {
    receipt = send([
        event { subject ip: LONG, risk: HIGH },
        event { subject ip: SHORT, risk: HIGH; expires 1.second },
        event {
            timestamp '2021-01-20T00:00:00.001Z'
            expires '2021-01-21T00:00:00.001Z'
            subject ip: OVER, risk: HIGH
        },
    ])
    confirm receipt, within: 1.minute
}

step('what is over is logged, and does not count') {
    assert felt(OVER) == null
}

step('what is short is soon over') {
    eventually(within: 1.minute, every: 1.second) { assert felt(SHORT) == null }
}

step('what has no end of its own still counts') {
    assert felt(LONG) == 'HIGH'
}

step('and can be ended early: by one that expires') {
    send event { subject ip: LONG, risk: HIGH; expires 1.second }
    eventually(within: 1.minute, every: 1.second) { assert felt(LONG) == null }
}
