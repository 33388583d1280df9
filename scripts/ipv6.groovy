// Addresses of IPv6: one address has many spellings, and means the same in each of them; names,
// ranges and zones are no addresses.
//
//   risksh run scripts/ipv6.groovy
//
// Without an org of yours it runs on the local one, in the process. With one of yours it takes an
// admin's API token, and removes at the end what it made.

spellings = [
    'short'           : '2001:db8::1',
    'with capitals'   : '2001:DB8::1',
    'written out'     : '2001:0db8:0000:0000:0000:0000:0000:0001',
    'half written out': '2001:db8:0:0::1',
]
mistakes = ['2001:db8::/32', 'fe80::1%eth0', '[2001:db8::1]', '2001:db8::1::2', 'localhost']

setup('a risk provider whose signals count') {
    newKey type: 'p256'
    app = createApp name: 'Both Protocols'
    cleanup('remove the app') { removeApp app.clientId }
    provider = useProvider action: ENFORCE_AND_LOG
    cleanup('remove the provider') { removeProvider provider.id }
}

step('send addresses of both kinds in one event') {
    receipt = send event {
        subject ip: '2001:db8::1', risk: HIGH, message: 'Tor exit node'
        subject ip: '1.1.1.1',     risk: MEDIUM
    }
    confirm receipt, within: 1.minute
}

spellings.each { how, address ->
    step("sign in from the same address, $how") {
        assert signIn(ip: address).partnerRisk[provider.name] == 'HIGH'
    }
}

step('a neighbour is somebody else') {
    assert signIn(ip: '2001:db8::2').partnerRisk.isEmpty()
}

step('what is no address is refused') {
    mistakes.each { address ->
        answer = refused { sendRaw """[{"subjects":[{"ip":"$address","riskLevel":"HIGH"}]}]""" }
        assert answer.code == 'E0000001'
    }
}
