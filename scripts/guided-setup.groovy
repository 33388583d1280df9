// What an Okta admin does before a risk provider can send its first signal, in the order of Okta's
// guide, and what the provider is told as long as a step of it is missing:
// key → service app → scopes → admin role → risk provider.
//
//   risksh run scripts/guided-setup.groovy
//
// Without an org of yours it runs on the local one, in the process. With one of yours it takes an
// admin's API token (OKTA_CLIENT_TOKEN), and removes at the end what it made.

step('make a key pair') {
    newKey type: 'p256'
    // What Okta gets is the public half.
    assert !showKey().whole
}

step('register the service app, nothing granted') {
    app = createApp name: 'Guided Risk Provider', scopes: []
    cleanup('remove the app') { removeApp app.clientId }
    answer = refused { requestToken scopes: ['okta.riskEvents.manage'] }
    assert answer.code == 'consent_required'
}

step('grant it the scopes') {
    app = grant 'okta.riskEvents.manage', 'okta.logs.read'
    assert requestToken().grants('okta.riskEvents.manage')
}

step('give it an admin role') {
    // An org may want one besides the scopes.
    if (org.local) {
        switchOrg 'role-required', true
        answer = refused { send event { subject ip: '1.1.1.1', risk: LOW } }
        assert answer.code == 'E0000006'
    }
    addRole 'ORG_ADMIN'
    assert 'ORG_ADMIN' in roles*.type
}

step('make it a risk provider, logged only') {
    provider = useProvider app: app, action: LOG_ONLY
    cleanup('remove the provider') { removeProvider provider.id }
    assert provider.id in providers*.id
}

step('then let its signals count at sign-in') {
    provider = updateProvider action: ENFORCE_AND_LOG
    assert provider.action == ENFORCE_AND_LOG
}

step('have all of it looked over') {
    assert doctor().healthy
}

step('the first signal') {
    receipt = send event { subject ip: '1.1.1.1', risk: HIGH }
    confirm receipt, within: 1.minute
}
