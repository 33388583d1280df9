// Okta says no, and the report says why.

step('ask for a token with an assertion that holds too long') {
    newKey()
    createApp name: params.provider
    createAssertion exp: 2.hours
    requestToken()
}
