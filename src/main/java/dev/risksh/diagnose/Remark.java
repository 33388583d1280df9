package dev.risksh.diagnose;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.util.Optional;

/**
 * One line of an {@link Explanation}: what stands there, and what it means. Safe to print, and
 * without secrets, whatever it was made from.
 *
 * @param name of the claim, header or part: {@code aud}
 * @param value as it stands there; empty where there is none
 * @param meaning in plain words
 * @param verdict how Okta takes it
 * @param okta what Okta will say to it, in its own words; empty where it says nothing
 */
public record Remark(
    String name, String value, String meaning, Verdict verdict, Optional<String> okta) {

  public Remark {
    name = harmless(name);
    value = harmless(value);
    meaning = harmless(meaning);
  }

  private static String harmless(String text) {
    return TerminalSafe.line(Redaction.text(text));
  }
}
