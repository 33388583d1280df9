package dev.risksh.jose;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.TerminalSafe;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * PEM files (RFC 7468 and before): the one private key, whatever stands around it, and the
 * certificates.
 */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LINE = 64;
  private static final int LONGEST_TYPE_SHOWN = 30;

  private static final String PKCS8 = "PRIVATE KEY";
  private static final String PKCS8_ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";

  /** What openssl has written keys as, over the years. */
  private static final Set<String> KEYS =
      Set.of(PKCS8, PKCS8_ENCRYPTED, "RSA PRIVATE KEY", "EC PRIVATE KEY");

  private Pem() {}

  /** What a file holds of interest. */
  record Content(JWK key, List<X509Certificate> certificates) {}

  /** From BEGIN to END. */
  private record Block(String type, String text) {
    String body() {
      return text.substring(
          BEGIN.length() + type.length() + DASHES.length(),
          text.length() - END.length() - type.length() - DASHES.length());
    }
  }

  /** Whether the key in it is encrypted, in the way of today or in the traditional one. */
  static boolean isProtected(String text) {
    return text.contains(BEGIN + PKCS8_ENCRYPTED + DASHES)
        || text.contains(BEGIN) && text.contains("Proc-Type: 4,ENCRYPTED");
  }

  static Content read(String text, Optional<Secret> passphrase) throws NotAKey {
    List<Block> blocks = blocks(text);
    List<Block> keys = blocks.stream().filter(block -> KEYS.contains(block.type())).toList();
    if (keys.isEmpty()) {
      throw noKey(blocks);
    }
    if (keys.size() > 1) {
      throw new NotAKey(
          "it has " + keys.size() + " private keys", "leave only the one to use in the file");
    }
    return new Content(
        key(keys.get(0), passphrase), blocks.stream().flatMap(Pem::certificate).toList());
  }

  private static List<Block> blocks(String text) throws NotAKey {
    List<Block> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int typeEnd = text.indexOf(DASHES, begin + BEGIN.length());
      if (typeEnd < 0) {
        throw cut();
      }
      String type = text.substring(begin + BEGIN.length(), typeEnd);
      String last = END + type + DASHES;
      int end = text.indexOf(last, typeEnd);
      if (end < 0) {
        throw cut();
      }
      end += last.length();
      blocks.add(new Block(type, text.substring(begin, end)));
      begin = text.indexOf(BEGIN, end);
    }
    return blocks;
  }

  private static NotAKey cut() {
    return new NotAKey("the end of a PEM block is missing");
  }

  private static NotAKey noKey(List<Block> blocks) {
    List<String> types = blocks.stream().map(Block::type).distinct().toList();
    if (types.isEmpty()) {
      return new NotAKey("it is neither a JWK nor a PEM file");
    }
    if (types.contains("OPENSSH PRIVATE KEY")) {
      return new NotAKey(
          "it is in the form of OpenSSH", "change a copy of it: ssh-keygen -p -m PKCS8 -f COPY");
    }
    if (types.contains("DSA PRIVATE KEY")) {
      return new NotAKey("Okta takes RSA and EC keys, and this one is DSA");
    }
    return new NotAKey(
        "it is a PEM file without a private key; it has "
            + TerminalSafe.excerpt(String.join(", ", types), LONGEST_TYPE_SHOWN));
  }

  private static JWK key(Block block, Optional<Secret> passphrase) throws NotAKey {
    if (block.type().equals(PKCS8)) {
      try {
        return rsa(Base64.getMimeDecoder().decode(block.body()));
      } catch (GeneralSecurityException | RuntimeException notRsaOrNotWhole) {
        // Bouncy Castle knows which.
      }
    }
    return BouncyPem.read(block.text(), passphrase);
  }

  /** The usual form needs no more than Java, which is there a fifth of a second sooner. */
  private static RSAKey rsa(byte[] pkcs8) throws GeneralSecurityException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    if (!(rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey whole)) {
      throw new GeneralSecurityException("no public exponent");
    }
    RSAPublicKeySpec spec = new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent());
    return new RSAKey.Builder((RSAPublicKey) rsa.generatePublic(spec)).privateKey(whole).build();
  }

  /** One that cannot be read is of no interest: the key is not in it. */
  private static Stream<X509Certificate> certificate(Block block) {
    if (!block.type().equals(CERTIFICATE)) {
      return Stream.empty();
    }
    try {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      byte[] bytes = block.text().getBytes(StandardCharsets.ISO_8859_1);
      return Stream.of((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(bytes)));
    } catch (CertificateException | RuntimeException unreadable) {
      return Stream.empty();
    }
  }

  /** {@code der} as a block. */
  static String write(String type, byte[] der) {
    return BEGIN
        + type
        + DASHES
        + "\n"
        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
        + "\n"
        + END
        + type
        + DASHES
        + "\n";
  }
}
