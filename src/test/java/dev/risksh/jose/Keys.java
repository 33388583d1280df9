package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Base64;
import java.util.Optional;

/** Keys as their owners bring them, each made once. */
final class Keys {
  static final RSAKey RSA = rsa();
  static final ECKey EC = ec();

  private Keys() {}

  private static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static SigningKey read(String text) {
    return read(text, Optional.empty());
  }

  /** A key from a file, as its owner names it. */
  static SigningKey read(String text, Optional<String> kid) {
    return KeyReader.read(
            KeyText.of(text, "the file"), new KeyChoice(kid, Optional.empty()), Optional.empty())
        .key();
  }

  /** The RSA key as {@code openssl genpkey} writes it. */
  static String pem() {
    try {
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(RSA.toPrivateKey().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
