package dev.risksh.groovy;

import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the arguments of {@code createAssertion} change of what Okta wants. */
final class AssertionChanges implements UnaryOperator<AssertionSpec> {
  private static final List<String> TIMES = List.of("exp", "iat", "nbf");
  private static final List<String> TEXTS = List.of("aud", "iss", "sub", "jti");

  private final Arguments arguments;
  private final Function<String, SigningKey> keys;

  /**
   * @param keys finds a key by its kid or file
   */
  AssertionChanges(Arguments arguments, Function<String, SigningKey> keys) {
    this.arguments = arguments;
    this.keys = keys;
  }

  @Override
  public AssertionSpec apply(AssertionSpec spec) {
    AssertionSpec changed = spec;
    if (arguments.has("expiresIn")) {
      changed = changed.withExpiresIn(arguments.requiredDuration("expiresIn"));
    }
    for (String claim : TIMES) {
      changed = arguments.has(claim) ? time(changed, claim) : changed;
    }
    for (String claim : TEXTS) {
      changed = arguments.has(claim) ? changed.with(claim, arguments.raw(claim)) : changed;
    }
    for (Map.Entry<?, ?> claim : map("set").entrySet()) {
      changed = changed.with(claim.getKey().toString(), claim.getValue());
    }
    if (arguments.has("kid")) {
      changed = changed.withHeader("kid", arguments.raw("kid"));
    }
    for (Map.Entry<?, ?> parameter : map("header").entrySet()) {
      changed = changed.withHeader(parameter.getKey().toString(), parameter.getValue());
    }
    for (String name : arguments.texts("drop").orElse(List.of())) {
      changed = changed.without(name);
    }
    if (arguments.has("alg")) {
      changed = changed.withAlgorithm(arguments.requiredText("alg"));
    }
    return arguments.has("signWith") ? changed.signedWith(signer()) : changed;
  }

  private AssertionSpec time(AssertionSpec spec, String claim) {
    Object value = arguments.raw(claim);
    if (value instanceof Duration fromNow) {
      return spec.withTime(claim, fromNow);
    }
    return spec.with(claim, value instanceof Instant time ? time.getEpochSecond() : value);
  }

  private Map<?, ?> map(String name) {
    return arguments.has(name) ? arguments.required(name, Map.class) : Map.of();
  }

  private SigningKey signer() {
    return arguments.raw("signWith") instanceof SigningKey key
        ? key
        : keys.apply(arguments.requiredText("signWith"));
  }
}
