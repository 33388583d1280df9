// Once for each row of levels.csv: what our provider reports is what the sign-in feels.

setup {
    newKey()
    createApp name: params.provider, scopes: ['okta.riskEvents.manage', 'okta.logs.read']
    useProvider action: ENFORCE_AND_LOG
}

step('report the address') {
    send event { subject ip: row.ip, risk: row.risk, message: params.message ?: 'none' }
}

step('sign in from there') {
    assert signIn(ip: row.ip).risk.name() == row.risk
}
