package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one step of a scenario went.
 *
 * @param tags the script gave it
 * @param startedAt by the clock of the world; of a step that was not run, when that was known
 * @param details what it made and what was worth saying, as lines for people, redacted
 * @param exchanges with the org while it ran, in order
 * @param problem why it failed; empty unless it did
 * @param why the cause behind the problem, where it is known
 * @param line of the script where it failed, or where a step stands that was not run
 * @param reason why it was skipped or not run, in words
 */
public record StepResult(
    StepKind kind,
    String name,
    Set<String> tags,
    StepStatus status,
    Instant startedAt,
    Duration took,
    List<String> details,
    List<Exchange> exchanges,
    Optional<Problem> problem,
    Optional<Diagnosis> why,
    OptionalInt line,
    Optional<String> reason) {

  public StepResult {
    tags = Set.copyOf(tags);
    details = List.copyOf(details);
    exchanges = List.copyOf(exchanges);
  }

  /** Its name, and of what is no usual step also what it is: {@code cleanup: remove the app}. */
  public String title() {
    String word = kind.word();
    boolean said = kind == StepKind.STEP || kind == StepKind.OUTSIDE || name.startsWith(word);
    return said ? name : word + ": " + name;
  }

  /**
   * The call that it most likely failed about, where the problem does not tell one itself: the last
   * one, unless it is a mistake in the script.
   */
  public Optional<Exchange> failedAbout() {
    return problem
        .filter(one -> !exchanges.isEmpty() && !(one instanceof Refused))
        .filter(one -> one.exitCode() != ExitCode.UNREACHABLE)
        .filter(one -> one.getCause() == null || one.getCause() instanceof AssertionError)
        .map(one -> exchanges.get(exchanges.size() - 1));
  }

  /** Without secrets in what was said; its name and its calls are as they are. */
  StepResult masked(Masks masks) {
    return new StepResult(
        kind,
        name,
        tags.stream().map(masks::text).collect(Collectors.toSet()),
        status,
        startedAt,
        took,
        details.stream().map(masks::text).toList(),
        exchanges,
        problem.map(masks::problem),
        why.map(
            known ->
                new Diagnosis(
                    masks.text(known.cause()),
                    known.evidence().stream().map(masks::text).toList(),
                    known.next().stream().map(masks::text).toList())),
        line,
        reason.map(masks::text));
  }

  public boolean passed() {
    return status == StepStatus.PASSED;
  }

  public boolean failed() {
    return status == StepStatus.FAILED;
  }
}
