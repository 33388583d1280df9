// Reading a System Log that is late: entries are on their way for seconds, and overtake one another.
// Who reads on from the last one seen loses some; risksh reads again what it read before, and tells
// each once.
//
//   risksh run scripts/log-lag.groovy
//
// Without an org of yours it runs on the local one, whose log is made late for it: each entry
// takes 1 to 3 seconds. Okta's took 14 to 25 where it was measured.

SIGNAL = 'eventType eq "security.risk.signal.consume"'

setup('a risk provider, and a log that is late') {
    newKey type: 'p256'
    app = createApp name: 'Late Log'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: LOG_ONLY
    cleanup('remove the provider') { removeProvider provider.id }
    if (org.local) {
        switchOrg 'log-lag', 1.second
        switchOrg 'log-disorder', 2.seconds
    }
}

step('send five signals, each in its own call') {
    receipts = (1..5).collect { n -> send event { subject ip: "203.0.113.$n", risk: LOW } }
    ids = receipts*.requestId*.get()
}

step('wait for one of them') {
    entry = log.await(SIGNAL, within: 2.minutes) { it.transactionId == ids[2] }
    assert entry.signals()*.ip == ['203.0.113.3']
}

step('wait for all, in whichever order they come') {
    seen = []
    log.await(SIGNAL, within: 2.minutes, every: 1.second) {
        if (it.transactionId in ids) seen << it.transactionId
        seen.size() == ids.size()
    }
    assert seen.toSet() == ids.toSet()
}

step('or ask for each signal by its receipt') {
    receipts.each { confirm it, within: 2.minutes }
}

step('or say what is to be true in the end') {
    eventually(within: 2.minutes, every: 1.second) {
        assert log.find(filter: SIGNAL, since: 10.minutes)*.transactionId.containsAll(ids)
    }
}
