package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on purpose: what the caller sees of it, and what was done all the same. */
class FaultsTest extends OrgTestCase {
  private static final String EVENTS = "/api/v1/risk/events/ip";
  private static final String BODY =
      "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]";

  @ParameterizedTest
  @CsvSource({"429, E0000047", "500, E0000009", "503, E0000010", "403, E0000006", "404, E0000008"})
  void theNextCallsAreAnsweredWithAnError(int status, String code) {
    fault(
        "{\"kind\":\"status\",\"status\":%d,\"path\":\"%s\",\"times\":2}"
            .formatted(status, EVENTS));
    assertThat(client.get("/api/v1/logs", client.admin()).statusCode()).isEqualTo(200);
    assertThat(code(send())).isEqualTo(status + " " + code);
    assertThat(code(send())).isEqualTo(status + " " + code);
    assertThat(send().statusCode()).isEqualTo(202);
    assertThat(signals()).hasSize(1);
  }

  @Test
  void aRateLimitSaysWhenItEnds() {
    fault("{\"kind\":\"status\",\"status\":429,\"seconds\":7}");
    HttpResponse<String> reply = send();
    assertThat(reply.headers().firstValue("X-Rate-Limit-Remaining")).contains("0");
    assertThat(reply.headers().firstValueAsLong("X-Rate-Limit-Reset"))
        .hasValue(clock.instant().getEpochSecond() + 7);
  }

  @Test
  void aProxyAnswersWithAPage() {
    fault("{\"kind\":\"status\",\"status\":504}");
    fault("{\"kind\":\"html\"}");
    for (String title : List.of("504 Gateway Time-out", "502 Bad Gateway")) {
      HttpResponse<String> reply = send();
      assertThat(reply.headers().firstValue("Content-Type")).contains("text/html");
      assertThat(reply.body()).contains("<title>" + title + "</title>");
    }
  }

  @Test
  void aConnectionIsCutBeforeAnythingIsDone() {
    fault("{\"kind\":\"cut_before\",\"path\":\"/api/*/risk/events/ip\"}");
    assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
    assertThat(signals()).isEmpty();
  }

