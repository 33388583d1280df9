package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known to be secret is nowhere in a text, and all else is as it was. */
class MasksTest {
  private final Masks masks = new Masks();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a \"b\" 'c' \\d",
        "a \\\"b\\\" 'c' \\\\d",
        "a \"b\" \\'c\\' \\\\d",
        "a+%22b%22+%27c%27+%5Cd",
        "a%20%22b%22%20%27c%27%20%5Cd",
        "YSAiYiIgJ2MnIFxk"
      })
  void aValueIsKnownHoweverItIsWritten(String spelling) {
    masks.add("a \"b\" 'c' \\d");
    assertThat(masks.text("key=" + spelling + ", and more")).isEqualTo("key=‹secret›, and more");
  }

  @Test
  void theLongerOfTwoGoes() {
    masks.add("hunter2");
    masks.add("hunter2-and-more");
    assertThat(masks.text("hunter2-and-more hunter2-and hunter2hunter2"))
        .isEqualTo("‹secret› ‹secret›-and ‹secret›‹secret›");
  }

  @Test
  void whatWasCutOffWithinAValueIsOneStill() {
    masks.add("hunter2-and-more");
    assertThat(masks.text("hunter2-an… hunter2-an")).isEqualTo("‹secret›… hunter2-an");
  }

  @Test
  void eachLineOfAValueIsASecret() {
    masks.add("first line\n  second line\nx\n");
    assertThat(masks.text("| first line\n| second line\n| x"))
        .isEqualTo("| ‹secret›\n| ‹secret›\n| x");
  }

  @Test
  void aShortValueStandsInTooManyPlaces() {
    masks.add("false");
    masks.add(" HIGH  \n");
    assertThat(masks.text("false HIGH")).isEqualTo("false HIGH");
    masks.add("sixsix");
    assertThat(masks.text("sixsix")).isEqualTo("‹secret›");
  }

  @Test
  void aMarkIsNoSecretEvenWhereTheSecretIsItsWord() {
    masks.add("secret");
    masks.add("redacted");
    String once = masks.text("secret redacted ‹redacted›");
    assertThat(once).isEqualTo("‹secret› ‹secret› ‹redacted›");
    assertThat(masks.text(once)).isEqualTo(once);
  }

  @Test
  void variablesAreSecretByTheirNames() {
    masks.addSecretsOf(
        Map.of(
            "MY_SECRET", "hush-hush",
            "DB_PWD", "so-quiet",
            "PWD", "/home/somebody",
            "HOME", "/home/somebody",
            "OKTA_CLIENT_PRIVATEKEY", "keys/acme.pem"));
    assertThat(masks.text("hush-hush so-quiet /home/somebody keys/acme.pem"))
        .isEqualTo("‹secret› ‹secret› /home/somebody keys/acme.pem");
  }

  @Test
  void aProblemThatTellsNothingStaysWhatItIs() {
    masks.add("hunter2");
    Problem harmless = Problem.failed("all is well", "go on");
    assertThat(masks.problem(harmless)).isSameAs(harmless);
    Problem telling =
        masks.problem(
            new Problem(
                ExitCode.REFUSED, "no hunter2", "try hunter2", new Exception("hunter2 as well")));
    assertThat(telling).hasMessage("no ‹secret›").hasNoCause();
    assertThat(telling.next()).contains("try ‹secret›");
    assertThat(telling.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void linesArePrintedWithoutThem() {
    masks.add("hunter2");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = masks.printing(new PrintStream(printed, true, StandardCharsets.UTF_8));
    out.print("hun");
    out.println("ter2 ✓");
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("‹secret› ✓");
  }
}
