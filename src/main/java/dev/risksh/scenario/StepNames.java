package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.StepWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a step of a plan by what a user calls it. */
public record StepNames(Plan plan) {
  private static final int MOST_SHOWN = 12;

  /** What a name of the user's stands for: a step of the plan, or one whose name is computed. */
  record Meant(Optional<PlannedStep> planned, String name) {
    /** Whether {@code part} is that step. */
    boolean is(Part part, Optional<PlannedStep> its) {
      // By its name where it has one: the file may have been edited since.
      boolean computed = planned.isPresent() && !planned.get().fixed();
      return computed ? its.equals(planned) : part.name().equals(name);
    }
  }

  /** The steps in their order, without setups and cleanups. */
  public List<PlannedStep> steps() {
    return plan.steps().stream().filter(step -> step.word() == StepWord.STEP).toList();
  }

  /** Whether it is known how many steps there will be. */
  boolean counted() {
    return steps().stream().allMatch(PlannedStep::fixed);
  }

  /**
   * The step that {@code text} means: its name, its number, or how its name begins.
   *
   * @throws Problem when there is none, or several
   */
  Meant find(String text) {
    Optional<PlannedStep> found = exact(text).or(() -> numbered(text)).or(() -> beginning(text));
    if (found.isPresent()) {
      return new Meant(found, found.get().name());
    }
    if (!counted()) {
      return new Meant(Optional.empty(), text);
    }
    throw Problem.usage(
        "there is no step '"
            + TerminalSafe.line(text)
            + "'"
            + Suggestions.didYouMean(text, names()),
        told());
  }

  private Optional<PlannedStep> exact(String text) {
    return named().stream().filter(step -> step.name().equals(text)).findFirst();
  }

  private Optional<PlannedStep> numbered(String text) {
    return text.matches("[1-9][0-9]{0,5}") && Integer.parseInt(text) <= steps().size()
        ? Optional.of(steps().get(Integer.parseInt(text) - 1))
        : Optional.empty();
  }

  private Optional<PlannedStep> beginning(String text) {
    String begun = text.toLowerCase(Locale.ROOT);
    List<PlannedStep> found =
        named().stream()
            .filter(step -> !text.isBlank())
            .filter(step -> step.name().toLowerCase(Locale.ROOT).startsWith(begun))
            .toList();
    if (found.size() > 1) {
      throw Problem.usage(
          "'"
              + TerminalSafe.line(text)
              + "' begins "
              + found.size()
              + " steps: "
              + String.join(", ", found.stream().map(step -> quoted(step.name())).toList()),
          "type more of it, or its number");
    }
    return found.stream().findFirst();
  }

  private List<PlannedStep> named() {
    return plan.steps().stream()
        .filter(PlannedStep::fixed)
        .filter(step -> step.word() != StepWord.CLEANUP)
        .toList();
  }

  private List<String> names() {
    return named().stream().map(PlannedStep::name).toList();
  }

  private String told() {
    List<PlannedStep> steps = steps();
    if (steps.isEmpty()) {
      return "the script has no step";
    }
    StringBuilder told = new StringBuilder("one of");
    for (int i = 0; i < Math.min(MOST_SHOWN, steps.size()); i++) {
      told.append(i == 0 ? " " : ", ")
          .append(i + 1)
          .append(' ')
          .append(quoted(steps.get(i).name()));
    }
    return told + (steps.size() > MOST_SHOWN ? ", …" : "");
  }

  private static String quoted(String name) {
    return "'" + TerminalSafe.line(name) + "'";
  }
}
