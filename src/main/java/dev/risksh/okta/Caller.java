package dev.risksh.okta;

import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tells callers apart by what they show. */
final class Caller {
  private Caller() {}

  /** The app an access token was issued to; what cannot be read is somebody of its own. */
  static String of(Secret credential) {
    String[] parts = credential.reveal().split("\\.");
    if (parts.length == 3) {
      try {
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String app = Json.parse(claims, "the access token").path("cid").asText();
        if (!app.isEmpty()) {
          return app;
        }
      } catch (IllegalArgumentException | Problem unreadable) {
        // It may only look like a JWT.
      }
    }
    return Integer.toHexString(credential.hashCode());
  }
}
