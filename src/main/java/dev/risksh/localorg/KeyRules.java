package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a JWK Set must be to be registered with an app (Okta: JSON Web Key validation errors). */
final class KeyRules {
  private static final int MAX_KEYS = 50;
  private static final int MIN_RSA_BITS = 2048;
  private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

  /** Members that give a private or a shared key away (RFC 7518, section 6). */
  private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  /** What is kept of a key; certificates and the like are not used. */
  private static final List<String> PUBLIC =
      List.of("kty", "kid", "use", "alg", "e", "n", "crv", "x", "y");

  private KeyRules() {}

  /** The keys of {@code jwks}, or a refusal in Okta's words. */
  static List<PublicJwk> read(JsonNode jwks) {
    JsonNode keys = jwks.path("keys");
    if (!keys.isArray() || keys.isEmpty()) {
      throw refuse("keys: The field cannot be left blank");
    }
    if (keys.size() > MAX_KEYS) {
      throw tooMany();
    }
    List<PublicJwk> read = new ArrayList<>();
    for (JsonNode key : keys) {
      read.add(key(key));
    }
    if (!canBeTold(read)) {
      throw refuse("All keys in the 'jwks' must have a unique `kid`.");
    }
    return read;
  }

  /** A key that joins {@code others}, or a refusal in Okta's words. */
  static PublicJwk readAnother(JsonNode node, List<PublicJwk> others) {
    PublicJwk jwk = key(node);
    if (others.size() >= MAX_KEYS) {
      throw tooMany();
    }
    if (others.stream().anyMatch(other -> other.kid().isEmpty())) {
      throw refuse(
          "Each key should have a unique kid when adding multiple keys. Use the Apps API to update"
              + " the JWKS to add a kid for the existing key, or delete the existing key and re-add"
              + " the key with a kid using the JWKS APIs.");
    }
    List<PublicJwk> all = new ArrayList<>(others);
    all.add(jwk);
    if (!canBeTold(all)) {
      throw refuse("All keys in the 'jwks' must have a unique `kid`.");
    }
    return jwk;
  }

  /** Whether an assertion's {@code kid} says which key it means; a single one needs no name. */
  static boolean canBeTold(List<PublicJwk> keys) {
    Set<String> kids = new HashSet<>();
    return keys.size() == 1
        || keys.stream().allMatch(key -> key.kid().isPresent() && kids.add(key.kid().get()));
  }

  /** One public key, strong enough. */
  static PublicJwk key(JsonNode node) {
    if (PRIVATE.stream().anyMatch(node::has)) {
      throw refuse("The 'jwks' must contain public keys only.");
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (String name : PUBLIC) {
      JsonNode value = node.path(name);
      if (value.isTextual() && !value.asText().isEmpty()) {
        members.put(name, value.asText());
      } else if (!value.isMissingNode() && !value.isNull()) {
        throw notValid(name);
      }
    }
    checkUse(members);
    checkStrength(members);
    return new PublicJwk(members);
  }

  private static void checkUse(Map<String, String> members) {
    String use = members.get("use");
    if (use != null && !use.equals("sig") && !use.equals("enc")) {
      throw notValid("use");
    }
  }

  private static void checkStrength(Map<String, String> members) {
    JWK jwk;
    try {
      jwk = JWK.parse(Map.<String, Object>copyOf(members));
    } catch (ParseException | RuntimeException e) {
      throw notValid("jwks");
    }
    if (jwk instanceof RSAKey rsa) {
      if (rsa.size() < MIN_RSA_BITS) {
        throw refuse("RSA key length in the 'jwks' is less than '2,048' bits for the given key.");
      }
    } else if (!(jwk instanceof ECKey ec && CURVES.contains(ec.getCurve()))) {
      throw notValid(jwk instanceof ECKey ? "crv" : "kty");
    }
  }

  private static ApiRefusal notValid(String field) {
    return refuse("%s: The field %s is not valid.".formatted(field, field));
  }

  private static ApiRefusal tooMany() {
    return refuse(
        "You can't create a new key. You have reached the maximum number of keys allowed (50)."
            + " To add another key, you must first delete an existing one.");
  }

  static ApiRefusal refuse(String cause) {
    return ApiRefusal.invalid("JsonWebKey", List.of(cause));
  }
}
