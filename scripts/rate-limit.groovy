// Three calls a minute and provider, as Okta's guide has it: what the fourth gets, how risksh waits
// until the org takes calls again, and when it does not wait.
//
//   risksh run scripts/rate-limit.groovy
//
// It takes the local org, whose window is made 2 seconds long: a minute is long to wait for.

if (!org.local) {
    skip 'it uses up all calls of a minute, which others at that org may need'
}

setup('a strict org, and a risk provider') {
    switchOrg 'risk-rate', 3
    switchOrg 'rate-window', 2.seconds
    newKey type: 'p256'
    createApp name: 'Rate Limit'
    useProvider action: LOG_ONLY
}

def signal() { send event { subject ip: '203.0.113.7', risk: LOW } }

def statuses() { http.list().findAll { it.path() == '/api/v1/risk/events/ip' }*.outcome() }

step('each reply says what is left') {
    limit = signal().rateLimit.get()
    assert limit.limit == 3
    assert limit.remaining == 2
}

step('one call too many waits for the next window') {
    // A slow computer needs more than one window.
    for (n in 1..30) {
        signal()
        if ('429' in statuses()) break
    }
    assert statuses().takeRight(2) == ['429', '202']
}

step('the org has noted it') {
    log.await 'eventType eq "system.org.rate_limit.violation"', within: 1.minute
}

step('what would take too long is not waited for') {
    fault 429, on: 'events', lasting: 10.minutes
    answer = refused { signal() }
    assert answer.status == 429
    assert answer.code == 'E0000047'
}

step('once the org takes calls again, all is well') {
    clearFaults()
    assert signal().status == 202
}
