// What a client should do when the org is not well: what may be sent again without a thought, what
// only after a look into the System Log, and what has to be told to a person.
//
//   risksh run scripts/outage-rehearsal.groovy
//
// It takes the local org, which can be told to misbehave.

if (!org.local) {
    skip 'only a local org can be told to misbehave'
}

setup('a risk provider') {
    cleanup('let all go well again') { clearFaults() }
    newKey type: 'p256'
    createApp name: 'Outages'
    useProvider action: LOG_ONLY
    requestToken()
}

/** What went wrong, where something is to. */
def trouble(Closure body) {
    try {
        body()
    } catch (wrong) {
        return wrong
    }
    throw new AssertionError('nothing went wrong')
}

def signal(address) { send event { subject ip: address, risk: HIGH } }

def logged(address) {
    log.find(type: 'security.risk.signal.consume').any { address in it.signals()*.ip }
}

step('a token request meets 503: sent again') {
    fault 503, on: 'token', times: 2
    requestToken()
    assert http.list()*.outcome().takeRight(3) == ['503', '503', '200']
}

step('a signal meets 503: not sent again') {
    fault 503, on: 'events'
    // It might count twice; only who looked into the log knows better.
    assert refused { signal '203.0.113.1' }.status == 503
    assert !logged('203.0.113.1')
    assert signal('203.0.113.1').status == 202
}

step('a connection cut before the org has it') {
    fault 'cut-before', on: 'events'
    assert trouble { signal '203.0.113.2' }.next().get().contains('/log')
    assert !logged('203.0.113.2')
    assert signal('203.0.113.2').status == 202
}

step('and after: the same to the client') {
    fault 'cut-after', on: 'events'
    assert trouble { signal '203.0.113.3' }.next().get().contains('/log')
    assert logged('203.0.113.3')   // So it is not sent again.
}

step('half an answer is no answer') {
    fault 'half', on: 'logs'
    log.find()
    assert http.list()*.outcome().last() == '200'
}

step('a slow answer is waited for') {
    fault 'slow', on: 'events', lasting: 1.second
    receipt = signal '203.0.113.4'
    assert receipt.status == 202
    assert receipt.took >= 1.second
}

step('a page from something in between') {
    fault 'html', on: 'events'
    answer = refused { signal '203.0.113.5' }
    assert answer.status == 502
    assert answer.code.isEmpty()
}

step('a log that is down is asked again') {
    fault 503, on: 'logs', times: 2
    confirm receipt, within: 1.minute
}

step('accepted, and never logged: told as missing') {
    fault 'lose-log'
    receipt = signal '203.0.113.6'
    assert trouble { confirm receipt, within: 2.seconds }.message.startsWith('not in the System Log')
}

step('nothing is left to go wrong') {
    assert faults.isEmpty()
}
