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
  static List<ClientKey> read(JsonNode jwks) {
    JsonNode keys = jwks.path("keys");
    if (!keys.isArray() || keys.isEmpty()) {
      throw refuse("keys: The field cannot be left blank");
    }
    if (keys.size() > MAX_KEYS) {
      throw refuse(
          "You can't create a new key. You have reached the maximum number of keys allowed (50)."
              + " To add another key, you must first delete an existing one.");
    }
    List<ClientKey> read = new ArrayList<>();
    Set<String> kids = new HashSet<>();
    for (JsonNode key : keys) {
      ClientKey clientKey = key(key);
      // A set of several keys in which one has no name has no way to name that one.
      boolean unique = kids.add(clientKey.kid().orElse(""));
      if (!unique || (keys.size() > 1 && clientKey.kid().isEmpty())) {
        throw refuse("All keys in the 'jwks' must have a unique `kid`.");
      }
      read.add(clientKey);
    }
    return read;
  }

  private static ClientKey key(JsonNode node) {
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
    return new ClientKey(members);
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

  private static ApiRefusal refuse(String cause) {
    return ApiRefusal.invalid("JsonWebKey", List.of(cause));
  }
}
