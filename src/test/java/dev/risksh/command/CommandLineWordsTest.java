package dev.risksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineWordsTest {
  private static final String KID = "-" + "aB3_-z".repeat(7);

  @Test
  void aKidThatBeginsWithADashIsNoOption() {
    assertThat(CommandLineWords.of(List.of("key", "use", KID)))
        .containsExactly("key", "use", "--", KID);
    assertThat(CommandLineWords.of(List.of("key", "remove", "-UkBm")))
        .containsExactly("key", "remove", "--", "-UkBm");
  }

  @Test
  void itMayBeginWithTwoDashesAndStandBeforeOptions() {
    String dashes = "-" + KID.substring(0, 42);
    assertThat(CommandLineWords.of(List.of("key", "use", dashes)))
        .containsExactly("key", "use", "--", dashes);
    assertThat(CommandLineWords.of(List.of("key", "remove", "--Ng0bkW_", "--yes")))
        .containsExactly("key", "remove", "--yes", "--", "--Ng0bkW_");
    assertThat(CommandLineWords.of(List.of("key", "remove", KID, "--yes")))
        .containsExactly("key", "remove", "--yes", "--", KID);
  }

  @Test
  void whatIsTheValueOfAnOptionStays() {
    for (List<String> words :
        List.of(
            List.of("key", "export", "--kid", KID),
            List.of(KID),
            List.of("key", "use", "-V"),
            List.of("reload", "prompt", "-quiet"),
            List.of("key", "remove", "NhIp", "--yes"),
            List.of("key", "use", "--", KID),
            List.of("token", "--reveal"))) {
      assertThat(CommandLineWords.of(words)).isEqualTo(words);
    }
  }
}
