package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of an explanation, as they are found. A value is a text or a JSON node. */
final class Remarks {
  private static final int LONGEST_VALUE = 120;

  private final List<Remark> found = new ArrayList<>();

  void good(String name, Object value, String meaning) {
    add(name, value, meaning, Verdict.GOOD, Optional.empty());
  }

  void note(String name, Object value, String meaning) {
    add(name, value, meaning, Verdict.NOTE, Optional.empty());
  }

  void risky(String name, Object value, String meaning) {
    add(name, value, meaning, Verdict.RISKY, Optional.empty());
  }

  /**
   * @param okta what Okta says to it, from its catalogue
   */
  void refused(String name, Object value, String meaning, String okta) {
    add(name, value, meaning, Verdict.REFUSED, Optional.of(okta));
  }

  /** For what Okta surely refuses, in words that nothing public shows. */
  void refused(String name, Object value, String meaning) {
    add(name, value, meaning, Verdict.REFUSED, Optional.empty());
  }

  private void add(
      String name, Object value, String meaning, Verdict verdict, Optional<String> okta) {
    found.add(new Remark(name, shown(value), meaning, verdict, okta));
  }

  List<Remark> all() {
    return List.copyOf(found);
  }

  /** As a person reads it: a text without its quotation marks, everything else as JSON. */
  private static String shown(Object value) {
    // Redacted while it is whole: half a secret is not known by its looks.
    String text = Redaction.text(value instanceof JsonNode node ? text(node) : value.toString());
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
  }

  private static String text(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    return node.isTextual() ? node.textValue() : Json.compact(node);
  }
}
