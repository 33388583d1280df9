package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which keys leave. */
public enum KeyFormat {
  JWK,
  JWKS,
  PEM;

  public static List<String> labels() {
    return Arrays.stream(values()).map(KeyFormat::label).toList();
  }

  /** What a user types. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static KeyFormat named(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.usage(
                    "there is no such format of keys", "one of " + String.join(", ", labels())));
  }

  /** What the name of a file asks for. */
  public static KeyFormat ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".pem") || lower.endsWith(".key")) {
      return PEM;
    }
    return lower.contains("jwks") ? JWKS : JWK;
  }

  /** The public halves. */
  public String publicHalves(List<SigningKey> keys) {
    return switch (this) {
      case JWK -> pretty(single(keys).publicHalf().toJSONString());
      case JWKS -> pretty(set(keys.stream().map(SigningKey::publicHalf).toList()));
      case PEM -> Pem.write("PUBLIC KEY", single(keys).publicKey().getEncoded());
    };
  }

  /**
   * The keys whole.
   *
   * @param passphrase to protect them with; takes a noticeable time
   */
  public Secret whole(List<SigningKey> keys, Optional<Secret> passphrase, SecureRandom random) {
    return Secret.of(
        switch (this) {
          case JWK ->
              pretty(
                  passphrase
                      .map(given -> KeyEnvelope.of(single(keys), given, random))
                      .orElseGet(() -> single(keys).privateJwk().reveal()));
          case JWKS -> {
            String set = set(keys.stream().map(SigningKey::whole).toList());
            yield pretty(
                passphrase
                    .map(given -> KeyEnvelope.ofSet(Secret.of(set), given, random))
                    .orElse(set));
          }
          case PEM -> {
            byte[] pkcs8 = pkcs8(single(keys)).getEncoded();
            yield passphrase
                .map(given -> BouncyPem.encrypted(pkcs8, given, random))
                .orElseGet(() -> Pem.write("PRIVATE KEY", pkcs8));
          }
        });
  }

  private SigningKey single(List<SigningKey> keys) {
    if (keys.size() != 1) {
      throw Problem.usage(
          "a file in the form of " + label() + " holds one key", "--format jwks takes several");
    }
    return keys.get(0);
  }

  private static String set(List<JWK> keys) {
    return new JWKSet(keys).toString(false);
  }

  private static String pretty(String json) {
    return Json.pretty(Json.parse(json, "the key")) + "\n";
  }

  private static PrivateKey pkcs8(SigningKey key) {
    JWK jwk = key.whole();
    if (jwk instanceof RSAKey rsa && rsa.getFirstPrimeFactor() == null) {
      throw Problem.usage(
          "this key came without its primes, and PEM wants them", "--format jwk does not");
    }
    try {
      return ((AsymmetricJWK) jwk).toPrivateKey();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a key that signs has a private half", impossible);
    }
  }
}
