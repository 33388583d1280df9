package dev.risksh.okta;

import java.util.Optional;

/**
 * What an API answered to a call that was made to see whether it is there.
 *
 * @param error how it said no; empty where it took the call
 * @param rateLimit what is left of its calls
 * @param exchange the call
 */
public record Probe(Optional<OktaError> error, Optional<RateLimit> rateLimit, Exchange exchange) {
  static Probe of(Reply reply) {
    return new Probe(OktaError.in(reply.exchange()), RateLimit.of(reply), reply.exchange());
  }
}
