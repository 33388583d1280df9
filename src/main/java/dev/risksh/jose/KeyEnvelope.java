package dev.risksh.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.Json;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keys under a passphrase: a JWE (RFC 7516) of a JWK or a set of them (RFC 7517, section 7), its
 * key derived by PBES2 (RFC 7518, section 4.8).
 */
final class KeyEnvelope {
  /** OWASP's Password Storage Cheat Sheet for PBKDF2 with HMAC-SHA-512, 2023. */
  static final int ITERATIONS = 210_000;

  private static final int SALT_BYTES = 16;
  private static final String ONE_KEY = "jwk+json";
  private static final String SET = "jwk-set+json";

  /**
   * A header of our own with the public half, in the clear but sealed with the rest, so that keys
   * can be listed and registered without their passphrases.
   */
  private static final String PUBLIC_HALF = "dev.risksh.public_jwk";

  /** Of a JWE, in the order of its compact form. */
  private static final List<String> PARTS =
      List.of("protected", "encrypted_key", "iv", "ciphertext", "tag");

  private static final Pattern COMPACT = Pattern.compile("[\\w-]+(\\.[\\w-]*){3}\\.[\\w-]+");

  private KeyEnvelope() {}

  /** A key with its public half to be seen. */
  static String of(SigningKey key, Secret passphrase, SecureRandom random) {
    JWEHeader header =
        header(ONE_KEY)
            .keyID(key.kid())
            .customParam(PUBLIC_HALF, key.publicHalf().toJSONObject())
            .build();
    return seal(header, key.privateJwk(), passphrase, random);
  }

  /** A JWK set. */
  static String ofSet(Secret set, Secret passphrase, SecureRandom random) {
    return seal(header(SET).build(), set, passphrase, random);
  }

  private static JWEHeader.Builder header(String contentType) {
    return new JWEHeader.Builder(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM)
        .contentType(contentType);
  }

  private static String seal(
      JWEHeader header, Secret content, Secret passphrase, SecureRandom random) {
    try {
      PasswordBasedEncrypter encrypter =
          new PasswordBasedEncrypter(passphrase.reveal(), SALT_BYTES, ITERATIONS);
      encrypter.getJCAContext().setSecureRandom(random);
      JWEObject jwe = new JWEObject(header, new Payload(content.reveal()));
      jwe.encrypt(encrypter);
      return flattened(jwe.serialize());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("this JDK cannot encrypt a key", impossible);
    }
  }

  /** The compact form as a JSON object (RFC 7516, section 7.2.2), as key files are JSON. */
  private static String flattened(String compact) {
    String[] parts = compact.split("\\.", -1);
    ObjectNode json = Json.object();
    for (int i = 0; i < PARTS.size(); i++) {
      json.put(PARTS.get(i), parts[i]);
    }
    return Json.compact(json);
  }

  /** Nimbus' own reader of the JSON form does not open what is under a passphrase. */
  private static JWEObject parse(String text) throws ParseException {
    if (!text.startsWith("{")) {
      return JWEObject.parse(text);
    }
    JsonNode json = Json.parse(text, "the key");
    return JWEObject.parse(
        PARTS.stream().map(part -> json.path(part).asText()).collect(Collectors.joining(".")));
  }

  /** Whether {@code text} is a JWE, in its compact or its JSON form. */
  static boolean isOne(String text) {
    return text.startsWith("{")
        ? Json.tryParse(text).filter(json -> json.has("ciphertext")).isPresent()
        : COMPACT.matcher(text).matches();
  }

  /** The public half that an envelope of ours shows; empty for any other text. */
  static Optional<JWK> publicHalf(String text) {
    if (!isOne(text)) {
      return Optional.empty();
    }
    try {
      Object shown = parse(text).getHeader().getCustomParam(PUBLIC_HALF);
      return Optional.of(JWK.parse(Json.compact(shown)).toPublicJWK())
          .filter(half -> half.getKeyID() != null && half.getAlgorithm() != null)
          .filter(half -> half instanceof RSAKey || half instanceof ECKey);
    } catch (ParseException | RuntimeException notOurs) {
      return Optional.empty();
    }
  }

  /** The JWK or JWK set inside. */
  static String open(String text, Secret passphrase) throws NotAKey {
    JWEObject jwe;
    try {
      jwe = parse(text);
    } catch (ParseException | RuntimeException e) {
      throw new NotAKey("it starts like an encrypted JWK but cannot be read as one");
    }
    if (!JWEAlgorithm.Family.PBES2.contains(jwe.getHeader().getAlgorithm())) {
      throw new NotAKey("it is encrypted for the owner of another key, not by a passphrase");
    }
    try {
      jwe.decrypt(new PasswordBasedDecrypter(passphrase.reveal()));
      return jwe.getPayload().toString();
    } catch (JOSEException | RuntimeException e) {
      throw NotAKey.wrongPassphrase();
    }
  }
}
