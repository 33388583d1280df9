package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes along when a JWT is copied from somewhere. */
class PastedTest {
  private static final String JWT = "eyJh.eyJi.c2ln";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'eyJh.eyJi.c2ln'",
        "\"eyJh.eyJi.c2ln\",",
        "Bearer eyJh.eyJi.c2ln",
        "Authorization: DPoP eyJh.eyJi.c2ln",
        "DPoP: eyJh.eyJi.c2ln",
        "eyJh.\n  eyJi.\n  c2ln",
        "\"Bearer eyJh.eyJi.c2ln\"",
      })
  void isTakenAwayAndSaid(String text) {
    Pasted pasted = Pasted.of(text);
    assertThat(pasted.jwt().reveal()).isEqualTo(JWT);
    assertThat(pasted.remark()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJh.eyJi.c2ln", "  eyJh.eyJi.c2ln\n"})
  void theLineBreakOfAFileIsNothing(String text) {
    Pasted pasted = Pasted.of(text);
    assertThat(pasted.jwt().reveal()).isEqualTo(JWT);
    assertThat(pasted.remark()).isEmpty();
  }
}
