package dev.risksh.okta;

import static dev.risksh.testing.BadServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.risk.RiskPayload;
import dev.risksh.testing.BadServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, when, and what the org is told of it. */
class RetriesTest {
  private static final String NOTHING = reply(200, "", "[]");
  private static final String TAKEN = reply(202, "", "");
  private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{";

  /** 05:00:00 by the server's clock; the window ends at 05:00:42. */
  private static final String FULL =
      "Date: Tue, 24 Nov 2020 05:00:00 GMT\r\nX-Rate-Limit-Limit: 30\r\n"
          + "X-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: 1606194042\r\n";

  @Test
  void tooManyCallsWaitForTheWindowByTheServersOwnClock() {
    try (BadServer server =
        BadServer.inTurn(
            reply(429, FULL + "X-Okta-Request-Id: first\r\n", ""),
            reply(429, FULL + "X-Okta-Request-Id: second\r\n", ""),
            NOTHING)) {
      Calls calls = Calls.retrying(server);

      assertThat(calls.logs().entries()).isEmpty();

      assertThat(calls.waits).containsExactly(Duration.ofSeconds(43), Duration.ofSeconds(43));
      assertThat(calls.reasons)
          .containsExactly(
              "too many calls (429), retry 1 of 4", "too many calls (429), retry 2 of 4");
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().get(0)).doesNotContain("X-Okta-Retry");
      assertThat(server.requests().get(1))
          .contains("X-Okta-Retry-Count: 1\r\n", "X-Okta-Retry-For: first\r\n");
      assertThat(server.requests().get(2))
          .contains("X-Okta-Retry-Count: 2\r\n", "X-Okta-Retry-For: first\r\n")
          .doesNotContain("Retry-Count: 1", "For: second");
    }
  }

  @Test
  void everyAttemptIsAnExchangeOfItsOwn() {
    try (BadServer server = BadServer.inTurn(reply(429, FULL, ""), CUT, NOTHING)) {
      Calls calls = Calls.retrying(server);

      calls.logs();

      List<Exchange> made = calls.exchanges.all();
      assertThat(made).extracting(Exchange::number).containsExactly(1, 2, 3);
      assertThat(made)
          .extracting(Exchange::status)
          .containsExactly(OptionalInt.of(429), OptionalInt.empty(), OptionalInt.of(200));
      assertThat(made.get(1).failure().orElseThrow()).contains("the connection broke");
      assertThat(made.get(2).requestHeaders().toString()).contains("X-Okta-Retry-Count: 2");
    }
  }

