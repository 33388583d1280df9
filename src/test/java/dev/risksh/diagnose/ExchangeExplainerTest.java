package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.okta.Exchange;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Calls and their answers in plain words. */
class ExchangeExplainerTest {
  private static Explanation explain(Exchange exchange) {
    return ExchangeExplainer.explain(exchange, Known.with(), Situation.none().with(Known.ORG));
  }

  private static Remark remark(Explanation explanation, String name) {
    return explanation.all().stream()
        .filter(remark -> remark.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTokenThatOpensLessThanWasAskedFor() {
    Explanation explanation =
        explain(
            RefusedCall.ofToken()
                .body("grant_type=client_credentials&scope=okta.logs.read+okta.riskEvents.manage")
                .replyBody("{\"scope\":\"okta.logs.read\",\"token_type\":\"Bearer\"}")
                .exchange(200));
    assertThat(explanation.isRefused()).isFalse();
    assertThat(remark(explanation, "granted").verdict()).isEqualTo(Verdict.RISKY);
    assertThat(remark(explanation, "granted").meaning()).contains("okta.riskEvents.manage");
    assertThat(remark(explanation, "client_assertion").verdict()).isEqualTo(Verdict.RISKY);
    assertThat(remark(explanation, "call").meaning()).isEqualTo("asks for an access token");
  }

  @Test
  void aRefusalInItsHeaderAlone() {
    Explanation explanation =
        explain(
            RefusedCall.of("GET", "/api/v1/logs")
                .sent("Authorization", "Bearer abc")
                .replied(
                    "www-authenticate",
                    "Bearer realm=\"x\", scope=\"okta.logs.read\", error=\"insufficient_scope\","
                        + " error_description=\"The access token provided does not contain the"
                        + " required scopes.\"")
                .replied("X-Okta-Request-Id", "Yrequest")
                .exchange(403));
    assertThat(
            explanation.foresees("The access token provided does not contain the required scopes."))
        .isTrue();
    assertThat(remark(explanation, "answer").value()).isEqualTo("403 insufficient_scope");
    assertThat(remark(explanation, "request id").value()).isEqualTo("Yrequest");
    assertThat(explanation.next()).anyMatch(step -> step.startsWith("/app grant okta.logs.read"));
  }

  @Test
  void aClockAndCallsLeft() {
    Explanation explanation =
        explain(
            RefusedCall.of("POST", "/api/v1/risk/events/ip")
                .serverAhead(Duration.ofMinutes(-3))
                .replied("X-Rate-Limit-Limit", "30")
                .replied("X-Rate-Limit-Remaining", "0")
                .replied("X-Rate-Limit-Reset", "1")
                .exchange(202));
    assertThat(remark(explanation, "clock").meaning()).startsWith("your clock is 3 min fast");
    assertThat(remark(explanation, "calls left").verdict()).isEqualTo(Verdict.RISKY);
    assertThat(remark(explanation, "call").meaning()).isEqualTo("sends risk events");
  }

  @Test
  void anAnswerThatNobodyKnows() {
    Explanation explanation = explain(RefusedCall.of("GET", "/api/v1/x").exchange(418));
    assertThat(remark(explanation, "answer").meaning()).isEqualTo("why is not known to risksh");
    assertThat(explanation.verdict()).contains("Okta refused it");
    assertThat(explanation.next()).isEmpty();
  }

  @Test
  void noSecretOfIt() {
    String token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2lnbmF0dXJl";
    Exchange exchange =
        RefusedCall.of("GET", "/api/v1/logs?q=" + token)
            .sent("Authorization", "DPoP " + token)
            .sent("DPoP", token)
            .replied("dpop-nonce", "abc")
            .replyBody("{\"access_token\":\"" + token + "\"}")
            .exchange(200);
    Predicate<String> shows = text -> text.contains("eyJpc3MiOiIwb2EifQ");
    assertThat(explain(exchange).all()).noneMatch(remark -> shows.test(remark.toString()));
    assertThat(explain(exchange).parts()).hasSize(2);
  }
}
