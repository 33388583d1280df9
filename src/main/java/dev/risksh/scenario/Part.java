package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.StepSpec;
import dev.risksh.groovy.StepWord;
import dev.risksh.okta.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A part of a scenario that has a result: what the script says of it, before it is known how it
 * went.
 *
 * @param skip why the script leaves it out
 * @param line where it stands
 */
record Part(
    StepKind kind,
    String name,
    Set<String> tags,
    Optional<String> skip,
    boolean only,
    OptionalInt line) {

  private static final Pattern COMPUTED = Pattern.compile("\\$(\\{[^}]*\\}|[\\w.]+)");

  /** What stands between the steps. */
  static final Part OUTSIDE =
      new Part(
          StepKind.OUTSIDE,
          "(outside of a step)",
          Set.of(),
          Optional.empty(),
          false,
          OptionalInt.empty());

  /** One that the script has come to. */
  static Part of(StepSpec spec, Optional<PlannedStep> planned, OptionalInt line) {
    String name =
        spec.name().or(() -> planned.map(PlannedStep::name)).orElseGet(() -> spec.word().word());
    return new Part(kind(spec.word()), name, spec.tags(), spec.skip(), spec.only(), line);
  }

  /** One of the plan. */
  static Part of(PlannedStep step) {
    return new Part(
        kind(step.word()),
        step.fixed() ? step.name() : readable(step.name()),
        step.tags(),
        step.skip(),
        step.only(),
        OptionalInt.of(step.firstLine()));
  }

  /** {@code "taken: $what"} will be taken: something; what, nobody knows before it is there. */
  private static String readable(String code) {
    boolean text = code.matches("\"[^\"]*\"");
    return text ? COMPUTED.matcher(code.substring(1, code.length() - 1)).replaceAll("…") : code;
  }

  private static StepKind kind(StepWord word) {
    return switch (word) {
      case SETUP -> StepKind.SETUP;
      case STEP -> StepKind.STEP;
      case CLEANUP -> StepKind.CLEANUP;
    };
  }

  StepResult passed(
      Instant startedAt, Duration took, List<String> details, List<Exchange> exchanges) {
    return new StepResult(
        kind,
        name,
        tags,
        StepStatus.PASSED,
        startedAt,
        took,
        details,
        exchanges,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  StepResult failed(
      Instant startedAt,
      Duration took,
      List<String> details,
      List<Exchange> exchanges,
      Problem problem,
      Optional<Diagnosis> why,
      OptionalInt failedAt) {
    return new StepResult(
        kind,
        name,
        tags,
        StepStatus.FAILED,
        startedAt,
        took,
        details,
        exchanges,
        Optional.of(problem),
        why,
        failedAt.isPresent() ? failedAt : line,
        Optional.empty());
  }

  /** Ended by itself, because there was nothing for it to do. */
  StepResult skipped(
      Instant startedAt,
      Duration took,
      List<String> details,
      List<Exchange> exchanges,
      String reason) {
    return leftOut(StepStatus.SKIPPED, startedAt, took, details, exchanges, reason);
  }

  StepResult withoutRunning(StepStatus status, String reason, Instant now) {
    return leftOut(status, now, Duration.ZERO, List.of(), List.of(), reason);
  }

  private StepResult leftOut(
      StepStatus status,
      Instant startedAt,
      Duration took,
      List<String> details,
      List<Exchange> exchanges,
      String reason) {
    return new StepResult(
        kind,
        name,
        tags,
        status,
        startedAt,
        took,
        details,
        exchanges,
        Optional.empty(),
        Optional.empty(),
        line,
        Optional.of(reason));
  }
}
