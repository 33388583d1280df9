package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The keys of an app that keeps them at a {@code jwks_uri}, fetched each time they are needed. */
final class RemoteKeys {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1024 * 1024;
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private RemoteKeys() {}

  /** Okta takes https only; on this machine nobody listens in. */
  static boolean canFetch(String uri) {
    try {
      URI parsed = new URI(uri);
      return parsed.getHost() != null
          && ("https".equalsIgnoreCase(parsed.getScheme())
              || ("http".equalsIgnoreCase(parsed.getScheme())
                  && THIS_MACHINE.contains(parsed.getHost())));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The keys at {@code uri}, or the token endpoint's refusal of what is there. */
  static List<PublicJwk> fetch(String uri) {
    JsonNode keys = read(uri).path("keys");
    if (!keys.isArray()) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_JWKS.refuse();
    }
    if (keys.isEmpty()) {
      throw OAuthError.JWKS_URI_NO_KEY.refuse();
    }
    List<PublicJwk> read = new ArrayList<>();
    try {
      for (JsonNode key : keys) {
        read.add(KeyRules.key(key));
      }
    } catch (ApiRefusal refusal) {
      throw OAuthError.CLIENT_ASSERTION_INVALID_JWKS.refuse();
    }
    if (!KeyRules.canBeTold(read)) {
      throw OAuthError.JWKS_URI_AMBIGUOUS_KEYS.refuse();
    }
    return read;
  }

  private static JsonNode read(String uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(uri).toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Accept", "application/json");
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw OAuthError.JWKS_URI_ERROR.refuse();
      }
      try (InputStream in = connection.getInputStream()) {
        return Json.read(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw OAuthError.JWKS_URI_ERROR.refuse();
    }
  }
}
