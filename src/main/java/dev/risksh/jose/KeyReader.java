package dev.risksh.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a private key from a JWK, a JWK set or a PEM file of PKCS#8, and refuses one that Okta
 * would refuse, with the reason. What was read never stands in a message.
 */
public final class KeyReader {
  /** No key file is larger, nor worth reading when it is. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LONGEST_KID_SHOWN = 60;

  private KeyReader() {}

  /**
   * @param text the content of a key file
   * @param source what to call it in a message: a file name, a variable
   * @param kid which key of a set, or the name of one that has none; empty for the key's own
   */
  public static SigningKey read(String text, String source, Optional<String> kid) {
    try {
      if (text.length() > MAX_CHARACTERS) {
        throw new NotAKey("it is larger than 1 MiB");
      }
      String trimmed = withoutByteOrderMark(text).strip();
      JWK read = trimmed.startsWith("{") ? fromJson(trimmed, kid) : Pem.privateKey(trimmed);
      return KeyRules.checked(named(read, kid));
    } catch (NotAKey e) {
      throw Problem.badInput(source + " is not a key that can be used: " + e.getMessage(), e.next);
    }
  }

  /** Some editors of Windows begin every text file with it. */
  private static String withoutByteOrderMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static JWK fromJson(String text, Optional<String> kid) throws NotAKey {
    JsonNode json = Json.tryParse(text).orElseThrow(KeyReader::unreadable);
    try {
      return json.has("keys") ? pick(JWKSet.parse(text).getKeys(), kid) : JWK.parse(text);
    } catch (ParseException | RuntimeException e) {
      // Nimbus' message may quote what it read, so it is not passed on.
      throw unreadable();
    }
  }

  private static NotAKey unreadable() {
    return new NotAKey("it starts like a JWK but cannot be read as one");
  }

  private static JWK pick(List<JWK> keys, Optional<String> kid) throws NotAKey {
    List<JWK> all = keys.stream().filter(JWK::isPrivate).toList();
    List<JWK> matching =
        all.stream().filter(key -> kid.isEmpty() || kid.get().equals(key.getKeyID())).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (all.isEmpty()) {
      throw new NotAKey("the set has no private keys");
    }
    List<String> kids =
        all.stream().map(JWK::getKeyID).filter(Objects::nonNull).map(KeyReader::shown).toList();
    throw matching.isEmpty()
        ? new NotAKey("no private key of the set has that kid; it has " + kids)
        : new NotAKey(
            "the set has "
                + matching.size()
                + " private keys; say which with --kid, one of "
                + kids);
  }

  private static JWK named(JWK key, Optional<String> kid) throws NotAKey {
    if (kid.isEmpty() || kid.get().equals(key.getKeyID())) {
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
