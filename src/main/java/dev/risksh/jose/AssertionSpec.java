package dev.risksh.jose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  public AssertionSpec {
    // Map.copyOf refuses null values, which are wanted here.
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
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

  /** The claims that were not left to the rules, in words: {@code set aud, dropped exp}. */
  public List<String> overrides() {
    List<String> words = new ArrayList<>();
    set.keySet().forEach(claim -> words.add("set " + claim));
    new TreeSet<>(dropped).forEach(claim -> words.add("dropped " + claim));
    return words;
  }
}
