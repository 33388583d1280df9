package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of key that Okta takes for {@code private_key_jwt}, and the algorithms each can sign
 * with (Okta: service app guide; RSA keys have at least 2048 bits; each curve has one algorithm,
 * RFC 7518, section 3.4).
 */
public enum KeySpec {
  RSA_2048("rsa2048", "an RSA key of 2048 bits"),
  RSA_3072("rsa3072", "an RSA key of 3072 bits"),
  RSA_4096("rsa4096", "an RSA key of 4096 bits"),
  EC_P256("p256", "a P-256 key", "ES256"),
  EC_P384("p384", "a P-384 key", "ES384"),
  EC_P521("p521", "a P-521 key", "ES512");

  private final String label;
  private final String words;
  private final List<String> algorithms;

  KeySpec(String label, String words, String... algorithms) {
    this.label = label;
    this.words = words;
    this.algorithms = algorithms.length == 0 ? KeyRules.RSA_ALGORITHMS : List.of(algorithms);
  }

  /** What a user types: {@code rsa2048}, {@code p256}. */
  public String label() {
    return label;
  }

  /** What it can sign with, the usual one first. */
  List<String> algorithms() {
    return algorithms;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(KeySpec::label).toList();
  }

  public static Optional<KeySpec> named(String label) {
    String wanted = label.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    return Arrays.stream(values()).filter(spec -> spec.label.equals(wanted)).findFirst();
  }

  /** A fresh key pair; a large RSA key takes seconds. */
  JWK generate(SecureRandom random) {
    try {
      return switch (this) {
        case RSA_2048 -> new RSAKeyGenerator(2048).secureRandom(random).generate();
        case RSA_3072 -> new RSAKeyGenerator(3072).secureRandom(random).generate();
        case RSA_4096 -> new RSAKeyGenerator(4096).secureRandom(random).generate();
        case EC_P256 -> new ECKeyGenerator(Curve.P_256).secureRandom(random).generate();
        case EC_P384 -> new ECKeyGenerator(Curve.P_384).secureRandom(random).generate();
        case EC_P521 -> new ECKeyGenerator(Curve.P_521).secureRandom(random).generate();
      };
    } catch (JOSEException impossible) {
      throw new IllegalStateException("this JDK cannot make a " + label + " key", impossible);
    }
  }

  /** {@code an RSA key of 2048 bits}. */
  @Override
  public String toString() {
    return words;
  }
}
