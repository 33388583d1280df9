package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the org tells everybody, and how its own keys come and go. */
class WellKnownTest extends OrgTestCase {
  private static final String SCOPE = "okta.logs.read";

  @Test
  void theDocumentsHoldWhatTheirStandardsAskFor() {
    JsonNode openId = document("openid-configuration");
    // OpenID Connect Discovery 1.0, section 3: what is required.
    for (String name :
        List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported")) {
      assertThat(openId.has(name)).as(name).isTrue();
    }
    JsonNode oauth = document("oauth-authorization-server");
    for (JsonNode document : List.of(openId, oauth)) {
      assertThat(document.path("issuer").asText()).isEqualTo(org.baseUrl().toString());
      assertThat(document.path("token_endpoint").asText())
          .isEqualTo(client.url("/oauth2/v1/token"));
      assertThat(document.path("dpop_signing_alg_values_supported").toString())
          .isEqualTo("[\"RS256\",\"RS384\",\"RS512\",\"ES256\",\"ES384\",\"ES512\"]");
    }
    assertThat(oauth.has("userinfo_endpoint")).isFalse();
  }

  @Test
  void theOrgSaysThatItIsOktas() {
    JsonNode organization = document("okta-organization");
    assertThat(organization.path("id").asText()).matches("00o\\w{17}");
    assertThat(organization.path("pipeline").asText()).isEqualTo("idx");
    assertThat(organization.path("_links").path("organization").path("href").asText())
        .isEqualTo(org.baseUrl().toString());
  }

  @Test
  void aRotatedKeySignsAndTheOneBeforeStillCounts() throws ParseException {
    String app = client.createApp("App", List.of(Keys.EC), SCOPE);
    String before = bearer(app);
    client.json("POST", "/local/v1/keys/rotate", client.admin(), "");
    assertThat(kids()).hasSize(2).contains(kid(before));
    String after = bearer(app);
    assertThat(kid(after)).isNotEqualTo(kid(before));
    assertThat(kids()).contains(kid(after));
    assertThat(client.get("/api/v1/logs", before).statusCode()).isEqualTo(200);
    assertThat(client.get("/api/v1/logs", after).statusCode()).isEqualTo(200);

    client.json("POST", "/local/v1/keys/rotate", client.admin(), "");
    assertThat(kids()).hasSize(2).doesNotContain(kid(before));
    assertThat(client.get("/api/v1/logs", before).statusCode()).isEqualTo(401);
  }

  @Test
  void anOldKeyIsReplacedByItself() throws ParseException {
    String app = client.createApp("App", List.of(Keys.EC), SCOPE);
    String before = kid(bearer(app));
    clock.advance(Duration.ofDays(89));
    assertThat(kid(bearer(app))).isEqualTo(before);
    clock.advance(Duration.ofDays(1));
    assertThat(kid(bearer(app))).isNotEqualTo(before);
    assertThat(kids()).hasSize(2).contains(before);
  }

  private String bearer(String app) {
    return client.bearer(app, Keys.EC, JWSAlgorithm.ES256, SCOPE);
  }

  private static String kid(String bearer) throws ParseException {
    return JWSObject.parse(bearer.substring("Bearer ".length())).getHeader().getKeyID();
  }

  private Set<String> kids() {
    JsonNode keys = Client.parse(client.send("GET", "/oauth2/v1/keys", null));
    assertThat(keys.toString()).doesNotContain("\"d\":");
    return new TreeSet<>(keys.findValuesAsText("kid"));
  }

  private JsonNode document(String name) {
    return Client.parse(client.send("GET", "/.well-known/" + name, null));
  }
}
