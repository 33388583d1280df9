package dev.risksh.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.risk.RiskPayload;
import dev.risksh.testing.BadServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call says when no whole reply, or no fitting one, comes back. */
class OktaClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void nobodyThere() {
    Calls calls = Calls.to(BadServer.nobody(), SHORT);

    Problem problem = calls.failure(ExitCode.UNREACHABLE, calls::logs);

    assertThat(problem)
        .hasMessageStartingWith(
            "GET /api/v1/logs: could not reach the org: nothing answers at http");
    assertThat(problem.next()).contains("check the address (/org) and the network");
    assertThat(calls.exchanges.last().orElseThrow().outcome()).isEqualTo(problem.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Ty",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"uuid\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"u",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 two hundred\r\n\r\n",
      })
  void aReplyThatIsCutOrIsNotHttp(String raw) {
    try (BadServer server = BadServer.sending(raw)) {
      Calls calls = Calls.to(server);

      Problem problem = calls.failure(ExitCode.UNREACHABLE, calls::logs);

      assertThat(problem).hasMessageContaining("the connection broke before the reply was whole");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anEventWhoseReplyIsCutMayHaveBeenTaken() {
    try (BadServer server = BadServer.sending("HTTP/1.1 202 Acc")) {
      Calls calls = Calls.to(server);
      RiskEventsApi api = new RiskEventsApi(calls.client);

      Problem problem =
          calls.failure(ExitCode.UNREACHABLE, () -> api.send(RiskPayload.raw("[]"), Calls.AUTH));

      assertThat(problem.next().orElseThrow()).contains("look with /log before sending again");
      assertThat(server.requests()).as("never sent twice").hasSize(1);
    }
  }

  @Test
  void aServerThatAsksForItAtOnceIsNotCalledAgain() {
    try (BadServer server = BadServer.replying(503, "Retry-After: 0\r\n", "")) {
      Calls calls = Calls.to(server);
      RiskEventsApi api = new RiskEventsApi(calls.client);

      calls.failure(ExitCode.UNREACHABLE, () -> api.send(RiskPayload.raw("[]"), Calls.AUTH));

      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[{"
      })
  void aServerThatFallsSilent(String raw) {
    try (BadServer server = BadServer.stoppingAfter(raw)) {
      Calls calls = Calls.to(server.url(), SHORT);

      assertThat(calls.failure(ExitCode.UNREACHABLE, calls::logs))
          .hasMessageContaining("no whole answer from " + server.url() + " within 0 s");
    }
  }

  @Test
  void aBodyOfAHundredMegabytesIsNotRead() {
    try (BadServer server = BadServer.sending(out -> endless(out, OK + "\r\n", 100))) {
      assertTooLarge(server);
    }
  }

  @Test
  void aGzipBombIsNotUnpacked() {
    try (BadServer server =
        BadServer.sending(
            out -> {
              out.write((OK + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.UTF_8));
              try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                endless(packed, "", 200);
              }
            })) {
      assertTooLarge(server);
    }
  }

  private static void assertTooLarge(BadServer server) {
    Calls calls = Calls.to(server);

    Problem problem = calls.failure(ExitCode.UNREACHABLE, calls::logs);

    assertThat(problem).hasMessageContaining("the reply is larger than 10 MiB and was not read");
    assertThat(calls.exchanges.last().orElseThrow().replyBody()).isEmpty();
  }

  private static void endless(OutputStream out, String start, int megabytes) throws IOException {
    out.write(start.getBytes(StandardCharsets.UTF_8));
    byte[] megabyte = new byte[1 << 20];
    for (int i = 0; i < megabytes; i++) {
      out.write(megabyte);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><title>Sign in</title>", "", "  ", "[{\"uuid\":", "{\"uuid\":\"1\"}", "null", "7",
        "\"text\"", "[1]", "[null]", "[[]]", "[] []", "\u001b[2Jx", "{\"access_token\":\"eyJhbGciOi"
      })
  void aBodyThatIsNotTheArrayItShouldBe(String body) {
    try (BadServer server = BadServer.replying(200, "", body)) {
      Calls calls = Calls.to(server);

      Problem problem = calls.failure(ExitCode.UNREACHABLE, calls::logs);

      assertThat(problem)
          .hasMessageStartingWith("GET /api/v1/logs answered 200 with a body that is not ")
          .hasMessageNotContaining("eyJhb");
      assertThat(calls.exchanges.last().orElseThrow().outcome()).isEqualTo("200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "7", "{}", "{\"id\":{}}", "{\"id\":null}"})
  void aBodyThatIsNotTheObjectItShouldBe(String body) {
    try (BadServer server = BadServer.replying(200, "", body)) {
      Calls calls = Calls.to(server);
      RiskProvidersApi api = new RiskProvidersApi(calls.client, Calls.AUTH);

      calls.failure(
          ExitCode.UNREACHABLE, () -> api.create("name", "0oa1", ProviderAction.LOG_ONLY));
    }
  }

  @Test
  void aRedirectIsNotFollowedSoThatNoCredentialLeaks() {
    try (BadServer elsewhere = BadServer.replying(200, "", "[]");
        BadServer server =
            BadServer.replying(302, "Location: " + elsewhere.url() + "/api/v1/logs\r\n", "")) {
      Calls calls = Calls.to(server);

      assertThat(calls.failure(ExitCode.UNREACHABLE, calls::logs))
          .hasMessage("GET /api/v1/logs was refused: 302");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void aThousandHeadersAreRecorded() {
    String headers = "X-Filler: abc\r\n".repeat(1000);
    try (BadServer server = BadServer.replying(200, headers, "[]")) {
      Calls calls = Calls.to(server);

      assertThat(calls.logs().entries()).isEmpty();
      assertThat(calls.exchanges.last().orElseThrow().replyHeaders()).hasSize(1002);
    }
  }

  @Test
  void headersWithoutEndAreGivenUp() {
    try (BadServer server = BadServer.sending(OK + "X-Filler: abc\r\n".repeat(50_000))) {
      Calls calls = Calls.to(server);

      calls.failure(ExitCode.UNREACHABLE, calls::logs);
    }
  }

  @Test
  void escapeCharactersOfTheServerReachNoMessage() {
    String body =
        "{\"errorCode\":\"E\u001b[2J\",\"errorSummary\":\"\u202eabc\u0007\"}"
            .replace("\u001b", "\\u001b");
    try (BadServer server =
        BadServer.replying(400, "X-Okta-Request-Id: a\tb\r\n", body.replace("\u0007", "\\u0007"))) {
      Calls calls = Calls.to(server);

      assertThat(calls.failure(ExitCode.REFUSED, calls::logs))
          .hasMessage("GET /api/v1/logs was refused: 400 E\\x1b[2J: \\u202eabc\\x07");
    }
  }

  @Test
  void anAnswerThatRepeatsTheCredentialIsRedacted() {
    String jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhYmMifQ.c2lnbmF0dXJl";
    String body = "{\"error\":\"invalid_token\",\"error_description\":\"no: " + jwt + "\"}";
    try (BadServer server = BadServer.replying(401, "", body)) {
      Calls calls = Calls.to(server);

      assertThat(calls.failure(ExitCode.REFUSED, calls::logs)).hasMessageNotContaining("eyJ");
    }
  }

  @Test
  void tooManyCallsWithoutAnyHeader() {
    try (BadServer server = BadServer.replying(429, "", "")) {
      Calls calls = Calls.to(server);

      Problem problem = calls.failure(ExitCode.RATE_LIMITED, calls::logs);

      assertThat(problem).hasMessage("GET /api/v1/logs was refused: 429");
      assertThat(((Refused) problem).retryAfter()).isEmpty();
    }
  }

  @Test
  void tooManyCallsSaysWhenTheyAreTakenAgainByTheServersOwnClock() {
    String headers =
        "Date: Tue, 24 Nov 2020 05:00:00 GMT\r\nX-Rate-Limit-Limit: 30\r\n"
            + "X-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: 1606194042\r\n";
    try (BadServer server = BadServer.replying(429, headers, "")) {
      Calls calls = Calls.to(server);

      Problem problem = calls.failure(ExitCode.RATE_LIMITED, calls::logs);

      assertThat(problem.next()).contains("calls are taken again in 43 s");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 418})
  void everyFourHundredIsARefusal(int status) {
    try (BadServer server = BadServer.replying(status, "", "<html>")) {
      Calls calls = Calls.to(server);

      assertThat(calls.failure(ExitCode.REFUSED, calls::logs)).hasMessageEndingWith(": " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 500, 502, 503, 599})
  void anyOtherStatusIsNoOrg(int status) {
    try (BadServer server = BadServer.replying(status, "", "")) {
      Calls calls = Calls.to(server);

      calls.failure(ExitCode.UNREACHABLE, calls::logs);
    }
  }

  @Test
  void aCredentialThatNoHeaderCanCarryIsRefusedBeforeItIsSent() {
    try (BadServer server = BadServer.replying(200, "", "[]")) {
      Calls calls = Calls.to(server);
      Auth broken = Auth.admin(dev.risksh.jose.Secret.of("00abc\ndef"));

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> new LogsApi(calls.client, broken).first(LogQuery.all())))
          .isInstanceOf(Problem.class)
          .hasMessage("the value for Authorization has characters that no header can carry");
      assertThat(server.requests()).isEmpty();
    }
  }
}
