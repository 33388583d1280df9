package dev.risksh.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RiskLevelTest {
  @ParameterizedTest
  @EnumSource(RiskLevel.class)
  void everyNameIsRead(RiskLevel level) {
    assertThat(RiskLevel.parse(level.name())).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"HIHG,HIGH", "high,HIGH", "MEDUIM,MEDIUM", "Low,LOW", "MEDIUMM,MEDIUM"})
  void aMisspeltNameIsRecognised(String typed, String meant) {
    assertThatThrownBy(() -> RiskLevel.parse(typed))
        .isInstanceOf(Problem.class)
        .hasMessage(
            "'%s' is not a risk level: LOW, MEDIUM or HIGH; did you mean %s?", typed, meant);
  }

  @Test
  void aStrangeNameIsNotGuessedAtAndCannotReachTheTerminal() {
    assertThatThrownBy(() -> RiskLevel.parse("\u001b[31mSEVERE"))
        .hasMessage("'\\x1b[31mSEVERE' is not a risk level: LOW, MEDIUM or HIGH");
  }
}
