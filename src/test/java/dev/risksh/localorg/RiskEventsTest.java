package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Risk Events API: what it takes, what it refuses, how often, and what the log says of it. */
class RiskEventsTest extends OrgTestCase {
  private static final String SCOPE = "okta.riskEvents.manage";
  private static final String GOOD =
      "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]";

  @Override
  OrgSettings settings(OrgSettings settings) {
    return settings.withRiskEventCallsPerMinute(3);
  }

  @Test
  void oktasOwnSampleIsTakenAndLogged() {
    String app = linked("log_only");
    HttpResponse<String> reply =
        send(
            app,
            """
            [{"timestamp":"2021-01-20T00:00:00.001Z","subjects":[
               {"ip":"6.7.6.7","riskLevel":"MEDIUM"},
               {"ip":"1.1.1.1","riskLevel":"HIGH",
                "message":"Detected Attack tooling and suspicious activity"}]},
             {"timestamp":"2021-01-20T01:00:00.001Z","subjects":[
               {"ip":"6.7.6.7","riskLevel":"LOW"},{"ip":"2.2.2.2","riskLevel":"HIGH"}]}]""");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
    assertThat(reply.body()).isEmpty();
    JsonNode entry = consumed().path(0);
    assertThat(entry.path("actor").path("id").asText()).isEqualTo(app);
    assertThat(entry.path("target").path(0).path("displayName").asText()).isEqualTo("Provider");
    JsonNode data = entry.path("debugContext").path("debugData");
    assertThat(data.path("riskSignalList").asText())
        .isEqualTo(
            "[{ip=6.7.6.7, riskLevel=MEDIUM}, {ip=1.1.1.1, riskLevel=HIGH},"
                + " {ip=6.7.6.7, riskLevel=LOW}, {ip=2.2.2.2, riskLevel=HIGH}]");
    assertThat(data.path("riskSignalSize").asText()).isEqualTo("4");
    assertThat(data.path("riskSignalProviderAction").asText()).isEqualTo("LOG_ONLY");
    assertThat(data.path("riskSignalProviderName").asText()).isEqualTo("Provider");
    assertThat(data.path("riskSignalProviderId").asText()).matches("rkp\\w{17}");
  }

  @Test
  void aProviderWithActionNoneAndAClientWithoutProviderLeaveNoTrace() {
    assertThat(send(linked("none"), GOOD).statusCode()).isEqualTo(202);
    assertThat(lines.get(lines.size() - 1).note())
        .isEqualTo("no effect: the provider's action is none");
    String stranger = client.createApp("Stranger", List.of(Keys.EC), SCOPE);
    assertThat(send(stranger, GOOD).statusCode()).isEqualTo(202);
    assertThat(lines.get(lines.size() - 1).note())
        .isEqualTo("no effect: no risk provider is linked to client " + stranger);
    assertThat(consumed()).isEmpty();
  }

  @Test
  void theAdminSendsForTheDefaultProvider() {
    assertThat(post(client.admin(), GOOD).statusCode()).isEqualTo(202);
    assertThat(consumed().path(0).path("target").path(0).path("displayName").asText())
        .isEqualTo("Default ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ip":"1.1.1.1"} | [0].subjects[0].riskLevel: The field cannot be left blank
          {"riskLevel":"LOW"} | [0].subjects[0].ip: The field cannot be left blank
          {"ip":"","riskLevel":"LOW"} | [0].subjects[0].ip: The field cannot be left blank
          {"ip":"example.com","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"1.1.1","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"256.1.1.1","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"01.1.1.1","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"1.1.1.0/24","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"::12345","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"fe80::1%eth0","riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":5,"riskLevel":"LOW"} | [0].subjects[0].ip: The field ip is not valid.
          {"ip":"1.1.1.1","riskLevel":"high"} | [0].subjects[0].riskLevel: The field riskLevel is not valid.
          {"ip":"1.1.1.1","riskLevel":"NONE"} | [0].subjects[0].riskLevel: The field riskLevel is not valid.
          {"ip":"1.1.1.1","riskLevel":"LOW","message":"no!"} | [0].subjects[0].message: The field message is not valid.
          "1.1.1.1" | [0].subjects[0].ip: The field cannot be left blank
          """)
  void aBadSubjectIsRefusedByThePathOfItsField(String subject, String cause) {
    HttpResponse<String> reply = post(client.admin(), "[{\"subjects\":[" + subject + "]}]");
    assertThat(code(reply)).isEqualTo("400 E0000001");
    assertThat(causes(reply)).contains(cause);
    assertThat(consumed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | [0].subjects: The field cannot be left blank
          {"subjects":[]} | [0].subjects: The field cannot be left blank
          {"subjects":{}} | [0].subjects: The field subjects is not valid.
          5 | [0]: The field [0] is not valid.
          {"timestamp":"2021-01-20","subjects":[{"ip":"1.1.1.1","riskLevel":"LOW"}]} | [0].timestamp: The field timestamp is not valid.
          {"timestamp":"2021-02-30T00:00:00Z","subjects":[{"ip":"1.1.1.1","riskLevel":"LOW"}]} | [0].timestamp: The field timestamp is not valid.
          {"expiresAt":"2021-01-20T00:00:00+01:00","subjects":[{"ip":"1.1.1.1","riskLevel":"LOW"}]} | [0].expiresAt: The field expiresAt is not valid.
          {"timestamp":"2021-01-20T00:00:00Z","expiresAt":"2021-01-20T00:00:00Z","subjects":[{"ip":"1.1.1.1","riskLevel":"LOW"}]} | [0].expiresAt: The field expiresAt must be after timestamp.
          """)
  void aBadEventIsRefusedByThePathOfItsField(String event, String cause) {
    HttpResponse<String> reply = post(client.admin(), "[" + event + "]");
    assertThat(code(reply)).isEqualTo("400 E0000001");
    assertThat(causes(reply)).containsExactly(cause);
  }

