package dev.risksh.diagnose;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.OrgUrl;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import java.time.Duration;
import java.util.Optional;

/**
 * What was at hand when Okta said no. All of it is optional: the more is known, the more evidence a
 * {@link Diagnosis} has.
 *
 * @param org the address that was called
 * @param key the key in use
 * @param app the app in use, with the keys and scopes known of it
 * @param provider the risk provider in use
 * @param assertion the one that was sent, or sent last
 * @param token the one that was sent, or the one held
 * @param exchange the refused call
 * @param clockDifference the server's {@code Date} less our clock, where it was measured; else it
 *     is taken from the exchange
 */
public record Situation(
    Optional<OrgUrl> org,
    Optional<SigningKey> key,
    Optional<ServiceApp> app,
    Optional<RiskProvider> provider,
    Optional<ClientAssertion> assertion,
    Optional<AccessToken> token,
    Optional<Exchange> exchange,
    Optional<Duration> clockDifference) {

  private static final Situation NONE =
      new Situation(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Nothing is known. */
  public static Situation none() {
    return NONE;
  }

  public Situation with(OrgUrl value) {
    return new Situation(
        Optional.of(value), key, app, provider, assertion, token, exchange, clockDifference);
  }

  public Situation with(SigningKey value) {
    return new Situation(
        org, Optional.of(value), app, provider, assertion, token, exchange, clockDifference);
  }

  public Situation with(ServiceApp value) {
    return new Situation(
        org, key, Optional.of(value), provider, assertion, token, exchange, clockDifference);
  }

  public Situation with(RiskProvider value) {
    return new Situation(
        org, key, app, Optional.of(value), assertion, token, exchange, clockDifference);
  }

  public Situation with(ClientAssertion value) {
    return new Situation(
        org, key, app, provider, Optional.of(value), token, exchange, clockDifference);
  }

  public Situation with(AccessToken value) {
    return new Situation(
        org, key, app, provider, assertion, Optional.of(value), exchange, clockDifference);
  }

  public Situation with(Exchange value) {
    return new Situation(
        org, key, app, provider, assertion, token, Optional.of(value), clockDifference);
  }

  /** {@code serverLessOurs} is negative where our clock is fast. */
  public Situation withClockDifference(Duration serverLessOurs) {
    return new Situation(
        org, key, app, provider, assertion, token, exchange, Optional.of(serverLessOurs));
  }
}
