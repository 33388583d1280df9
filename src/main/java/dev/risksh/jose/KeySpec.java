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
 * The kinds of key that Okta takes for {@code private_key_jwt}, and the algorithm each one signs
 * with unless told otherwise (Okta: service app guide; RSA keys have at least 2048 bits).
 */
public enum KeySpec {
  RSA_2048("rsa2048", "RS256"),
  RSA_3072("rsa3072", "RS256"),
  RSA_4096("rsa4096", "RS256"),
  EC_P256("p256", "ES256"),
  EC_P384("p384", "ES384"),
  EC_P521("p521", "ES512");

  private final String label;
  private final String algorithm;

  KeySpec(String label, String algorithm) {
    this.label = label;
    this.algorithm = algorithm;
  }

  /** What a user types: {@code rsa2048}, {@code p256}. */
  public String label() {
    return label;
  }

  String algorithm() {
    return algorithm;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(KeySpec::label).toList();
  }

  public static Optional<KeySpec> named(String label) {
    String wanted = label.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    return Arrays.stream(values()).filter(spec -> spec.label.equals(wanted)).findFirst();
  }

  /** A fresh key pair; RSA takes a noticeable fraction of a second. */
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
}
