package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * The client that {@code node} describes; what it leaves out is as for a web app of Okta's.
   *
   * @param old the client it is to replace: a key that stays keeps its id
   */
  static ClientSettings read(JsonNode node, Optional<ClientSettings> old, Instant now, Ids ids) {
    String name = node.path("client_name").asText("").trim();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw refuse(
          "The 'client_name' is required and cannot be longer than %d.".formatted(MAX_NAME));
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
    String secret = ClientSecrets.read(node.path("client_secret"), method, ids);
    return new ClientSettings(
        name,
        type,
        grantTypes,
        responseTypes,
        method,
        secret,
        false,
        jwksUri(node),
        keys(node, old, now, ids));
  }

  private static String jwksUri(JsonNode node) {
    if (!node.hasNonNull("jwks_uri")) {
      return null;
    }
    if (node.hasNonNull("jwks")) {
      throw refuse("Only one of 'jwks' and 'jwks_uri' can be given.");
    }
    String uri = node.path("jwks_uri").asText();
    if (!RemoteKeys.canFetch(uri)) {
      throw refuse("The 'jwks_uri' must be an https URL, or an http one of this machine.");
    }
    return uri;
  }

  private static List<ClientKey> keys(
      JsonNode node, Optional<ClientSettings> old, Instant now, Ids ids) {
    if (!node.hasNonNull("jwks")) {
      return List.of();
    }
    List<ClientKey> before = old.map(ClientSettings::keys).orElse(List.of());
    return KeyRules.read(node.path("jwks")).stream()
        .map(
            jwk ->
                before.stream()
                    .filter(key -> key.jwk().equals(jwk))
                    .findFirst()
                    .orElseGet(() -> new ClientKey(ids.id("pks"), true, now, now, jwk)))
        .toList();
  }

  static ObjectNode write(App app) {
    ClientSettings client = app.client();
    ObjectNode node = Json.object();
    node.put("client_id", app.id());
    if (client.secret() != null) {
      node.put("client_secret", client.secret());
    }
    node.put("client_id_issued_at", app.created().getEpochSecond());
    if (client.secret() != null) {
      node.put("client_secret_expires_at", 0);
    }
    node.put("client_name", client.name());
    node.putNull("client_uri");
    node.putNull("logo_uri");
    node.putArray("redirect_uris");
    node.set("response_types", Json.array(client.responseTypes()));
    node.set("grant_types", Json.array(client.grantTypes()));
    node.put("token_endpoint_auth_method", client.authMethod());
    node.put("application_type", client.applicationType());
    if (client.jwksUri() != null) {
      node.put("jwks_uri", client.jwksUri());
    } else if (!client.keys().isEmpty()) {
      ArrayNode keys = node.putObject("jwks").putArray("keys");
      client.keys().forEach(key -> writeJwk(key.jwk(), keys.addObject()));
    }
    return node;
  }

  /** The members as registered; kid and use are shown as null where they were not given. */
  static ObjectNode writeJwk(PublicJwk jwk, ObjectNode node) {
    node.put("kty", jwk.members().get("kty"));
    node.put("kid", jwk.members().get("kid"));
    node.put("use", jwk.members().get("use"));
    jwk.members().forEach(node::put);
    return node;
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
