package dev.risksh.saving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement of the script, with what is checked after it.
 *
 * @param topic the kind of step it belongs to
 * @param title what it has to say to the name of its step; empty for nothing
 * @param result what it makes; empty where the text says so itself
 * @param text as it stands there, of one or more lines
 * @param checks what was observed, as expressions
 */
record Line(
    Place place,
    Deed.Topic topic,
    String title,
    Optional<Result> result,
    String text,
    List<String> checks) {

  /** Where it stands. */
  enum Place {
    /** At the top, as imports do. */
    IMPORT,
    /** Before the steps, as methods and types do. */
    DECLARATION,
    /** Between steps, since it is one itself or has a type. */
    BETWEEN,
    STEP,
    /** In the step after it, since it only prepares. */
    NEXT_STEP
  }

  Line {
    checks = List.copyOf(checks);
  }

  static Line in(Deed.Topic topic, String title, String text) {
    return new Line(Place.STEP, topic, title, Optional.empty(), text, List.of());
  }

  static Line plain(Place place, String text) {
    return new Line(place, Deed.Topic.PLAIN, "", Optional.empty(), text, List.of());
  }

  Line making(Result made) {
    return new Line(place, topic, title, Optional.of(made), text, checks);
  }

  Line checking(List<String> more) {
    List<String> all = new ArrayList<>(checks);
    all.addAll(more);
    return new Line(place, topic, title, result, text, all);
  }

  Line titled(String other) {
    return new Line(place, topic, other, result, text, checks);
  }

  /** Its text, with the name that its result gets. */
  String statement() {
    return result.map(Result::assigned).orElse("") + text;
  }

  /** What is checked after it, a statement each. */
  List<String> asserts() {
    return checks.stream().map(check -> "assert " + check).toList();
  }
}
