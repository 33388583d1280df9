package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Folding.of("  one  two", 10)).containsExactly("  one  two");
    assertThat(Folding.of("as long as it likes", 0)).containsExactly("as long as it likes");
  }

  @Test
  void aLineIsBrokenBetweenWordsAndGoesOnFurtherIn() {
    assertThat(Folding.of("  it is too wide for this", 14))
        .containsExactly("  it is too", "    wide for", "    this");
  }

  @Test
  void textGoesOnBelowText() {
    assertThat(Folding.of("  ✓ key   the one in use of old", 20))
        .containsExactly("  ✓ key   the one in", "          use of old");
    assertThat(Folding.of("    next: /open FILE or so", 20))
        .containsExactly("    next: /open FILE", "          or so");
    assertThat(Folding.of("✗ it did not go well", 12)).containsExactly("✗ it did not", "  go well");
  }

  @Test
  void aPartThatFitsBelowGoesThere() {
    assertThat(Folding.of("  202 Accepted   1 event, 2 subjects   29 of 30 left", 40))
        .containsExactly("  202 Accepted   1 event, 2 subjects", "                 29 of 30 left");
  }

  @Test
  void whatBelongsTogetherStaysTogetherWhereItCan() {
    assertThat(Folding.of("  Bearer  a.scope b   expires in 60:00", 30))
        .containsExactly("  Bearer  a.scope b", "          expires in 60:00");
  }

  @Test
  void aLongWordIsMovedOutAsFarAsItMust() {
    assertThat(Folding.of("  key     kid 0123456789012345", 20))
        .containsExactly("  key     kid", "    0123456789012345");
    assertThat(Folding.of("  kid 01234567890123456789012345", 20))
        .isEqualTo(List.of("  kid", "  01234567890123456789012345"));
  }

  @Test
  void coloursGoOnAndTakeNoRoom() {
    assertThat(Folding.of("\u001b[2mone two three\u001b[22m four", 8))
        .containsExactly("\u001b[2mone two", "  \u001b[2mthree\u001b[22m", "  four");
  }
}
