package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An app as dynamic client registration reads and writes it (Okta: OAuth 2.0 clients). */
final class ClientMetadata {
  private static final int MAX_NAME = 100;
  private static final Set<String> APPLICATION_TYPES =
      Set.of("service", "web", "native", "browser");
  private static final Set<String> GRANT_TYPES =
      Set.of(
          "client_credentials",
          "authorization_code",
          "implicit",
          "password",
          "refresh_token",
          "urn:ietf:params:oauth:grant-type:device_code",
          "urn:ietf:params:oauth:grant-type:token-exchange");
  private static final Set<String> RESPONSE_TYPES = Set.of("code", "token", "id_token", "none");
  private static final Set<String> AUTH_METHODS =
      Set.of(
          "private_key_jwt",
          "client_secret_basic",
          "client_secret_post",
          "client_secret_jwt",
          "none");

  private ClientMetadata() {}

  /** The app that {@code node} describes; what it leaves out is as for a web app of Okta's. */
  static App read(JsonNode node, String id, Instant created, Instant now) {
    String name = node.path("client_name").asText("").trim();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw refuse(
          "The 'client_name' is required and cannot be longer than %d.".formatted(MAX_NAME));
    }
    if (node.hasNonNull("jwks_uri")) {
      throw refuse("The local org fetches no keys: use 'jwks' instead of 'jwks_uri'.");
    }
    String type = text(node, "application_type", "web", APPLICATION_TYPES);
    boolean service = type.equals("service");
    List<String> grantTypes =
        texts(
            node,
            "grant_types",
            service ? "client_credentials" : "authorization_code",
            GRANT_TYPES);
    List<String> responseTypes =
        texts(node, "response_types", service ? "token" : "code", RESPONSE_TYPES);
    String method = text(node, "token_endpoint_auth_method", "client_secret_basic", AUTH_METHODS);
    List<ClientKey> keys = node.hasNonNull("jwks") ? KeyRules.read(node.path("jwks")) : List.of();
    return new App(
        id, name, true, created, now, type, grantTypes, responseTypes, method, false, keys);
  }

  static ObjectNode write(App app) {
    ObjectNode node = Json.object();
    node.put("client_id", app.id());
    node.put("client_id_issued_at", app.created().getEpochSecond());
    node.put("client_name", app.name());
    node.putNull("client_uri");
    node.putNull("logo_uri");
    node.putArray("redirect_uris");
    node.set("response_types", Json.array(app.responseTypes()));
    node.set("grant_types", Json.array(app.grantTypes()));
    node.put("token_endpoint_auth_method", app.authMethod());
    node.put("application_type", app.applicationType());
    if (!app.keys().isEmpty()) {
      node.set("jwks", keys(app));
    }
    return node;
  }

  /** The keys as registered; kid and use are shown as null where they were not given. */
  static ObjectNode keys(App app) {
    ObjectNode jwks = Json.object();
    ArrayNode keys = jwks.putArray("keys");
    for (ClientKey key : app.keys()) {
      ObjectNode node = keys.addObject();
      node.put("kty", key.jwk().get("kty"));
      node.put("kid", key.jwk().get("kid"));
      node.put("use", key.jwk().get("use"));
      key.jwk().forEach(node::put);
    }
    return jwks;
  }

  private static String text(JsonNode node, String name, String fallback, Set<String> allowed) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return fallback;
    }
    if (!allowed.contains(value.asText())) {
      throw refuse("The '%s' is invalid. Valid values: %s.".formatted(name, sorted(allowed)));
    }
    return value.asText();
  }

  private static List<String> texts(
      JsonNode node, String name, String fallback, Set<String> allowed) {
    JsonNode values = node.path(name);
    if (values.isMissingNode() || values.isNull()) {
      return List.of(fallback);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      texts.add(value.asText());
    }
    if (!values.isArray() || !allowed.containsAll(texts)) {
      throw refuse("The '%s' is invalid. Valid values: %s.".formatted(name, sorted(allowed)));
    }
    return texts;
  }

  private static List<String> sorted(Set<String> values) {
    return values.stream().sorted().toList();
  }

  private static OAuthRefusal refuse(String description) {
    return OAuthRefusal.of(400, "invalid_client_metadata", description, "invalid_client_metadata");
  }
}
