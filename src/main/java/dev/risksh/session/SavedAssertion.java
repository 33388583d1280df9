package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.FromNow;
import dev.risksh.jose.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An assertion in the session file, so that another process can send what this one made: what it
 * says, from which it is signed again. The signature, which would let a reader in, is not there.
 */
final class SavedAssertion {
  private SavedAssertion() {}

  /**
   * @param key the one in use, which it names
   */
  static ObjectNode write(ClientAssertion assertion, Optional<SigningKey> key) {
    AssertionSpec spec = assertion.spec();
    ObjectNode json = Json.object();
    json.put("clientId", spec.clientId());
    json.put("audience", spec.audience());
    json.put("issuedAt", assertion.issuedAt().getEpochSecond());
    json.put("jti", String.valueOf(assertion.claims().getOrDefault("jti", "")));
    ObjectNode claims = json.putObject("claims");
    ObjectNode times = json.putObject("times");
    spec.claims()
        .forEach(
            (name, value) -> {
              if (value instanceof FromNow time) {
                times.put(name, time.distance().toSeconds());
              } else {
                claims.set(name, tree(value));
              }
            });
    ObjectNode headers = json.putObject("headers");
    spec.headers().forEach((name, value) -> headers.set(name, tree(value)));
    spec.dropped().forEach(json.putArray("dropped")::add);
    spec.algorithm().ifPresent(name -> json.put("algorithm", name));
    spec.signWith().ifPresent(signer -> json.put("signWith", signer.kid()));
    key.ifPresent(named -> json.put("key", named.kid()));
    json.put("pinned", assertion.pinned());
    return json;
  }

  private static JsonNode tree(Object value) {
    return Json.parse(Json.compact(value), "a claim");
  }

  /** Whether it was made while {@code key} was in use. */
  static boolean names(JsonNode json, SigningKey key) {
    return json.path("key").asText(key.kid()).equals(key.kid());
  }

  /** Whether another key signed it than the one it names. */
  static boolean isSignedByOther(JsonNode json) {
    return json.hasNonNull("signWith");
  }

  /**
   * @param key the one the assertion names; empty for the one that signed it
   * @param keys finds another one that signed it, by its kid
   */
  static ClientAssertion read(
      JsonNode json, Optional<SigningKey> key, Function<String, Optional<SigningKey>> keys) {
    AssertionSpec spec =
        AssertionSpec.of(json.path("clientId").asText(), json.path("audience").asText());
    for (Map.Entry<String, JsonNode> claim : json.path("claims").properties()) {
      spec = spec.with(claim.getKey(), Json.plain(claim.getValue()));
    }
    for (Map.Entry<String, JsonNode> time : json.path("times").properties()) {
      spec = spec.withTime(time.getKey(), Duration.ofSeconds(time.getValue().asLong()));
    }
    for (Map.Entry<String, JsonNode> parameter : json.path("headers").properties()) {
      spec = spec.withHeader(parameter.getKey(), Json.plain(parameter.getValue()));
    }
    for (JsonNode name : json.path("dropped")) {
      spec = spec.without(name.asText());
    }
    if (json.hasNonNull("algorithm")) {
      spec = spec.withAlgorithm(json.path("algorithm").asText());
    }
    Optional<String> signer = Optional.ofNullable(json.path("signWith").textValue());
    if (signer.isPresent()) {
      spec = spec.signedWith(keys.apply(signer.get()).orElseThrow(() -> notKept(signer.get())));
    }
    ClientAssertion made =
        ClientAssertion.sign(
            spec,
            key.or(spec::signWith).orElseThrow(SavedAssertion::noKey),
            Instant.ofEpochSecond(json.path("issuedAt").asLong()),
            json.path("jti").asText());
    return json.path("pinned").asBoolean() ? made.pin() : made;
  }

  private static Problem notKept(String kid) {
    return Problem.usage(
        "the assertion was made in another process and signed with key "
            + TerminalSafe.excerpt(kid, 60)
            + ", which is not kept here: it cannot be signed again, nor sent",
        "/assertion makes a fresh one; to send one of another key do both at the prompt, or keep"
            + " that key first (/key import)");
  }

  private static Problem noKey() {
    return Problem.usage(
        "the assertion was made in another process, and its key is not at hand to sign it again",
        "/key use KID takes that key where it is kept, /assertion makes a fresh one");
  }
}
