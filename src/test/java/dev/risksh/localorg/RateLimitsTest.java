package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an org of each plan lets through, and what the log says when it gets tight. */
class RateLimitsTest extends OrgTestCase {
  private static final String LOGS = "/api/v1/logs?limit=0";

  @Test
  void anOpenOrgCountsNothing() {
    HttpResponse<String> reply = client.get(LOGS, client.admin());
    assertThat(reply.headers().firstValue("X-Rate-Limit-Limit")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "integrator, /api/v1/logs, 10",
    "workforce, /api/v1/logs, 60",
    "integrator, /oauth2/v1/clients, 12",
    "one_app, /api/v1/apps, 50",
    "enterprise, /api/v1/apps/{app}, 300",
    "integrator, /api/v1/apps/{app}, 50",
    "integrator, /api/v1/apps/{app}/grants, 10",
    "workforce, /api/v1/risk/providers, 600"
  })
  void oneCallerHasHalfOfTheBucket(String plan, String path, int share) {
    String app = client.createApp("App", List.of());
    plan(plan);
    HttpResponse<String> reply = client.get(path.replace("{app}", app), client.admin());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(limit(reply)).isEqualTo(share + "/" + (share - 1));
  }

  @Test
  void tooManyAreTurnedAwayUntilTheWindowEnds() {
    plan("integrator");
    for (int i = 9; i >= 0; i--) {
      assertThat(limit(client.get(LOGS, client.admin()))).isEqualTo("10/" + i);
    }
    clock.advance(Duration.ofSeconds(20));
    HttpResponse<String> refused = client.get(LOGS, client.admin());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(stable(refused.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000047\",\"errorSummary\":\"API call exceeded rate limit due to too"
                + " many requests.\",\"errorLink\":\"E0000047\",\"errorId\":\"oae…\","
                + "\"errorCauses\":[]}");
    assertThat(limit(refused)).isEqualTo("10/0");
    assertThat(refused.headers().firstValueAsLong("X-Rate-Limit-Reset"))
        .hasValue(clock.instant().getEpochSecond() + 40);
    clock.advance(Duration.ofSeconds(40));
    assertThat(client.get(LOGS, client.admin()).statusCode()).isEqualTo(200);
  }

  @Test
  void theBucketIsEverybodys() {
    String[] callers = {client.admin(), bearer(), bearer()};
    plan("integrator");
    // Two shares are the whole bucket: the third caller finds it empty.
    for (int i = 0; i < 10; i++) {
      assertThat(client.get(LOGS, callers[0]).statusCode()).isEqualTo(200);
      assertThat(client.get(LOGS, callers[1]).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> third = client.get(LOGS, callers[2]);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(limit(third)).isEqualTo("20/0");
  }

  @Test
  void theLogSaysWhenItGetsTight() {
    plan("integrator");
    for (int i = 0; i < 13; i++) {
      client.get(LOGS, client.admin());
    }
    plan("open");
    JsonNode events = client.log("?filter=eventType+sw+%22system.org.rate_limit%22");
    assertThat(events.findValuesAsText("eventType"))
        .as("the caller's share at 6 and 11, the whole bucket at 12, each once")
        .containsExactly(
            "system.org.rate_limit.warning",
            "system.org.rate_limit.violation",
            "system.org.rate_limit.warning");
    JsonNode violation = events.path(1);
    assertThat(violation.path("severity").asText()).isEqualTo("WARN");
    assertThat(violation.path("outcome").path("result").asText()).isEqualTo("DENY");
    assertThat(violation.path("target").path(0).path("type").asText()).isEqualTo("URL Pattern");
    JsonNode data = violation.path("debugContext").path("debugData");
    assertThat(data.path("urlPattern").asText()).isEqualTo("/api/v1/logs");
    assertThat(data.path("threshold").asText()).isEqualTo("10");
    assertThat(data.path("rateLimitScopeType").asText()).isEqualTo("USER");
    assertThat(data.path("rateLimitSecondsToReset").asText()).isEqualTo("60");
  }

  @Test
  void riskEventsHaveALimitOfTheirOwnThatTheLogTellsToo() {
    for (int i = 0; i < 31; i++) {
      client.json("POST", "/api/v1/risk/events/ip", client.admin(), "[]");
    }
    JsonNode events = client.log("?filter=eventType+sw+%22system.org.rate_limit%22");
    assertThat(events.findValuesAsText("urlPattern"))
        .containsExactly("/api/v1/risk/events/ip", "/api/v1/risk/events/ip");
  }

  @Test
  void whatSetsTheSceneIsAlwaysLetIn() {
    plan("integrator");
    for (int i = 0; i < 150; i++) {
      assertThat(client.get("/local/v1/switches", client.admin()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tooManyAtOnceAreTurnedAway() {
    Ids ids = new Ids();
    Switchboard switchboard =
        new Switchboard(
            new Switches(
                false, RiskApi.AVAILABLE, Plan.INTEGRATOR, 0, 0, null, 0, null, null, null),
            new Changes());
    SystemLog log =
        new SystemLog(
            new RecentLog(List.of()),
            OrgData.fresh(ids, List.of()),
            ids,
            new Faults(List.of(), new Changes()),
            switchboard,
            new Changes());
    RateLimits limits = new RateLimits(switchboard, log, ids);
    AtomicReference<Reply> innermost = new AtomicReference<>();
    inFlight(35, limits, innermost);
    assertThat(innermost.get().status()).isEqualTo(200);
    inFlight(36, limits, innermost);
    assertThat(innermost.get().status()).isEqualTo(429);
    assertThat(innermost.get().headers())
        .contains(
            new Reply.Header("X-Rate-Limit-Limit", "0"),
            new Reply.Header("X-Rate-Limit-Remaining", "0"));
    inFlight(36, limits, innermost);
    assertThat(log.toStore().arrived())
        .as("told once a minute")
        .extracting(entry -> entry.event().path("eventType").asText())
        .containsExactly("core.concurrency.org.limit.violation");
    inFlight(35, limits, innermost);
    assertThat(innermost.get().status()).as("they have gone again").isEqualTo(200);
  }

  /** As many calls within each other as are to be under way at once. */
  private void inFlight(int calls, RateLimits limits, AtomicReference<Reply> innermost) {
    innermost.set(
        limits.oneOfMany(
            request(),
            () -> {
              if (calls > 1) {
                inFlight(calls - 1, limits, innermost);
                return innermost.get();
              }
              return Reply.empty(200);
            }));
  }

  private Request request() {
    return new Request(
        "id",
        clock.instant(),
        org.baseUrl().toString(),
        "GET",
        "/api/v1/logs",
        "",
        Form.parse(null),
        Map.of(),
        "",
        "127.0.0.1");
  }

  private void plan(String plan) {
    HttpResponse<String> reply =
        client.json("PATCH", "/local/v1/switches", client.admin(), "{\"plan\":\"" + plan + "\"}");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  private String bearer() {
    String app = client.createApp("App", List.of(Keys.EC), "okta.logs.read");
    return client.bearer(app, Keys.EC, JWSAlgorithm.ES256, "okta.logs.read");
  }

  private static String limit(HttpResponse<String> reply) {
    return reply.headers().firstValue("X-Rate-Limit-Limit").orElse("none")
        + "/"
        + reply.headers().firstValue("X-Rate-Limit-Remaining").orElse("none");
  }
}
