package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalSafeTest {
  @ParameterizedTest
  @CsvSource({
    "0000,\\x00", "0007,\\x07", "001b,\\x1b", "007f,\\x7f", "009b,\\x9b", "200b,\\u200b",
    "202e,\\u202e", "2066,\\u2066", "2028,\\u2028", "feff,\\ufeff", "d800,\\ud800", "000d,\\r",
    "e0041,\\U000e0041"
  })
  void showsWhatATerminalWouldObey(String hex, String shown) {
    String character = new String(Character.toChars(Integer.parseInt(hex, 16)));

    assertThat(TerminalSafe.text("a" + character + "b")).isEqualTo("a" + shown + "b");
    assertThat(TerminalSafe.line("a" + character + "b")).isEqualTo("a" + shown + "b");
  }

  @Test
  void keepsLettersOfEveryScript() {
    String text = "Zürich 東京 עברית 😀 ✓ ‹…›";
    assertThat(TerminalSafe.line(text)).isSameAs(text);
  }

  @Test
  void layoutIsKeptInATextAndShownInALine() {
    assertThat(TerminalSafe.text("a\n\tb")).isEqualTo("a\n\tb");
    assertThat(TerminalSafe.line("a\n\tb")).isEqualTo("a\\n\\tb");
  }

  @Test
  void anExcerptIsShortAndCutsNoCharacterInHalf() {
    assertThat(TerminalSafe.excerpt("abc", 3)).isEqualTo("abc");
    assertThat(TerminalSafe.excerpt("abcd", 3)).isEqualTo("abc…");
    assertThat(TerminalSafe.excerpt("ab😀d", 3)).isEqualTo("ab…");
  }

  @Property
  void nothingThatControlsIsLeft(@ForAll String text) {
    String safe = TerminalSafe.line(text);

    assertThat(safe.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(TerminalSafe.line(safe)).isEqualTo(safe);
  }
}
