package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
  @Test
  void whatATerminalWouldObeyHasASign() {
    AttributedString text = new AttributedString("a\u001b[2J\u0007\u009b\u202e\u007f\n\tb");
    assertThat(VisibleText.of(text).toString())
        .isEqualTo("a\u241b[2J\u2407\ufffd\ufffd\ufffd\n\tb");
  }

  @Test
  void everythingElseStaysAsItIs() {
    AttributedString text = new AttributedString("x = 'Zürich 東京 \ud83d\ude00'\n");
    assertThat(VisibleText.of(text)).isSameAs(text);
  }

  @Test
  void coloursStay() {
    AttributedStyle red = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    AttributedString text =
        new AttributedStringBuilder()
            .append("a")
            .styled(red, "\u001b\ud83d\ude00")
            .toAttributedString();
    assertThat(VisibleText.of(text))
        .isEqualTo(
            new AttributedStringBuilder()
                .append("a")
                .styled(red, "\u241b\ud83d\ude00")
                .toAttributedString());
  }
}
