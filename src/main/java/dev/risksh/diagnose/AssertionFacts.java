package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.VerificationKey;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.OrgUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the assertion claims, held against what Okta asks of it (Okta: OAuth 2.0 and OpenID Connect
 * reference, client authentication).
 */
record AssertionFacts(Situation situation) {
  private static final int EXCERPT = 200;

  /** {@code the assertion was made different on purpose: set aud}. */
  Optional<String> overrides() {
    return assertion()
        .filter(assertion -> !assertion.overrides().isEmpty())
        .map(
            assertion ->
                "the assertion was made different on purpose: "
                    + String.join(", ", assertion.overrides()));
  }

  /** {@code the assertion's iss is 0oa…}, or that it has none. */
  Optional<String> claim(String name) {
    return assertion()
        .map(
            assertion ->
                value(name).isMissingNode()
                    ? "the assertion has no " + name
                    : "the assertion's " + name + " is " + text(value(name)));
  }

  Optional<String> appClientId() {
    return situation.app().map(app -> "the app in use has the client id " + app.clientId());
  }

  /** What {@code aud} must be: the address that was called. */
  Optional<String> endpoint() {
    return new Wire(situation.exchange())
        .endpoint()
        .map(URI::toString)
        .or(() -> situation.org().map(OrgUrl::tokenEndpoint));
  }

  /** What is wrong with {@code aud}, as far as it can be seen from here. */
  Optional<String> audienceFault() {
    return value("aud").isMissingNode()
        ? Optional.empty()
        : endpoint().flatMap(url -> AssertionExplainer.audienceFault(value("aud"), url));
  }

  /** Whether {@code aud} is, as far as it can be seen from here, what it must be. */
  boolean audienceFits() {
    return !value("aud").isMissingNode() && endpoint().isPresent() && audienceFault().isEmpty();
  }

  /** {@code exp is 2026-01-01T13:02:00Z, 62 min ahead of the server's clock}. */
  Optional<String> distance(String name) {
    ClockFacts clock = new ClockFacts(situation);
    Optional<Instant> arrival = clock.arrival();
    return new TimeClaim(value(name))
        .instant()
        .filter(time -> arrival.isPresent())
        .map(
            time -> {
              Duration ahead = Duration.between(arrival.get(), time);
              return "%s is %s, %s %s %s"
                  .formatted(
                      name,
                      time,
                      Span.of(ahead),
                      ahead.isNegative() ? "behind" : "ahead of",
                      clock.whose());
            });
  }

  /** That a time is not given in whole seconds since 1970, and how it is given. */
  Optional<String> notSeconds(String name) {
    return assertion()
        .flatMap(assertion -> new TimeClaim(value(name)).fault())
        .map(fault -> (name + " " + text(value(name))).strip() + ": " + fault);
  }

  /** How long before the call it was made, where that is long enough to tell something. */
  Optional<String> age() {
    return situation
        .exchange()
        .flatMap(
            call -> assertion().map(made -> Duration.between(made.issuedAt(), call.startedAt())))
        .filter(age -> age.compareTo(Duration.ofSeconds(1)) > 0)
        .map(age -> "the assertion was made " + Span.of(age) + " before the call");
  }

  /** All that does not fit, for the refusals in which Okta does not say what it was. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(overrides().stream().toList());
    surroundings()
        .flatMap(around -> assertion().map(made -> explained(made, around)))
        .ifPresent(
            explanation ->
                explanation
                    .faults()
                    .forEach(fault -> faults.add(fault.name() + ": " + fault.meaning())));
    new KeyFacts(situation).unregistered().ifPresent(faults::add);
    new ClockFacts(situation).fault().ifPresent(faults::add);
    return faults;
  }

  private static Explanation explained(ClientAssertion assertion, Surroundings around) {
    return JwtExplainer.explain(ParsedJwt.of(assertion.jws()), JwtKind.ASSERTION, around);
  }

  private Optional<Surroundings> surroundings() {
    Optional<Instant> sent =
        situation
            .exchange()
            .map(Exchange::startedAt)
            .or(() -> assertion().map(ClientAssertion::issuedAt));
    return sent.flatMap(
        now ->
            situation
                .org()
                .map(
                    org ->
                        new Surroundings(
                            now,
                            new ClockFacts(situation).difference(),
                            org,
                            situation.exchange().map(Surroundings.SentWith::of),
                            situation.app(),
                            Optional.empty(),
                            Optional.empty(),
                            situation.key().stream()
                                .map(key -> new KnownKey(VerificationKey.of(key), "the key in use"))
                                .toList(),
                            Map.of())));
  }

  /** Missing where there is no assertion, or no such claim in it. */
  private JsonNode value(String name) {
    return assertion()
        .flatMap(assertion -> ParsedJwt.of(assertion.jws()).claims())
        .map(claims -> claims.path(name))
        .orElse(MissingNode.getInstance());
  }

  private Optional<ClientAssertion> assertion() {
    return situation.assertion();
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    return TerminalSafe.excerpt(value.isTextual() ? value.textValue() : value.toString(), EXCERPT);
  }
}
