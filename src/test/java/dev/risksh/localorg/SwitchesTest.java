package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Setting the scene: what the admin switches while the org runs. */
class SwitchesTest extends OrgTestCase {

  @ParameterizedTest
  @CsvSource({
    "not_found, 404 E0000008, The requested path was not found",
    "gone, 410 E0000215, This endpoint has been deprecated.",
    "deprecated, 404 E0000026, This endpoint has been deprecated.",
    "not_enabled, 401 E0000015, You do not have permission to access the feature you are requesting"
  })
  void aRetiredRiskApiAnswersNobody(String state, String code, String summary) {
    change("{\"riskApi\":\"" + state + "\"}");
    for (HttpResponse<String> reply :
        List.of(
            client.json("POST", "/api/v1/risk/events/ip", client.admin(), "[]"),
            client.send("GET", "/api/v1/risk/providers", null))) {
      assertThat(code(reply)).isEqualTo(code);
      assertThat(Client.parse(reply).path("errorSummary").asText()).isEqualTo(summary);
    }
    assertThat(client.get("/api/v1/logs", client.admin()).statusCode()).isEqualTo(200);
    change("{\"riskApi\":\"available\"}");
    assertThat(client.get("/api/v1/risk/providers", client.admin()).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyWhatIsNamedChanges() {
    change("{\"roleRequired\":true}");
    change("{\"riskApi\":\"gone\"}");
    assertThat(client.get("/local/v1/switches", client.admin()).body())
        .isEqualTo(
            "{\"roleRequired\":true,\"riskApi\":\"gone\",\"plan\":\"open\",\"logLag\":0.0,\"logDisorder\":0.0,"
                + "\"riskRate\":\"usual\",\"rateWindow\":60.0,"
                + "\"lowRisk\":\"allow\",\"mediumRisk\":\"challenge\",\"highRisk\":\"challenge\"}");
    assertThat(change("{}").statusCode()).isEqualTo(200);
  }

  @Test
  void mistakesChangeNothing() {
    for (String body :
        List.of(
            "{\"roleRequired\":true,\"riskApi\":\"maybe\"}",
            "{\"roleRequired\":\"yes\"}",
            "{\"unknown\":1}",
            "[]")) {
      assertThat(change(body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(client.get("/local/v1/switches", client.admin()).body())
        .isEqualTo(
            "{\"roleRequired\":false,\"riskApi\":\"available\",\"plan\":\"open\",\"logLag\":0.0,\"logDisorder\":0.0,"
                + "\"riskRate\":\"usual\",\"rateWindow\":60.0,"
                + "\"lowRisk\":\"allow\",\"mediumRisk\":\"challenge\",\"highRisk\":\"challenge\"}");
  }

  @Test
  void onlyTheAdminSwitches() {
    String app = client.createApp("App", List.of(Keys.EC), "okta.logs.read");
    String bearer = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, "okta.logs.read");
    assertThat(code(client.get("/local/v1/switches", bearer))).isEqualTo("403 E0000006");
    assertThat(code(client.send("GET", "/local/v1/switches", null))).isEqualTo("403 E0000005");
    assertThat(code(client.get("/local/v1/switches", "SSWS x"))).isEqualTo("401 E0000011");
  }

  private HttpResponse<String> change(String body) {
    return client.json("PATCH", "/local/v1/switches", client.admin(), body);
  }
}
