package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in, and what partners' signals do to it. */
class SignInTest extends OrgTestCase {

  @ParameterizedTest
  @CsvSource({"LOW,SUCCESS,ALLOW", "MEDIUM,MFA_REQUIRED,CHALLENGE", "HIGH,MFA_REQUIRED,CHALLENGE"})
  void theLevelDecides(String level, String status, String decision) {
    provider("enforce_and_log");
    signal("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"%s\"}]}]".formatted(level));
    HttpResponse<String> reply = signIn("1.1.1.1");
    assertThat(reply.statusCode()).isEqualTo(200);
    JsonNode body = Client.parse(reply);
    assertThat(body.path("status").asText()).isEqualTo(status);
    assertThat(body.has("sessionToken")).isEqualTo(status.equals("SUCCESS"));
    assertThat(body.has("stateToken")).isEqualTo(!status.equals("SUCCESS"));
    assertThat(body.path("expiresAt").asText()).isEqualTo("2026-11-24T12:05:00.000Z");
    assertThat(body.path("_embedded").path("user").path("profile").path("login").asText())
        .isEqualTo(LocalOrg.USER_LOGIN);

    JsonNode entries = entries(reply);
    assertThat(entries.findValuesAsText("eventType"))
        .containsExactly("policy.evaluate_sign_on", "user.session.start");
    assertThat(entries.path(0).path("outcome").path("result").asText()).isEqualTo(decision);
    for (JsonNode entry : entries) {
      assertThat(entry.path("securityContext").path("risk").path("level").asText())
          .isEqualTo(level);
      assertThat(data(entry, "risk")).endsWith("level=" + level + "}");
      assertThat(data(entry, "partnerRisk"))
          .isEqualTo("[{level=%s, name=Partner}]".formatted(level));
      assertThat(entry.path("client").path("ipAddress").asText()).isEqualTo("1.1.1.1");
    }
  }

  @ParameterizedTest
  @CsvSource({"LOW,lowRisk", "MEDIUM,mediumRisk", "HIGH,highRisk"})
  void thePolicyOfALevelCanBeAnother(String level, String name) {
    provider("enforce_and_log");
    signal("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"%s\"}]}]".formatted(level));
    assertThat(policy(name, "allow").path(name).asText()).isEqualTo("allow");
    assertThat(Client.parse(signIn("1.1.1.1")).path("status").asText()).isEqualTo("SUCCESS");
    policy(name, "challenge");
    assertThat(Client.parse(signIn("1.1.1.1")).path("status").asText()).isEqualTo("MFA_REQUIRED");
    policy(name, "deny");
    HttpResponse<String> denied = signIn("1.1.1.1");
    assertThat(denied.statusCode()).isEqualTo(401);
    assertThat(stable(denied.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000004\",\"errorSummary\":\"Authentication failed\","
                + "\"errorLink\":\"E0000004\",\"errorId\":\"oae…\",\"errorCauses\":[]}");
    assertThat(lines.get(lines.size() - 1).note()).isEqualTo("risk " + level + ", deny");

    JsonNode entries = entries(denied);
    assertThat(entries.findValuesAsText("eventType"))
        .containsExactly("policy.evaluate_sign_on", "user.session.start");
    assertThat(entries.findValuesAsText("result")).containsExactly("DENY", "FAILURE");
    for (JsonNode entry : entries) {
      assertThat(data(entry, "risk")).endsWith("level=" + level + "}");
      assertThat(data(entry, "partnerRisk")).contains("level=" + level);
    }
    assertThat(data(entries.path(1), "sessionToken")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"log_only", "none"})
  void aProviderThatIsNotEnforcedIsNotHeard(String action) {
    provider(action);
    signal("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]");
    assertUntouched("1.1.1.1");
  }

  @Test
  void anExpiredSignalIsNotHeard() {
    provider("enforce_and_log");
    signal(
        "[{\"expiresAt\":\"2026-11-24T12:10:00Z\",\"subjects\":[{\"ip\":\"1.1.1.1\","
            + "\"riskLevel\":\"HIGH\"}]},"
            + "{\"subjects\":[{\"ip\":\"2.2.2.2\",\"riskLevel\":\"HIGH\"}]}]");
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertRisk("1.1.1.1", "HIGH");
    clock.advance(Duration.ofMillis(1));
    assertUntouched("1.1.1.1");
    assertRisk("2.2.2.2", "HIGH");
    clock.advance(Duration.ofHours(24));
    assertUntouched("2.2.2.2");
  }

  @Test
  void theLatestSignalForAnAddressWins() {
    provider("enforce_and_log");
    signal(
        "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"},"
            + "{\"ip\":\"1.1.1.1\",\"riskLevel\":\"MEDIUM\"}]}]");
    assertRisk("1.1.1.1", "MEDIUM");
    signal("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"LOW\"}]}]");
    assertRisk("1.1.1.1", "LOW");
  }

  @Test
  void anAddressIsTheSameInAnySpelling() {
    provider("enforce_and_log");
    signal("[{\"subjects\":[{\"ip\":\"2001:DB8:0::1\",\"riskLevel\":\"HIGH\"}]}]");
    assertRisk("2001:db8::1", "HIGH");
  }

