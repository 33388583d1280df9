package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Public keys, as JWKs: the org's own, by which its tokens are checked, and those that an app is
 * registered with (Okta: OpenID Connect reference, {@code /keys}; dynamic client registration).
 */
public final class PublicKeysApi {
  private static final int NOT_FOUND = 404;

  private final OktaClient client;

  public PublicKeysApi(OktaClient client) {
    this.client = client;
  }

  /** The org's; anybody may read them, and it does not count as a call. */
  public List<String> ofOrg() {
    return keys(client.expect(Call.get("/oauth2/v1/keys"), 200).object());
  }

  /** Those of the app with that client id; empty when the org has no such app. An admin's work. */
  public Optional<List<String>> ofApp(String clientId, Auth admin) {
    Reply reply =
        client.send(() -> Call.get("/oauth2/v1/clients/" + Call.segment(clientId)).with(admin));
    OktaError error = OktaError.of(reply);
    // Okta has answered both ways to a client id that it does not know.
    if (reply.status() == NOT_FOUND || error.code().equals("invalid_client")) {
      return Optional.empty();
    }
    if (reply.status() != 200) {
      throw new Refused(reply);
    }
    return Optional.of(keys(reply.object().path("jwks")));
  }

  private static List<String> keys(JsonNode set) {
    List<String> keys = new ArrayList<>();
    set.path("keys").forEach(key -> keys.add(Json.compact(key)));
    return keys;
  }
}
