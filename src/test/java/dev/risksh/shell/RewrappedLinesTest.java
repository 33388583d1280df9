package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RewrappedLinesTest {
  @Test
  void aLineThatFitsHasNothingAboveIt() {
    assertThat(new RewrappedLines(List.of(), 59).rowsAbove(60)).isZero();
  }

  @Test
  void aLongerOneStandsInSeveralRows() {
    assertThat(new RewrappedLines(List.of(), 60).rowsAbove(60)).isEqualTo(1);
    assertThat(new RewrappedLines(List.of(), 130).rowsAbove(60)).isEqualTo(2);
  }

  @Test
  void soDoTheLinesAboveAndAnEmptyOneTakesARow() {
    assertThat(new RewrappedLines(List.of(120, 0, 60, 61), 3).rowsAbove(60)).isEqualTo(6);
  }
}