  @Test
  void aProviderThatIsDeletedOrTurnedDownIsForgotten() {
    String id = provider("enforce_and_log");
    signal("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]");
    put(id, "log_only");
    assertUntouched("1.1.1.1");
    put(id, "enforce_and_log");
    assertRisk("1.1.1.1", "HIGH");
    client.send("DELETE", "/api/v1/risk/providers/" + id, null, "Authorization", client.admin());
    assertUntouched("1.1.1.1");
  }

  @Test
  void onlyATrustedCallerSpeaksForAnotherAddress() {
    provider("enforce_and_log");
    signal("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]");
    HttpResponse<String> untrusted =
        client.send(
            "POST",
            "/api/v1/authn",
            credentials(LocalOrg.USER_LOGIN, LocalOrg.USER_PASSWORD),
            "Content-Type",
            "application/json",
            "X-Forwarded-For",
            "1.1.1.1");
    assertThat(Client.parse(untrusted).path("status").asText()).isEqualTo("SUCCESS");
    assertThat(entries(untrusted).path(1).path("client").path("ipAddress").asText())
        .isEqualTo("127.0.0.1");
    assertThat(Client.parse(signIn("1.1.1.1, 9.9.9.9")).path("status").asText())
        .isEqualTo("MFA_REQUIRED");
    assertThat(Client.parse(signIn("not-an-address")).path("status").asText()).isEqualTo("SUCCESS");
    HttpResponse<String> badToken =
        client.json(
            "POST",
            "/api/v1/authn",
            "SSWS wrong",
            credentials(LocalOrg.USER_LOGIN, LocalOrg.USER_PASSWORD));
    assertThat(code(badToken)).isEqualTo("401 E0000011");
  }

  @ParameterizedTest
  @CsvSource({"isaac.brock@example.com,wrong,isaac.brock@example.com", "nobody,x,nobody"})
  void aWrongPasswordIsRefusedAndLogged(String username, String password, String alternateId) {
    HttpResponse<String> reply =
        client.json("POST", "/api/v1/authn", client.admin(), credentials(username, password));
    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(stable(reply.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000004\",\"errorSummary\":\"Authentication failed\","
                + "\"errorLink\":\"E0000004\",\"errorId\":\"oae…\",\"errorCauses\":[]}");
    JsonNode entries = entries(reply);
    assertThat(entries).hasSize(1);
    assertThat(entries.path(0).path("outcome").toString())
        .isEqualTo("{\"result\":\"FAILURE\",\"reason\":\"INVALID_CREDENTIALS\"}");
    assertThat(entries.path(0).path("actor").path("alternateId").asText()).isEqualTo(alternateId);
    assertThat(entries.toString()).doesNotContain("wrong");
  }

  @Test
  void nothingToGoByIsRefused() {
    HttpResponse<String> reply = client.json("POST", "/api/v1/authn", client.admin(), "{}");
    assertThat(code(reply)).isEqualTo("400 E0000001");
  }

  private void assertUntouched(String ip) {
    JsonNode session = session(ip, "LOW");
    assertThat(data(session, "risk")).isEqualTo("{level=LOW}");
    assertThat(session.path("debugContext").path("debugData").has("partnerRisk")).isFalse();
  }

  private void assertRisk(String ip, String level) {
    JsonNode session = session(ip, level);
    assertThat(data(session, "partnerRisk"))
        .isEqualTo("[{level=%s, name=Partner}]".formatted(level));
  }

  private JsonNode session(String ip, String level) {
    JsonNode session = entries(signIn(ip)).path(1);
    assertThat(session.path("eventType").asText()).isEqualTo("user.session.start");
    assertThat(session.path("securityContext").path("risk").path("level").asText())
        .isEqualTo(level);
    return session;
  }

  private JsonNode policy(String level, String decision) {
    HttpResponse<String> reply =
        client.json(
            "PATCH",
            "/local/v1/switches",
            client.admin(),
            "{\"%s\":\"%s\"}".formatted(level, decision));
    assertThat(reply.statusCode()).isEqualTo(200);
    return Client.parse(reply);
  }

  private HttpResponse<String> signIn(String forwardedFor) {
    return client.send(
        "POST",
        "/api/v1/authn",
        credentials(LocalOrg.USER_LOGIN, LocalOrg.USER_PASSWORD),
        "Authorization",
        client.admin(),
        "Content-Type",
        "application/json",
        "X-Forwarded-For",
        forwardedFor);
  }

  /** The provider for which the admin's token sends; answers its id. */
  private String provider(String action) {
    JsonNode providers = Client.parse(client.get("/api/v1/risk/providers", client.admin()));
    String id = providers.path(0).path("id").asText();
    put(id, action);
    return id;
  }

  private void put(String id, String action) {
    HttpResponse<String> reply =
        client.json(
            "PUT",
            "/api/v1/risk/providers/" + id,
            client.admin(),
            "{\"name\":\"Partner\",\"clientId\":\"null\",\"action\":\"%s\"}".formatted(action));
    assertThat(reply.statusCode()).isEqualTo(200);
  }

  private void signal(String events) {
    HttpResponse<String> reply =
        client.json("POST", "/api/v1/risk/events/ip", client.admin(), events);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
  }

  private JsonNode entries(HttpResponse<String> reply) {
    String id = reply.headers().firstValue("X-Okta-Request-Id").orElseThrow();
    return client.log("?filter=transaction.id+eq+%22" + id + "%22");
  }

  private static String data(JsonNode entry, String name) {
    return entry.path("debugContext").path("debugData").path(name).asText();
  }

  private static String credentials(String username, String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
  }
}
