package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** What an org tells everybody: where its endpoints are, its public keys, that it is Okta's. */
final class WellKnown {
  private static final List<String> ASYMMETRIC =
      List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");
  private static final List<String> SYMMETRIC = List.of("HS256", "HS384", "HS512");
  private static final List<String> AUTH_METHODS =
      List.of(
          "client_secret_basic",
          "client_secret_post",
          "client_secret_jwt",
          "private_key_jwt",
          "none");

  private final OrgKeys keys;
  private final String orgId;

  WellKnown(OrgKeys keys, String orgId) {
    this.keys = keys;
    this.orgId = orgId;
  }

  /** What OpenID Connect adds stands in Okta's document too, though nobody signs in this way. */
  Reply openId(Call call) {
    ObjectNode node = metadata(call.request().base());
    node.put("userinfo_endpoint", call.request().base() + "/oauth2/v1/userinfo");
    set(node, "id_token_signing_alg_values_supported", List.of("RS256"));
    set(
        node,
        "claims_supported",
        List.of(
            "iss",
            "ver",
            "sub",
            "aud",
            "iat",
            "exp",
            "jti",
            "auth_time",
            "amr",
            "idp",
            "nonce",
            "name",
            "nickname",
            "preferred_username",
            "given_name",
            "middle_name",
            "family_name",
            "email",
            "email_verified",
            "profile",
            "zoneinfo",
            "locale",
            "address",
            "phone_number",
            "picture",
            "website",
            "gender",
            "birthdate",
            "updated_at",
            "at_hash",
            "c_hash"));
    return Reply.json(200, node);
  }

  Reply oauth(Call call) {
    return Reply.json(200, metadata(call.request().base()));
  }

  private static ObjectNode metadata(String base) {
    String path = base + "/oauth2/v1/";
    ObjectNode node = Json.object();
    node.put("issuer", base);
    node.put("authorization_endpoint", path + "authorize");
    node.put("token_endpoint", path + "token");
    node.put("registration_endpoint", path + "clients");
    node.put("jwks_uri", path + "keys");
    set(
        node,
        "response_types_supported",
        List.of(
            "code",
            "id_token",
            "code id_token",
            "code token",
            "id_token token",
            "code id_token token"));
    set(
        node,
        "response_modes_supported",
        List.of("query", "fragment", "form_post", "okta_post_message"));
    set(
        node,
        "grant_types_supported",
        List.of(
            "authorization_code",
            "implicit",
            "refresh_token",
            "password",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange"));
    set(node, "subject_types_supported", List.of("public"));
    set(
        node,
        "scopes_supported",
        List.of("openid", "email", "profile", "address", "phone", "offline_access", "groups"));
    set(node, "token_endpoint_auth_methods_supported", AUTH_METHODS);
    set(node, "token_endpoint_auth_signing_alg_values_supported", all());
    set(node, "code_challenge_methods_supported", List.of("S256"));
    node.put("introspection_endpoint", path + "introspect");
    set(node, "introspection_endpoint_auth_methods_supported", AUTH_METHODS);
    node.put("revocation_endpoint", path + "revoke");
    set(node, "revocation_endpoint_auth_methods_supported", AUTH_METHODS);
    node.put("end_session_endpoint", path + "logout");
    node.put("request_parameter_supported", true);
    set(node, "request_object_signing_alg_values_supported", all());
    node.put("device_authorization_endpoint", path + "device/authorize");
    set(node, "dpop_signing_alg_values_supported", ASYMMETRIC);
    return node;
  }

  private static List<String> all() {
    return Stream.concat(SYMMETRIC.stream(), ASYMMETRIC.stream()).toList();
  }

  private static void set(ObjectNode node, String name, List<String> values) {
    node.set(name, Json.array(values));
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
    return keys(keys);
  }

  static Reply keys(OrgKeys keys) {
    ObjectNode node = Json.object();
    ArrayNode array = node.putArray("keys");
    keys.publicJwks().forEach(array::addPOJO);
    return Reply.json(200, node);
  }
}
