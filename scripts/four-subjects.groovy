// The payload of Okta's API reference, as it stands there: two events of two subjects each in one
// call. One address comes twice, with two levels; the later one counts.
//
//   risksh run scripts/four-subjects.groovy
//
// Without an org of yours it runs on the local one, in the process. With one of yours it takes an
// admin's API token, and removes at the end what it made.

REFERENCE = '[{"timestamp":"2021-01-20T00:00:00.001Z","subjects":[' +
        '{"ip":"6.7.6.7","riskLevel":"MEDIUM"},' +
        '{"ip":"1.1.1.1","riskLevel":"HIGH","message":"Detected Attack tooling and suspicious activity"}]},' +
    '{"timestamp":"2021-01-20T01:00:00.001Z","subjects":[' +
        '{"ip":"6.7.6.7","riskLevel":"LOW"},' +
        '{"ip":"2.2.2.2","riskLevel":"HIGH"}]}]'

setup('a risk provider') {
    newKey type: 'p256'
    app = createApp name: 'Four Subjects'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: ENFORCE_AND_LOG
    cleanup('remove the provider') { removeProvider provider.id }
}

step('send it as it stands in the reference') {
    assert sendRaw(REFERENCE).status == 202
}

step('say it in words: the same bytes go out') {
    receipt = send([
        event {
            timestamp '2021-01-20T00:00:00.001Z'
            subject ip: '6.7.6.7', risk: MEDIUM
            subject ip: '1.1.1.1', risk: HIGH, message: 'Detected Attack tooling and suspicious activity'
        },
        event {
            timestamp '2021-01-20T01:00:00.001Z'
            subject ip: '6.7.6.7', risk: LOW
            subject ip: '2.2.2.2', risk: HIGH
        },
    ])
    assert http.last.shownRequestBody().get() == REFERENCE
}

step('find all four in the System Log, in one entry') {
    confirmed = confirm receipt, within: 1.minute
    assert confirmed.signals()*.toString() == ['6.7.6.7 MEDIUM', '1.1.1.1 HIGH', '6.7.6.7 LOW', '2.2.2.2 HIGH']
}

step('at sign-in the later level counts') {
    assert signIn(ip: '6.7.6.7').partnerRisk[provider.name] == 'LOW'
    assert signIn(ip: '2.2.2.2').partnerRisk[provider.name] == 'HIGH'
}