  @Test
  void eventsThatWereOneCallTooManyWereNotTakenAndAreSentAgain() {
    try (BadServer server = BadServer.inTurn(reply(429, FULL, ""), TAKEN)) {
      Calls calls = Calls.retrying(server);

      Receipt receipt = new RiskEventsApi(calls.client).send(RiskPayload.raw("[{}]"), Calls.AUTH);

      assertThat(receipt.status()).isEqualTo(202);
      assertThat(server.requests()).hasSize(2).allMatch(request -> request.endsWith("[{}]"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CUT, "HTTP/1.1 503 Busy\r\n\r\n", "HTTP/1.1 504 Late\r\n\r\n"})
  void eventsThatMayHaveBeenTakenAreNotSentAgain(String answer) {
    try (BadServer server = BadServer.inTurn(answer, TAKEN)) {
      Calls calls = Calls.retrying(server);
      RiskEventsApi api = new RiskEventsApi(calls.client);

      calls.failure(ExitCode.UNREACHABLE, () -> api.send(RiskPayload.raw("[]"), Calls.AUTH));

      assertThat(server.requests()).hasSize(1);
      assertThat(calls.waits).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", CUT, "HTTP/1.1 503 Busy\r\n\r\n", "HTTP/1.1 504 Late\r\nDate: x\r\n\r\n"})
  void whatOnlyReadsIsTriedAgainAfterTwiceAsLongEachTime(String answer) {
    try (BadServer server = BadServer.inTurn(answer, answer, answer, answer, NOTHING)) {
      Calls calls = Calls.retrying(server);

      calls.logs();

      assertThat(calls.waits)
          .extracting(Duration::toMillis)
          .containsExactly(300L, 600L, 1200L, 2400L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void soIsWhatMeansTheSameTwice(String method) {
    try (BadServer server = BadServer.inTurn(CUT, NOTHING)) {
      Calls calls = Calls.retrying(server);

      calls.client.expect(Call.json(method, "/api/v1/risk/providers/rkp1", "{}"), 200);

      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void givesUpAfterTheLastRetryAndSaysWhatTheOrgSaid() {
    try (BadServer server = BadServer.replying(429, FULL, "")) {
      Calls calls = Calls.retrying(server);

      Problem problem = calls.lastFailure(ExitCode.RATE_LIMITED, calls::logs);

      assertThat(problem.next()).contains("calls are taken again in 43 s");
      assertThat(server.requests()).hasSize(5);
      assertThat(calls.waits).hasSize(4);
    }
  }

  @Test
  void doesNotWaitForHours() {
    try (BadServer server = BadServer.replying(429, FULL.replace("1606194042", "1606230000"), "")) {
      Calls calls = Calls.retrying(server);

      Problem problem = calls.failure(ExitCode.RATE_LIMITED, calls::logs);

      assertThat(problem.next()).contains("calls are taken again in 36001 s");
      assertThat(calls.waits).isEmpty();
    }
  }

  @Test
  void waitsNoLongerAtATimeThanItMay() {
    String later = FULL.replace("05:00:00", "05:00:30");
    try (BadServer server =
        BadServer.inTurn(reply(429, FULL, ""), reply(429, later, ""), NOTHING)) {
      Calls calls = Calls.retrying(server, new RetryLimits(2, Duration.ofSeconds(30)));

      calls.logs();

      assertThat(calls.waits).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(13));
    }
  }

  @Test
  void aWindowThatEndedMeanwhileIsOver() {
    try (BadServer server =
        BadServer.inTurn(reply(429, FULL.replace("1606194042", "1606193000"), ""), NOTHING)) {
      Calls calls = Calls.retrying(server);

      calls.logs();

      assertThat(calls.waits).containsExactly(Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "X-Rate-Limit-Limit: 30\r\nX-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: soon\r\n",
        "X-Rate-Limit-Limit: 30\r\nX-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: 1606194042\r\n"
      })
  void withoutAUsableTimeTheWaitIsShort(String headers) {
    try (BadServer server = BadServer.inTurn(reply(429, headers, ""), NOTHING)) {
      Calls calls = Calls.retrying(server);

      calls.logs();

      assertThat(calls.waits).containsExactly(Duration.ofMillis(300));
    }
  }

  @Test
  void theUserEndsTheWait() {
    try (BadServer server = BadServer.replying(429, FULL, "")) {
      Calls calls = Calls.retrying(server);
      calls.patient = false;

      Problem problem = calls.failure(ExitCode.INTERRUPTED, calls::logs);

      assertThat(problem).hasMessage("waiting to try GET /api/v1/logs again was interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 400, 401, 403, 404, 410, 500, 501, 502})
  void anyOtherAnswerIsTheAnswer(int status) {
    try (BadServer server = BadServer.replying(status, "", "[]")) {
      Calls calls = Calls.retrying(server);

      Reply reply = calls.client.send(() -> Call.get("/api/v1/logs"));

      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.requestId()).isEqualTo(Optional.empty());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anOrgThatIsNotThereIsToldAtOnce() {
    Calls calls = Calls.retrying(BadServer.nobody());

    calls.failure(ExitCode.UNREACHABLE, calls::logs);

    assertThat(calls.waits).isEmpty();
  }

  @Test
  void whereNothingAnswersTheCallIsMadeOnceMoreWhenSomethingDoes() {
    Calls calls = Calls.to(BadServer.nobody(), Duration.ofSeconds(20));
    int[] asked = new int[1];
    calls.client.revivedBy(() -> ++asked[0] < 10);

    assertThatThrownBy(calls::logs).hasMessageContaining("nothing answers at");

    assertThat(asked[0]).as("asked once, whatever comes of it").isEqualTo(1);
    assertThat(calls.exchanges.all()).hasSize(2);
  }
}