  @Test
  void theWholeRefusalReadsLikeOktas() {
    HttpResponse<String> reply = post(client.admin(), "[{\"subjects\":[{\"ip\":\"1.1.1.1\"}]}]");
    assertThat(stable(reply.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000001\",\"errorSummary\":\"Api validation failed: riskEvents\","
                + "\"errorLink\":\"E0000001\",\"errorId\":\"oae…\",\"errorCauses\":[{\"errorSummary\""
                + ":\"[0].subjects[0].riskLevel: The field cannot be left blank\"}]}");
  }

  @Test
  void thereAreAtMostTwentyEventsOfFiftySubjects() {
    String subject = "{\"ip\":\"::1\",\"riskLevel\":\"LOW\"}";
    String fifty = String.join(",", Collections.nCopies(50, subject));
    String event = "{\"subjects\":[" + fifty + "]}";
    String twenty = String.join(",", Collections.nCopies(20, event));
    assertThat(post(client.admin(), "[" + twenty + "]").statusCode()).isEqualTo(202);
    assertThat(causes(post(client.admin(), "[" + twenty + "," + event + "]")))
        .containsExactly("riskEvents: The array must have 1 to 20 risk events.");
    assertThat(causes(post(client.admin(), "[{\"subjects\":[" + fifty + "," + subject + "]}]")))
        .containsExactly("[0].subjects: The array must have 1 to 50 subjects.");
  }

  @Test
  void aMessageHasAtMost512Characters() {
    String event = "[{\"subjects\":[{\"ip\":\"::1\",\"riskLevel\":\"LOW\",\"message\":\"%s\"}]}]";
    assertThat(post(client.admin(), event.formatted("x".repeat(512))).statusCode()).isEqualTo(202);
    assertThat(causes(post(client.admin(), event.formatted("x".repeat(513)))))
        .containsExactly(
            "[0].subjects[0].message: The field message must not be longer than 512 characters.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[", "nope", "[] []", "[{\"a\":1,\"a\":2}]"})
  void whatIsNotJsonIsRefusedAsSuch(String body) {
    assertThat(code(post(client.admin(), body))).isEqualTo("400 E0000003");
  }

  @Test
  void theBodyIsAnArray() {
    assertThat(causes(post(client.admin(), "{}")))
        .containsExactly("riskEvents: The body must be an array of risk events.");
    assertThat(causes(post(client.admin(), "[]")))
        .containsExactly("riskEvents: The array must have 1 to 20 risk events.");
  }

  @Test
  void theContentTypeIsJson() {
    String path = "/api/v1/risk/events/ip";
    HttpResponse<String> none = client.send("POST", path, GOOD, "Authorization", client.admin());
    assertThat(code(none)).isEqualTo("400 E0000018");
    HttpResponse<String> text =
        client.send(
            "POST", path, GOOD, "Authorization", client.admin(), "Content-Type", "text/plain");
    assertThat(code(text)).isEqualTo("400 E0000021");
    HttpResponse<String> charset =
        client.send(
            "POST",
            path,
            GOOD,
            "Authorization",
            client.admin(),
            "Content-Type",
            "application/json; charset=UTF-8");
    assertThat(charset.statusCode()).isEqualTo(202);
  }

  @Test
  void theFourthCallInAMinuteIsRefusedAndTheNextMinuteIsNew() {
    String app = linked("log_only");
    long reset = clock.instant().getEpochSecond() + 60;
    for (int left = 2; left >= 0; left--) {
      HttpResponse<String> reply = send(app, left == 1 ? "[]" : GOOD);
      assertThat(reply.statusCode()).isEqualTo(left == 1 ? 400 : 202);
      assertLimits(reply.headers(), left, reset);
      clock.advance(Duration.ofSeconds(10));
    }
    HttpResponse<String> refused = send(app, GOOD);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(stable(refused.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000047\",\"errorSummary\":\"API call exceeded rate limit due to too"
                + " many requests.\",\"errorLink\":\"E0000047\",\"errorId\":\"oae…\","
                + "\"errorCauses\":[]}");
    assertLimits(refused.headers(), 0, reset);
    assertThat(post(client.admin(), GOOD).statusCode()).as("another provider").isEqualTo(202);

    clock.advance(Duration.ofSeconds(30));
    HttpResponse<String> next = send(app, GOOD);
    assertThat(next.statusCode()).isEqualTo(202);
    assertLimits(next.headers(), 2, reset + 60);
  }

  private static void assertLimits(HttpHeaders headers, int left, long reset) {
    assertThat(headers.firstValue("X-Rate-Limit-Limit")).contains("3");
    assertThat(headers.firstValue("X-Rate-Limit-Remaining")).contains(Integer.toString(left));
    assertThat(headers.firstValue("X-Rate-Limit-Reset")).contains(Long.toString(reset));
  }

  private String linked(String action) {
    String app = client.createApp("Provider", List.of(Keys.EC), SCOPE);
    client.json(
        "POST",
        "/api/v1/risk/providers",
        client.admin(),
        "{\"name\":\"Provider\",\"clientId\":\"%s\",\"action\":\"%s\"}".formatted(app, action));
    return app;
  }

  private HttpResponse<String> send(String app, String body) {
    return post(client.bearer(app, Keys.EC, JWSAlgorithm.ES256, SCOPE), body);
  }

  private HttpResponse<String> post(String authorization, String body) {
    return client.json("POST", "/api/v1/risk/events/ip", authorization, body);
  }

  private JsonNode consumed() {
    return client.log("?filter=eventType+eq+%22security.risk.signal.consume%22");
  }
}
