package dev.risksh.jose;

import dev.risksh.console.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an assertion is to claim: Okta's rules by default, and on top what the user sets or drops on
 * purpose, to see a refusal.
 *
 * @param clientId who asks: {@code iss} and {@code sub}
 * @param audience the full URL of the token endpoint: {@code aud}
 * @param expiresIn how long it is valid; Okta refuses more than one hour
 * @param set claims that replace or add to the usual ones; null as a value writes JSON null
 * @param dropped names of claims that are left out
 */
public record AssertionSpec(
    String clientId,
    String audience,
    Duration expiresIn,
    Map<String, Object> set,
    Set<String> dropped) {

  /** Short enough that a clock one or two seconds fast does not matter. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

  /** Okta refuses more. */
  private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

  /** Beyond this it is a typing mistake, not a test. */
  private static final Duration FARTHEST = Duration.ofDays(36_500);

  public AssertionSpec {
    if (expiresIn.abs().compareTo(FARTHEST) > 0) {
      throw Problem.usage(
          "an assertion cannot be made to expire " + expiresIn.toDays() + " days from now", "5m");
    }
    // Map.copyOf refuses null values, which are wanted here.
    Map<String, Object> plain = new LinkedHashMap<>();
    set.forEach((claim, value) -> plain.put(claim, plain(value)));
    set = Collections.unmodifiableMap(plain);
    dropped = Set.copyOf(dropped);
  }

  public static AssertionSpec of(String clientId, String audience) {
    return new AssertionSpec(clientId, audience, DEFAULT_LIFETIME, Map.of(), Set.of());
  }

  public AssertionSpec withExpiresIn(Duration lifetime) {
    return new AssertionSpec(clientId, audience, lifetime, set, dropped);
  }

  public AssertionSpec with(String claim, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(set);
    more.put(claim, value);
    return new AssertionSpec(clientId, audience, expiresIn, more, dropped);
  }

  public AssertionSpec without(String claim) {
    Set<String> fewer = new TreeSet<>(dropped);
    fewer.add(claim);
    return new AssertionSpec(clientId, audience, expiresIn, set, fewer);
  }

  /** What JSON has a form for: a Groovy string is a text, a time is what it prints as. */
  private static Object plain(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
      return plain;
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(AssertionSpec::plain).collect(Collectors.toList());
    }
    return value.toString();
  }

  /**
   * What was not left to the rules, in words: {@code set aud, dropped exp, expires 0 s from now}.
   */
  public List<String> overrides() {
    List<String> words = new ArrayList<>();
    if (expiresIn.isNegative() || expiresIn.isZero() || expiresIn.compareTo(LONGEST_LIFETIME) > 0) {
      words.add("expires " + expiresIn.toSeconds() + " s from now");
    }
    set.keySet().forEach(claim -> words.add("set " + claim));
    new TreeSet<>(dropped).forEach(claim -> words.add("dropped " + claim));
    return words;
  }
}
