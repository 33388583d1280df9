package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let in, and how Okta turns the others away. */
class AccessTest extends OrgTestCase {
  private static final String LOGS = "okta.logs.read";

  @Test
  void nobodyWithoutCredentials() {
    HttpResponse<String> reply = client.send("GET", "/api/v1/logs", null);
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(stable(reply.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000005\",\"errorSummary\":\"Invalid session\","
                + "\"errorLink\":\"E0000005\",\"errorId\":\"oae…\",\"errorCauses\":[]}");
  }

  @Test
  void noWrongApiToken() {
    for (String authorization : List.of("SSWS wrong", "SSWS ", "Basic YTpi", "nonsense")) {
      HttpResponse<String> reply = client.get("/api/v1/logs", authorization);
      assertThat(stable(reply.body()))
          .isEqualTo(
              "{\"errorCode\":\"E0000011\",\"errorSummary\":\"Invalid token provided\","
                  + "\"errorLink\":\"E0000011\",\"errorId\":\"oae…\",\"errorCauses\":[]}");
      assertThat(reply.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void noTokenWithoutTheScope() {
    String app = client.createApp("App", List.of(Keys.EC), LOGS);
    String bearer = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, LOGS);
    HttpResponse<String> reply = client.json("POST", "/api/v1/risk/events/ip", bearer, "[]");
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers().firstValue("WWW-Authenticate"))
        .contains(
            ("Bearer authorization_uri=\"%1$s/oauth2/v1/authorize\", realm=\"%1$s\","
                    + " scope=\"okta.riskEvents.manage\", error=\"insufficient_scope\","
                    + " error_description=\"The access token provided does not contain the required"
                    + " scopes.\", resource=\"/api/v1/risk/events/ip\"")
                .formatted(org.baseUrl()));
  }

  @Test
  void noTokenThatIsNotTheOrgs() {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", org.baseUrl().toString());
    claims.put("aud", org.baseUrl().toString());
    claims.put("cid", client.createApp("App", List.of(Keys.EC), LOGS));
    claims.put("exp", now + 600);
    claims.put("scp", List.of(LOGS));
    String forged = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", claims);
    for (String token : List.of(forged, "garbage", "a.b.c", forged + "x")) {
      assertRejected(
          client.get("/api/v1/logs", "Bearer " + token), 401, "The access token is invalid.");
    }
  }

  @Test
  void noTokenOfAnAppThatIsGone() {
    String app = client.createApp("App", List.of(Keys.EC), LOGS);
    String bearer = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, LOGS);
    client.send("DELETE", "/oauth2/v1/clients/" + app, null, "Authorization", client.admin());
    assertRejected(client.get("/api/v1/logs", bearer), 401, "The access token is invalid.");
  }

  @Test
  void noPlainTokenUnderTheDpopScheme() {
    String app = client.createApp("App", List.of(Keys.EC), LOGS);
    String bearer = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, LOGS);
    HttpResponse<String> reply = client.get("/api/v1/logs", bearer.replace("Bearer", "DPoP"));
    assertRejected(reply, 401, "The presented access_token is not DPoP bound.");
    assertThat(reply.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\", authorization_uri=");
  }

  @Test
  void noTokenInTheQuery() {
    assertRejected(
        client.send("GET", "/api/v1/logs?access_token=x", null),
        400,
        "The access token cannot be presented in a query string.");
  }

  @Test
  void aServiceAppMayManageWhatItsScopesSay() {
    String app =
        client.createApp("App", List.of(Keys.EC), "okta.riskProviders.read", "okta.clients.read");
    String read = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, "okta.riskProviders.read");
    assertThat(client.get("/api/v1/risk/providers", read).statusCode()).isEqualTo(200);
    assertThat(client.json("POST", "/api/v1/risk/providers", read, "{}").statusCode())
        .isEqualTo(403);
    assertThat(client.get("/oauth2/v1/clients", read).statusCode()).isEqualTo(403);
  }

  private static void assertRejected(HttpResponse<String> reply, int status, String description) {
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("error_description=\"" + description + "\"");
  }
}
