package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an org tells everybody: where its endpoints are, its public key, that it is an Okta org. */
final class WellKnown {
  private final OrgKey key;
  private final String orgId;

  WellKnown(OrgKey key, String orgId) {
    this.key = key;
    this.orgId = orgId;
  }

  /** Only what this org really does: a client that reads it is not led astray. */
  Reply authorizationServer(Call call) {
    String base = call.request().base();
    ObjectNode node = Json.object();
    node.put("issuer", base);
    node.put("token_endpoint", base + "/oauth2/v1/token");
    node.put("registration_endpoint", base + "/oauth2/v1/clients");
    node.put("jwks_uri", base + "/oauth2/v1/keys");
    node.set("response_types_supported", Json.array(List.of("token")));
    node.set("grant_types_supported", Json.array(List.of("client_credentials")));
    node.set("subject_types_supported", Json.array(List.of("public")));
    node.set("scopes_supported", Json.array(Scopes.known()));
    node.set("token_endpoint_auth_methods_supported", Json.array(List.of("private_key_jwt")));
    node.set(
        "token_endpoint_auth_signing_alg_values_supported",
        Json.array(List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512")));
    return Reply.json(200, node);
  }

  Reply organization(Call call) {
    ObjectNode node = Json.object();
    node.put("id", orgId);
    node.put("cell", "local");
    node.putObject("_links").putObject("organization").put("href", call.request().base());
    node.put("pipeline", "idx");
    node.putObject("settings")
        .put("analyticsCollectionEnabled", false)
        .put("bugReportingEnabled", false)
        .put("omEnabled", false);
    return Reply.json(200, node);
  }

  Reply keys(Call call) {
    ObjectNode node = Json.object();
    node.putArray("keys").addPOJO(key.get().toPublicJWK().toJSONObject());
    return Reply.json(200, node);
  }
}
