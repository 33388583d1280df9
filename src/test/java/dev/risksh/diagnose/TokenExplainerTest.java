package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.VerificationKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Access tokens, from the decoded sample of Okta's risk provider guide on. */
class TokenExplainerTest {
  private static final String ORG = Known.ORG.toString();

  private static ParsedJwt token(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("ver", 1);
    claims.put("jti", "AT.V0lsTUU1OtH2Z-9hFqq1JXmxAyepjYW4auKJypN2bE8");
    claims.put("iss", ORG);
    claims.put("aud", ORG);
    claims.put("sub", Known.CLIENT_ID);
    claims.put("cid", Known.CLIENT_ID);
    claims.put("iat", Known.NOW - 60);
    claims.put("exp", Known.NOW + 3540);
    claims.put("scp", List.of("okta.riskEvents.manage", "okta.logs.read"));
    change.accept(claims);
    return Known.jwt(Map.of("kid", "org-1", "alg", "RS256"), claims);
  }

  private static Explanation explain(Consumer<Map<String, Object>> change) {
    return JwtExplainer.explain(token(change), JwtKind.TOKEN, Known.with());
  }

  private static Remark remark(Explanation explanation, String name) {
    return explanation.remarks().stream()
        .filter(remark -> remark.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSampleIsAsOktaWantsIt() {
    Explanation sample = explain(claims -> {});
    assertThat(sample.isRefused()).isFalse();
    assertThat(remark(sample, "exp").meaning())
        .isEqualTo("until when it holds: 2026-11-24 12:59:00 UTC, 59 min from now");
    assertThat(remark(sample, "scp").verdict()).isEqualTo(Verdict.GOOD);
    assertThat(remark(sample, "signature").verdict()).isEqualTo(Verdict.NOTE);
  }

  @Test
  void itLooksLikeATokenToWhoeverPastesIt() {
    assertThat(JwtKind.of(token(claims -> {}))).isEqualTo(JwtKind.TOKEN);
  }

  @Test
  void anExpiredOneIsForeseen() {
    assertThat(explain(claims -> claims.put("exp", Known.NOW)).foresees("The token has expired."))
        .isTrue();
  }

  @Test
  void oneOfACustomAuthorizationServerIsForeseen() {
    Explanation custom = explain(claims -> claims.put("iss", ORG + "/oauth2/default"));
    assertThat(custom.foresees("The access token provided has an invalid issuer.")).isTrue();
    assertThat(remark(custom, "iss").meaning()).contains("custom authorization server");
  }

  @Test
  void oneForAnotherAudienceIsForeseen() {
    assertThat(
            explain(claims -> claims.put("aud", "api://default"))
                .foresees("The access token provided is not intended for Okta."))
        .isTrue();
  }

  @Test
  void oneThatOpensNoRiskEventsIsNoted() {
    Remark scopes = remark(explain(claims -> claims.put("scp", List.of("okta.logs.read"))), "scp");
    assertThat(scopes.verdict()).isEqualTo(Verdict.RISKY);
    assertThat(scopes.meaning()).contains("okta.riskEvents.manage");
  }

  @Test
  void aBoundOneSaysWhatItTakes() {
    Remark cnf = remark(explain(claims -> claims.put("cnf", Map.of("jkt", "0ZcOCORZNYy"))), "cnf");
    assertThat(cnf.value()).isEqualTo("0ZcOCORZNYy");
    assertThat(cnf.meaning()).contains("DPoP proof");
  }

  @Test
  void aSignatureThatTheOrgDidNotMakeIsForeseen() {
    VerificationKey key =
        VerificationKey.read(
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"org-1\","
                    + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}")
            .orElseThrow();
    Explanation forged =
        JwtExplainer.explain(
            token(claims -> {}), JwtKind.TOKEN, Known.with(new KnownKey(key, "the org")));
    assertThat(forged.foresees("The access token is invalid.")).isTrue();
    assertThat(forged.next()).isNotEmpty();
  }
}
