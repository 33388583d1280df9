package dev.risksh.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT as it was found, taken apart as far as that goes: whoever made it, and whatever is wrong
 * with it. Nothing of it has been checked.
 *
 * @param text the whole of it
 * @param header the JOSE header; empty where it cannot be read
 * @param claims what it says; empty where it cannot be read
 * @param flaw why nobody could check it, in words; empty for a signed JWT that is whole
 */
public record ParsedJwt(
    Secret text, Optional<ObjectNode> header, Optional<ObjectNode> claims, Optional<String> flaw) {

  /** No assertion, proof or token of Okta comes near. */
  private static final int LONGEST = 64 << 10;

  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");
  private static final int SIGNED_PARTS = 3;
  private static final int ENCRYPTED_PARTS = 5;

  /** Takes {@code text} apart; never fails. */
  public static ParsedJwt of(Secret text) {
    String whole = text.reveal();
    if (whole.length() > LONGEST) {
      return unreadable(text, "it is longer than " + (LONGEST >> 10) + " KiB");
    }
    String[] parts = whole.split("\\.", -1);
    if (parts.length == ENCRYPTED_PARTS) {
      return unreadable(text, "it is encrypted, and only the one it is for can read it");
    }
    if (parts.length != SIGNED_PARTS) {
      String many = parts.length == 1 ? "no dot in it" : parts.length + " parts";
      return unreadable(text, "it has " + many + ", and a signed JWT has three parts");
    }
    Optional<ObjectNode> header = object(parts[0]);
    Optional<ObjectNode> claims = object(parts[1]);
    return new ParsedJwt(text, header, claims, flaw(header, claims, parts[2]));
  }

  private static ParsedJwt unreadable(Secret text, String flaw) {
    return new ParsedJwt(text, Optional.empty(), Optional.empty(), Optional.of(flaw));
  }

  private static Optional<String> flaw(
      Optional<ObjectNode> header, Optional<ObjectNode> claims, String signature) {
    if (header.isEmpty()) {
      return Optional.of("its first part is not a JSON object in base64url");
    }
    if (claims.isEmpty()) {
      return Optional.of("its second part is not a JSON object in base64url");
    }
    if (!BASE64URL.matcher(signature).matches()) {
      return Optional.of("its third part is not base64url");
    }
    return signature.isEmpty() ? Optional.of("it has no signature") : Optional.empty();
  }

  private static Optional<ObjectNode> object(String part) {
    if (!BASE64URL.matcher(part).matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      // Unlike new String(), it refuses bytes that are no UTF-8.
      String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Json.tryParse(json).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    } catch (IllegalArgumentException | CharacterCodingException notReadable) {
      return Optional.empty();
    }
  }

  /** The {@code alg} of the header; empty where there is none. */
  public Optional<String> algorithm() {
    return headerText("alg");
  }

  /** The {@code kid} of the header; empty where there is none. */
  public Optional<String> kid() {
    return headerText("kid");
  }

  public Optional<String> headerText(String name) {
    return header.map(members -> members.path(name).textValue());
  }

  /** A claim that is a text; empty where there is none. */
  public Optional<String> claimText(String name) {
    return claims.map(members -> members.path(name).textValue());
  }

  @Override
  public String toString() {
    return "JWT" + flaw.map(why -> ", " + why).orElse("");
  }
}
