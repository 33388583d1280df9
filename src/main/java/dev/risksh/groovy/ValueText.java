package dev.risksh.groovy;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import org.codehaus.groovy.runtime.FormatHelper;

/** A value of any kind as text, whatever its {@code toString()} does. */
public final class ValueText {
  private ValueText() {}

  /**
   * A text as it is, anything else by its own words; never a secret, never a control character.
   *
   * @param longest how many characters of it are enough; 0 for all
   */
  public static String of(Object value, int longest) {
    String text;
    try {
      text = FormatHelper.toString(value);
    } catch (RuntimeException | StackOverflowError e) {
      text =
          "a "
              + value.getClass().getSimpleName()
              + " whose toString() fails with "
              + e.getClass().getSimpleName();
    }
    boolean cut = longest > 0 && text.length() > longest;
    return Redaction.text(TerminalSafe.text(cut ? text.substring(0, longest) : text))
        + (cut ? "…" : "");
  }
}
