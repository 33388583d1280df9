package dev.risksh.shell;

import dev.risksh.console.TerminalSafe;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * What stands in the line as it is typed, with a sign for each thing that a terminal would obey.
 */
final class VisibleText {
  private static final int SIGNS_OF_CONTROL_CHARACTERS = 0x2400;
  private static final char SIGN_OF_ANYTHING_ELSE = '\ufffd';

  private VisibleText() {}

  static AttributedString of(AttributedString text) {
    String plain = text.toString();
    if (TerminalSafe.text(plain).equals(plain)) {
      return text;
    }
    AttributedStringBuilder visible = new AttributedStringBuilder(plain.length());
    int codePoint;
    for (int at = 0; at < plain.length(); at += Character.charCount(codePoint)) {
      codePoint = plain.codePointAt(at);
      String one = Character.toString(codePoint);
      visible
          .style(text.styleAt(at))
          .append(TerminalSafe.text(one).equals(one) ? one : sign(codePoint));
    }
    return visible.toAttributedString();
  }

  private static String sign(int codePoint) {
    return String.valueOf(
        codePoint < ' ' ? (char) (SIGNS_OF_CONTROL_CHARACTERS + codePoint) : SIGN_OF_ANYTHING_ELSE);
  }
}
