package dev.risksh.jose;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** PEM files: the first unencrypted PKCS#8 block of an RSA key, whatever stands around it. */
final class Pem {
  private static final String ANY_BEGIN = "-----BEGIN ";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final String CONVERT = "openssl pkcs8 -topk8 -nocrypt -in FILE -out key.pem";

  private Pem() {}

  static RSAKey privateKey(String text) throws NotAKey {
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      throw noPkcs8(text);
    }
    int body = begin + BEGIN.length();
    int end = text.indexOf(END, body);
    if (end < 0) {
      throw new NotAKey("the end of its PEM block is missing");
    }
    try {
      return rsa(Base64.getMimeDecoder().decode(text.substring(body, end)));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Its message may quote what it read, so it is not passed on.
      throw new NotAKey("the PEM body is not a whole RSA key (give an EC key as a JWK)");
    }
  }

  private static NotAKey noPkcs8(String text) {
    for (String type :
        new String[] {"ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
      if (text.contains(ANY_BEGIN + type + "-----")) {
        return new NotAKey(
            "its PEM type is '" + type + "', and 'PRIVATE KEY' (PKCS#8) is needed", CONVERT);
      }
    }
    return new NotAKey(
        text.contains(ANY_BEGIN)
            ? "it is a PEM file without a 'PRIVATE KEY' (PKCS#8)"
            : "it is neither a JWK nor a PEM file");
  }

  private static RSAKey rsa(byte[] pkcs8) throws GeneralSecurityException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    PrivateKey key = rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    if (!(key instanceof RSAPrivateCrtKey whole)) {
      throw new GeneralSecurityException("no public exponent");
    }
    RSAPublicKeySpec spec = new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent());
    return new RSAKey.Builder((RSAPublicKey) rsa.generatePublic(spec)).privateKey(whole).build();
  }
}
