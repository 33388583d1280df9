package dev.risksh.localorg;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What is kept of a user's password: people type in real ones. */
record PasswordHash(String salt, String hash) {
  private static final int ROUNDS = 50_000;
  private static final int BITS = 256;

  static PasswordHash of(String password, Ids ids) {
    String salt = ids.requestId();
    return new PasswordHash(salt, hash(password, salt));
  }

  boolean fits(String password) {
    return MessageDigest.isEqual(
        hash(password, salt).getBytes(StandardCharsets.US_ASCII),
        hash.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String password, String salt) {
    PBEKeySpec spec =
        new PBEKeySpec(password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
    try {
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return Base64.getEncoder().encodeToString(factory.generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
