package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** What a client secret must be like (Okta: client secret validation errors). */
final class ClientSecrets {
  private static final int MAX = 100;
  private static final int MIN = 14;
  private static final int MIN_FOR_HMAC = 32;

  private ClientSecrets() {}

  /** The secret a client is to have, made up where its method needs one, or null. */
  static String read(JsonNode given, String authMethod, Ids ids) {
    boolean hasSecret = authMethod.startsWith("client_secret_");
    if (given.isMissingNode() || given.isNull()) {
      return hasSecret ? ids.clientSecret() : null;
    }
    List<String> causes = new ArrayList<>();
    String secret = given.asText();
    if (!hasSecret) {
      causes.add(
          "'client_secret' can't be used when 'token_endpoint_auth_method' is '%s'."
              .formatted(authMethod));
    } else if (!secret.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      causes.add("client_secret: ''client_secret'' must only contain printable ASCII: [x20-x7E]+");
    } else if (secret.length() > MAX) {
      causes.add("client_secret: 'client_secret' can't be more than '100' characters long.");
    } else if (secret.length() < MIN) {
      causes.add("client_secret: 'client_secret' must be at least '14' characters long.");
    } else if (authMethod.equals("client_secret_jwt") && secret.length() < MIN_FOR_HMAC) {
      causes.add(
          "client_secret: 'client_secret' must be at least '32' characters long when"
              + " 'token_endpoint_auth_method' is 'client_secret_jwt'.");
    }
    if (!causes.isEmpty()) {
      throw ApiRefusal.invalid("client_secret", causes);
    }
    return secret;
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