  @Test
  void aConnectionIsCutWhenAllIsDone() {
    fault("{\"kind\":\"cut_after\",\"path\":\"" + EVENTS + "\"}");
    assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
    assertThat(signals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/v1/keys", EVENTS})
  void halfAnAnswerComes(String path) {
    fault("{\"kind\":\"half\",\"path\":\"" + path + "\"}");
    assertThatThrownBy(() -> client.json("POST", path, client.admin(), BODY))
        .isInstanceOf(UncheckedIOException.class);
    assertAlive();
  }

  @Test
  void halfABodyIsReallySent() throws IOException {
    String whole = client.send("GET", "/oauth2/v1/keys", null).body();
    fault("{\"kind\":\"half\"}");
    try (Socket socket = open("/oauth2/v1/keys")) {
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).startsWith("HTTP/1.1 200 ");
      assertThat(all.substring(all.indexOf("\r\n\r\n") + 4))
          .isEqualTo(whole.substring(0, whole.length() / 2));
    }
  }

  @Test
  void anAnswerNeverComes() throws IOException {
    fault("{\"kind\":\"hang\",\"method\":\"GET\"}");
    try (Socket socket = open("/oauth2/v1/keys")) {
      socket.setSoTimeout(300);
      InputStream in = socket.getInputStream();
      assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
      assertAlive();
      // Only with the org does it end.
      socket.setSoTimeout(10_000);
      org.close();
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void hangingCallsHoldNobodyUp() throws IOException {
    fault("{\"kind\":\"hang\",\"path\":\"/oauth2/v1/keys\",\"times\":200}");
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      callers.add(open("/oauth2/v1/keys"));
    }
    assertThat(send().statusCode()).isEqualTo(202);
    for (Socket caller : callers) {
      caller.close();
    }
  }

  @Test
  void aSlowAnswerIsAnAnswer() {
    fault("{\"kind\":\"slow\",\"seconds\":0.05}");
    assertThat(send().statusCode()).isEqualTo(202);
    assertThat(lines.get(1).took()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(lines.get(1).note()).isEqualTo("on purpose: slow");
  }

  @Test
  void aTokenIsRefused() {
    fault("{\"kind\":\"error\",\"error\":\"disallowed_network_zone\"}");
    HttpResponse<String> reply = client.token("grant_type=client_credentials");
    assertThat(reply.body())
        .isEqualTo(
            "{\"error\":\"access_denied\",\"error_description\":\"The request is made from outside"
                + " the client's permitted network zones.\"}");
    JsonNode entry = client.log("?filter=eventType+eq+%22app.oauth2.token.grant%22").path(0);
    assertThat(entry.path("outcome").path("reason").asText()).isEqualTo("disallowed_network_zone");
  }

  @Test
  void anEntryIsLost() {
    fault("{\"kind\":\"lose_log\"}");
    send();
    assertThat(signals()).isEmpty();
    send();
    assertThat(signals()).hasSize(1);
  }

  @Test
  void anEntryIsLate() {
    fault("{\"kind\":\"delay_log\",\"seconds\":20}");
    send();
    clock.advance(Duration.ofSeconds(1));
    send();
    assertThat(signals()).hasSize(1);
    clock.advance(Duration.ofSeconds(19));
    JsonNode both = signals();
    assertThat(both.findValuesAsText("published"))
        .as("what came late was published earlier")
        .containsExactly("2026-11-24T12:00:01.000Z", "2026-11-24T12:00:00.000Z");
  }

  @Test
  void faultsAreListedAndTakenBack() {
    JsonNode first = fault("{\"kind\":\"hang\",\"times\":3,\"path\":\"/oauth2/v1/token\"}");
    fault("{\"kind\":\"html\",\"status\":200}");
    JsonNode list = Client.parse(client.get("/local/v1/faults", client.admin()));
    assertThat(list).hasSize(2);
    assertThat(list.path(0)).isEqualTo(first);
    String one = "/local/v1/faults/" + first.path("id").asText();
    assertThat(delete(one).statusCode()).isEqualTo(204);
    assertThat(code(delete(one))).isEqualTo("404 E0000007");
    assertThat(delete("/local/v1/faults").statusCode()).isEqualTo(204);
    assertThat(client.get("/local/v1/faults", client.admin()).body()).isEqualTo("[]");
    assertAlive();
  }

  @Test
  void faultsThatMakeNoSenseAreRefused() {
    for (String body :
        List.of(
            "{}",
            "{\"kind\":\"magic\"}",
            "{\"kind\":\"status\",\"status\":299}",
            "{\"kind\":\"status\",\"times\":0}",
            "{\"kind\":\"slow\",\"seconds\":-1}",
            "{\"kind\":\"error\"}",
            "{\"kind\":\"error\",\"error\":\"no_such_code\"}",
            "{\"kind\":\"hang\",\"path\":\"api\"}")) {
      HttpResponse<String> reply = client.json("POST", "/local/v1/faults", client.admin(), body);
      assertThat(code(reply)).as(body).isEqualTo("400 E0000001");
    }
    assertAlive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"hang\",\"methd\":\"GET\",\"bogus\":1} | methd,bogus",
        "{\"kind\":\"hang\",\"times\":\"a\"} | times",
        "{\"kind\":\"hang\",\"seconds\":\"1\",\"path\":7} | seconds,path",
        "{\"kind\":\"x\"} | kind"
      })
  void whatIsNoMemberOfAFaultIsNamed(String body, String members) {
    HttpResponse<String> reply = client.json("POST", "/local/v1/faults", client.admin(), body);
    assertThat(code(reply)).isEqualTo("400 E0000001");
    assertThat(causes(reply).stream().map(cause -> cause.split(":")[0]))
        .containsExactly(members.split(","));
    if (members.equals("kind")) {
      assertThat(causes(reply).get(0)).contains("It takes status, html, ", ", delay_log.");
    }
    assertAlive();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request",
    "401, invalid_client",
    "403, access_denied",
    "500, server_error",
    "503, temporarily_unavailable"
  })
  void theTokenEndpointFailsInTheFormOfOAuth(int status, String error) {
    fault("{\"kind\":\"status\",\"status\":" + status + "}");
    HttpResponse<String> reply = client.token("grant_type=client_credentials");
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(Client.parse(reply).fieldNames())
        .toIterable()
        .containsExactly("error", "error_description");
    assertThat(Client.parse(reply).path("error").asText()).isEqualTo(error);
  }

  @Test
  void aTokenRefusedForItsRateSaysWhenThatEnds() {
    fault("{\"kind\":\"error\",\"error\":\"user_rate_limited\",\"seconds\":7}");
    HttpResponse<String> reply = client.token("grant_type=client_credentials");
    assertThat(reply.statusCode()).isEqualTo(429);
    assertThat(Client.parse(reply).path("error").asText()).isEqualTo("invalid_grant");
    assertThat(reply.headers().firstValue("X-Rate-Limit-Remaining")).contains("0");
    assertThat(reply.headers().firstValueAsLong("X-Rate-Limit-Reset"))
        .hasValue(clock.instant().getEpochSecond() + 7);
  }

  @Test
  void itsRateLimitIsToldAsAnywhere() {
    fault("{\"kind\":\"status\",\"status\":429}");
    assertThat(code(client.token("grant_type=client_credentials"))).isEqualTo("429 E0000047");
  }

  private JsonNode fault(String body) {
    HttpResponse<String> reply = client.json("POST", "/local/v1/faults", client.admin(), body);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
    return Client.parse(reply);
  }

  private HttpResponse<String> send() {
    return client.json("POST", EVENTS, client.admin(), BODY);
  }

  private JsonNode signals() {
    return client.log("?filter=eventType+eq+%22security.risk.signal.consume%22");
  }

  private HttpResponse<String> delete(String path) {
    return client.send("DELETE", path, null, "Authorization", client.admin());
  }

  private void assertAlive() {
    assertThat(client.send("GET", "/oauth2/v1/keys", null).statusCode()).isEqualTo(200);
  }

  /** A connection with a GET under way. */
  private Socket open(String path) throws IOException {
    int port = org.baseUrl().getPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n".formatted(path, port);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
