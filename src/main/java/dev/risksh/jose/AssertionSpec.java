package dev.risksh.jose;

import dev.risksh.console.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an assertion is to say: Okta's rules by default, and on top what the user sets, drops or
 * makes wrong on purpose, to see a refusal.
 *
 * @param clientId who asks: {@code iss} and {@code sub}
 * @param audience the full URL of the token endpoint: {@code aud}
 * @param claims that replace or add to the usual ones; null as a value writes JSON null
 * @param headers the same for the header
 * @param dropped names of claims and headers that are left out
 * @param algorithm to sign with instead of the key's own; empty for that
 * @param signWith a key other than the one the assertion names; empty for that one
 */
public record AssertionSpec(
    String clientId,
    String audience,
    Map<String, Object> claims,
    Map<String, Object> headers,
    Set<String> dropped,
    Optional<String> algorithm,
    Optional<SigningKey> signWith) {

  /** Short enough that a clock one or two seconds fast does not matter. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

  /** Okta refuses more. */
  private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

  /** Beyond this it is a typing mistake, not a test. */
  private static final Duration FARTHEST = Duration.ofDays(36_500);

  public AssertionSpec {
    claims = plain(claims);
    headers = plain(headers);
    dropped = Set.copyOf(dropped);
  }

  public static AssertionSpec of(String clientId, String audience) {
    return new AssertionSpec(
        clientId, audience, Map.of(), Map.of(), Set.of(), Optional.empty(), Optional.empty());
  }

  /** The same for another token endpoint. */
  public AssertionSpec withAudience(String url) {
    return new AssertionSpec(clientId, url, claims, headers, dropped, algorithm, signWith);
  }

  /** A claim that is written as it is. */
  public AssertionSpec with(String claim, Object value) {
    return new AssertionSpec(
        clientId, audience, and(claims, claim, value), headers, dropped, algorithm, signWith);
  }

  /**
   * A claim that is a time, counted from when the assertion is signed.
   *
   * @param fromNow negative for a time that is past
   */
  public AssertionSpec withTime(String claim, Duration fromNow) {
    if (fromNow.abs().compareTo(FARTHEST) > 0) {
      throw Problem.usage(
          claim + " cannot be " + fromNow.toDays() + " days from now", "such as 5m or -5m");
    }
    return with(claim, new FromNow(fromNow));
  }

  /** How long it is valid; negative for one that has expired. */
  public AssertionSpec withExpiresIn(Duration lifetime) {
    return withTime("exp", lifetime);
  }

  /** A parameter of the header that is written as it is. */
  public AssertionSpec withHeader(String name, Object value) {
    return new AssertionSpec(
        clientId, audience, claims, and(headers, name, value), dropped, algorithm, signWith);
  }

  /** Without the claim or the header of that name. */
  public AssertionSpec without(String name) {
    Set<String> more = new TreeSet<>(dropped);
    more.add(name);
    return new AssertionSpec(clientId, audience, claims, headers, more, algorithm, signWith);
  }

  /**
   * Signed with another algorithm: one the key can do, {@code HS256} and its kin with the public
   * key for a secret, {@code none} not at all. Any other name stands in the header only.
   */
  public AssertionSpec withAlgorithm(String name) {
    return new AssertionSpec(
        clientId, audience, claims, headers, dropped, Optional.of(name), signWith);
  }

  /** Signed with another key than the one that its {@code kid} names. */
  public AssertionSpec signedWith(SigningKey key) {
    return new AssertionSpec(
        clientId, audience, claims, headers, dropped, algorithm, Optional.of(key));
  }

  private static Map<String, Object> and(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  /** Map.copyOf refuses null values, which are wanted here. */
  private static Map<String, Object> plain(Map<String, Object> map) {
    Map<String, Object> plain = new LinkedHashMap<>();
    map.forEach((name, value) -> plain.put(name, plain(value)));
    return Collections.unmodifiableMap(plain);
  }

  /** What JSON has a form for: a Groovy string is a text, a time is what it prints as. */
  private static Object plain(Object value) {
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof FromNow) {
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

  /** What was not left to the rules, in words: {@code set aud, exp 300 s ago, dropped jti}. */
  public List<String> overrides() {
    List<String> words = new ArrayList<>();
    claims.forEach(
        (claim, value) -> {
          if (!(value instanceof FromNow time)) {
            words.add("set " + claim);
          } else if (!claim.equals("exp") || !isUsual(time.distance())) {
            words.add(claim + " " + time);
          }
        });
    headers.keySet().forEach(name -> words.add("set header " + name));
    new TreeSet<>(dropped).forEach(name -> words.add("dropped " + name));
    algorithm.ifPresent(name -> words.add("alg " + name));
    signWith.ifPresent(key -> words.add("signed with key " + key.kid()));
    return words;
  }

  private static boolean isUsual(Duration lifetime) {
    return !lifetime.isNegative()
        && !lifetime.isZero()
        && lifetime.compareTo(LONGEST_LIFETIME) <= 0;
  }
}
