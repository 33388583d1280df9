// Nothing sets the threshold: that is told before anything is sent.

step('look at it') {
    assert params.threshold > 10
}
