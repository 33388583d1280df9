package dev.risksh.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Reads a private key from a JWK, a JWK set or a PEM file, each maybe under a passphrase, and
 * refuses one that Okta would refuse, with the reason. What was read never stands in a message.
 */
public final class KeyReader {
  /** No key file is larger, nor worth reading when it is. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private static final int LONGEST_KID_SHOWN = 60;
  private static final String UNREADABLE = "it starts like a JWK but cannot be read as one";

  private KeyReader() {}

  /**
   * @param passphrase of a text that {@link KeyText#isProtected is protected}
   */
  public static KeyFound read(KeyText text, KeyChoice choice, Optional<Secret> passphrase) {
    try {
      return found(text.text(), choice, passphrase);
    } catch (NotAKey e) {
      throw e.of(text.source());
    }
  }

  /** What risksh keeps: one under a passphrase comes locked, so that nobody need be asked yet. */
  public static SigningKey kept(KeyText text) {
    return locked(text).orElseGet(() -> read(text, KeyChoice.NONE, Optional.empty()).key());
  }

  /** The locked key in an envelope of ours; empty for any other text. */
  public static Optional<SigningKey> locked(KeyText text) {
    return KeyEnvelope.publicHalf(text.text()).map(half -> SigningKey.locked(half, text.text()));
  }

  private static KeyFound found(String text, KeyChoice choice, Optional<Secret> passphrase)
      throws NotAKey {
    if (KeyEnvelope.isOne(text)) {
      Secret given = passphrase.orElseThrow(NotAKey::wrongPassphrase);
      return found(KeyEnvelope.open(text, given), choice);
    }
    if (text.startsWith("{")) {
      return found(text, choice);
    }
    Pem.Content pem = Pem.read(text, passphrase);
    return found(pem.key(), pem.certificates(), choice);
  }

  private static KeyFound found(String json, KeyChoice choice) throws NotAKey {
    JWK jwk = fromJson(json, choice.kid());
    List<X509Certificate> chain =
        jwk.getX509CertChain() == null ? List.of() : jwk.getParsedX509CertChain();
    return found(jwk, chain, choice);
  }

  private static KeyFound found(JWK jwk, List<X509Certificate> certificates, KeyChoice choice)
      throws NotAKey {
    return new KeyFound(
        KeyRules.checked(named(jwk, choice.kid()), choice.algorithm()), certificates);
  }

  private static JWK fromJson(String text, Optional<String> kid) throws NotAKey {
    JsonNode json =
        Json.tryParse(text).orElseThrow(() -> new NotAKey(UNREADABLE + ": it is not whole JSON"));
    List<JWK> keys;
    try {
      if (!json.has("keys")) {
        checkMembers(json);
        return JWK.parse(text);
      }
      keys = JWKSet.parse(text).getKeys();
    } catch (ParseException | RuntimeException e) {
      // Nimbus' message may quote what it read, so it is not passed on.
      throw unreadable();
    }
    return pick(keys, kid);
  }

  private static NotAKey unreadable() {
    return new NotAKey(UNREADABLE);
  }

  /** What Nimbus refuses without a reason that could be passed on. */
  private static void checkMembers(JsonNode jwk) throws NotAKey {
    if (jwk.has("kid") && !jwk.path("kid").isTextual()) {
      throw new NotAKey("its kid is not a text", "write its kid between quotation marks");
    }
    JsonNode operations = jwk.path("key_ops");
    boolean signs = false;
    for (JsonNode operation : operations) {
      signs |= operation.asText().equals("sign");
    }
    if (!operations.isMissingNode() && !signs) {
      throw new NotAKey("its key_ops do not allow to sign", "give a key whose key_ops have sign");
    }
  }

  /** The private key of that kid, or the only one; in a set each kid names one key (RFC 7517). */
  private static JWK pick(List<JWK> keys, Optional<String> kid) throws NotAKey {
    List<JWK> all = keys.stream().filter(JWK::isPrivate).toList();
    List<JWK> matching =
        all.stream().filter(key -> kid.isEmpty() || kid.get().equals(SigningKey.kid(key))).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (all.isEmpty()) {
      throw new NotAKey("the set has no private keys");
    }
    List<String> kids = all.stream().map(key -> shown(SigningKey.kid(key))).distinct().toList();
    if (matching.isEmpty()) {
      throw new NotAKey("no private key of the set has that kid; it has " + kids);
    }
    if (kid.isPresent() || kids.size() == 1) {
      throw new NotAKey(
          "the set has "
              + matching.size()
              + " private keys with the kid "
              + shown(SigningKey.kid(matching.get(0)))
              + ", and a kid must name one",
          "take out all but one of them, or give each a kid of its own");
    }
    throw new NotAKey(
        "the set has " + matching.size() + " private keys; say which with --kid, one of " + kids,
        "the same with --kid " + kids.get(0));
  }

  private static JWK named(JWK key, Optional<String> kid) throws NotAKey {
    if (kid.isEmpty() || kid.get().equals(SigningKey.kid(key))) {
      return key;
    }
    if (key.getKeyID() != null) {
      throw new NotAKey("its kid is " + shown(key.getKeyID()) + ", not " + shown(kid.get()));
    }
    return KeyRules.withKid(key, kid.get());
  }

  private static String shown(String kid) {
    return TerminalSafe.excerpt(kid, LONGEST_KID_SHOWN);
  }
}
