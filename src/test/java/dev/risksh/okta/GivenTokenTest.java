package dev.risksh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.testing.TestWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of an access token that was got elsewhere. */
class GivenTokenTest {
  private static final Instant NOW = TestWorld.NOON;
  private static final Instant IN_AN_HOUR = NOW.plus(Duration.ofHours(1));

  private static String jwt(String claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }

  @Test
  void itsClaimsTellScopesAppAndExpiry() {
    AccessToken token =
        GivenToken.read(
            jwt(
                "{\"exp\":"
                    + NOW.plusSeconds(90).getEpochSecond()
                    + ",\"cid\":\"0oa1\",\"scp\":[\"a\",\"b\"]}"),
            NOW);

    assertThat(token.type()).isEqualTo("Bearer");
    assertThat(token.granted()).containsExactly("a", "b");
    assertThat(token.clientId()).isEqualTo("0oa1");
    assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(90));
    assertThat(token.boundTo()).isEmpty();
  }

  @Test
  void oneThatIsBoundToAKeyIsOfTheOtherType() {
    AccessToken token = GivenToken.read(jwt("{\"cnf\":{\"jkt\":\"0ZcO\"}}"), NOW);

    assertThat(token.type()).isEqualTo("DPoP");
    assertThat(token.boundTo()).contains("0ZcO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opaque",
        "a.b.c",
        "a.!!!.c",
        "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.W10.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOiJzb29uIiwic2NwIjo3LCJjbmYiOltdLCJjaWQiOnt9fQ.c2ln"
      })
  void oneThatTellsNothingLivesAsLongAsOktasDo(String text) {
    AccessToken token = GivenToken.read(text.replace("!!!", "~~~"), NOW);

    assertThat(token.granted()).isEmpty();
    assertThat(token.expiresAt()).isEqualTo(IN_AN_HOUR);
    assertThat(token.value().reveal()).isEqualTo(text.replace("!!!", "~~~"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1e3", "99999999999999", "1e300"})
  void anExpiryBeyondReasonIsOverOrADayAhead(String exp) {
    Instant end = GivenToken.read(jwt("{\"exp\":" + exp + "}"), NOW).expiresAt();

    assertThat(end).isBetween(Instant.EPOCH, NOW.plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  abc.d_e-f\n",
        "\"abc.d_e-f\"",
        "'abc.d_e-f'",
        "Bearer abc.d_e-f",
        "DPoP abc.d_e-f"
      })
  void whatCopyingAddsIsTakenOff(String text) {
    assertThat(GivenToken.read(text, NOW).value().reveal()).isEqualTo("abc.d_e-f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "two words", "abc\ndef", "{\"access_token\":\"abc\"}", "a\u001bb"})
  void anythingElseIsNoToken(String text) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> GivenToken.read(text, NOW))
        .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .withMessage("that is not an access token");
  }
}
