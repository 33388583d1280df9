package dev.risksh.localorg;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Client id and secret, from an {@code Authorization: Basic} header or from the form. */
record BasicCredentials(String clientId, String secret) {

  static Optional<BasicCredentials> parse(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).trim());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon > 0
          ? Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
