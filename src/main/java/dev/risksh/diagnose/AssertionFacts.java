package dev.risksh.diagnose;

import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.OrgUrl;
import dev.risksh.okta.ServiceApp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the assertion claims, held against what Okta asks of it (Okta: OAuth 2.0 and OpenID Connect
 * reference, client authentication).
 */
record AssertionFacts(Situation situation) {
  static final Duration LONGEST_LIFE = Duration.ofHours(1);

  private static final int EXCERPT = 200;

  /** As seconds this is the year 5138; as milliseconds, 1973. */
  private static final long SURELY_MILLISECONDS = 100_000_000_000L;

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
                value(name)
                    .map(value -> "the assertion's " + name + " is " + text(value))
                    .orElse("the assertion has no " + name));
  }

  Optional<String> appClientId() {
    return situation.app().map(app -> "the app in use has the client id " + app.clientId());
  }

  /** That {@code iss} or {@code sub} is not the client id; empty when it is. */
  Optional<String> identityFault(String name) {
    Optional<String> clientId = situation.app().map(ServiceApp::clientId);
    return assertion()
        .filter(assertion -> clientId.isPresent())
        .filter(assertion -> !Objects.equals(assertion.claims().get(name), clientId.get()))
        .map(
            assertion ->
                value(name).map(value -> name + " is " + text(value)).orElse("there is no " + name)
                    + ", the client id is "
                    + clientId.get());
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
    if (value("aud").isEmpty() || endpoint().isEmpty()) {
      return Optional.empty();
    }
    Object audience = value("aud").get();
    if (audience instanceof List<?> several) {
      if (several.size() != 1) {
        return Optional.of("it names " + several.size() + " audiences, and Okta takes one");
      }
      audience = Objects.toString(several.get(0));
    }
    return Audience.fault(audience.toString(), endpoint().get());
  }

  /** Whether {@code aud} is, as far as it can be seen from here, what it must be. */
  boolean audienceFits() {
    return value("aud").isPresent() && endpoint().isPresent() && audienceFault().isEmpty();
  }

  /** {@code exp is 2026-01-01T13:02:00Z, 62 min ahead of the server's clock}. */
  Optional<String> distance(String name) {
    ClockFacts clock = new ClockFacts(situation);
    Optional<Instant> arrival = clock.arrival();
    return time(name)
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
    if (assertion().isEmpty()) {
      return Optional.empty();
    }
    Optional<Object> value = value(name);
    if (value.isEmpty()) {
      return Optional.of("the assertion has no " + name);
    }
    if (!(value.get() instanceof Number number)) {
      return Optional.of(name + " is " + text(value.get()) + ", which is not a JSON number");
    }
    return number.longValue() < SURELY_MILLISECONDS
        ? Optional.empty()
        : Optional.of(
            name
                + " is "
                + number
                + ", which are milliseconds; seconds would be "
                + number.longValue() / 1000);
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
    List<String> faults = new ArrayList<>();
    overrides().ifPresent(faults::add);
    Stream.of(
            identityFault("iss"),
            identityFault("sub"),
            value("aud").isEmpty() ? claim("aud") : audienceFault(),
            notSeconds("exp"),
            lifeFault(),
            new KeyFacts(situation).unregistered(),
            new ClockFacts(situation).fault())
        .flatMap(Optional::stream)
        .forEach(faults::add);
    return faults;
  }

  private Optional<String> lifeFault() {
    Optional<Instant> arrival = new ClockFacts(situation).arrival();
    return time("exp")
        .filter(time -> arrival.isPresent())
        .filter(
            time -> !time.isAfter(arrival.get()) || time.isAfter(arrival.get().plus(LONGEST_LIFE)))
        .flatMap(time -> distance("exp"));
  }

  private Optional<Instant> time(String name) {
    return value(name)
        .filter(value -> value instanceof Number && notSeconds(name).isEmpty())
        .map(value -> Instant.ofEpochSecond(((Number) value).longValue()));
  }

  private Optional<Object> value(String name) {
    return assertion().map(assertion -> assertion.claims().get(name));
  }

  private Optional<ClientAssertion> assertion() {
    return situation.assertion();
  }

  private static String text(Object value) {
    return TerminalSafe.excerpt(value.toString(), EXCERPT);
  }
}
