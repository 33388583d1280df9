package dev.risksh.export;

import dev.risksh.console.Redaction;
import dev.risksh.okta.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two exchanges.
 *
 * @param differences in the order in which a call goes: request, then reply
 */
public record Comparison(Exchange left, Exchange right, List<Difference> differences) {

  /**
   * One value that is not the same, redacted.
   *
   * @param where it stands
   * @param left empty where the first exchange has none
   * @param right empty where the second has none
   */
  public record Difference(String where, Optional<String> left, Optional<String> right) {}

  public static Comparison of(Exchange left, Exchange right) {
    Map<String, String> before = Traits.of(left);
    Map<String, String> after = Traits.of(right);
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    List<String> names = new ArrayList<>(all);
    names.sort(Comparator.comparing(Comparison::isOfTheReply));
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Optional<String> a = Optional.ofNullable(before.get(name));
      Optional<String> b = Optional.ofNullable(after.get(name));
      if (!a.equals(b)) {
        differences.add(new Difference(name, redacted(name, a), redacted(name, b)));
      }
    }
    return new Comparison(left, right, List.copyOf(differences));
  }

  private static boolean isOfTheReply(String name) {
    return name.equals("status") || name.startsWith("reply ");
  }

  /** The name decides, too, whether a value is a secret. */
  private static Optional<String> redacted(String name, Optional<String> value) {
    String last = name.substring(Math.max(name.lastIndexOf(' '), name.lastIndexOf('.')) + 1);
    String prefix = last + ": ";
    return value.map(
        text -> {
          String shown = Redaction.text(prefix + text);
          return shown.startsWith(prefix) ? shown.substring(prefix.length()) : Redaction.MARK;
        });
  }

  @Override
  public String toString() {
    return left + " and " + right + ": " + differences.size() + " differences";
  }
}
