package dev.risksh.localorg;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The client id of an {@code Authorization: Basic} header; its secret is not even kept. */
record BasicCredentials(String clientId) {

  static Optional<BasicCredentials> parse(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).trim());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon > 0
          ? Optional.of(new BasicCredentials(pair.substring(0, colon)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
