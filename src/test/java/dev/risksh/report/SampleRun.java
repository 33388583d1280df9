package dev.risksh.report;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepKind;
import dev.risksh.scenario.StepResult;
import dev.risksh.scenario.StepStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A run in which everything happened that can happen to a step. */
final class SampleRun {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private SampleRun() {}

  /** With {@code text} in every place that a script or a server can fill. */
  static RunResult saying(String text) {
    List<StepResult> steps =
        List.of(
            step(StepKind.SETUP, text, StepStatus.PASSED, text, Optional.empty()),
            step(StepKind.STEP, "check " + text, StepStatus.FAILED, text, problem(1, text)),
            step(StepKind.STEP, "refused " + text, StepStatus.FAILED, text, problem(3, text)),
            step(StepKind.STEP, "skipped " + text, StepStatus.SKIPPED, text, Optional.empty()),
            step(StepKind.STEP, "never " + text, StepStatus.NOT_RUN, text, Optional.empty()),
            step(StepKind.CLEANUP, "cleanup", StepStatus.PASSED, text, Optional.empty()));
    return new RunResult(
        NOON,
        Duration.ofMillis(2345),
        List.of(
            scenario("scripts/good.groovy", Optional.empty(), steps.subList(0, 1), null),
            scenario("scripts/bad.groovy", Optional.of(text), steps, problem(1, text).get()),
            scenario("broken.groovy", Optional.empty(), List.of(), problem(6, text).get())));
  }

  /** So many runs of one script; of each hundred the last failed. No body of the first was kept. */
  static RunResult ofRows(int rows) {
    List<ScenarioResult> scenarios = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      Optional<Problem> problem = row % 100 == 0 ? problem(1, "row " + row) : Optional.empty();
      StepStatus status = problem.isPresent() ? StepStatus.FAILED : StepStatus.PASSED;
      StepResult step = step(StepKind.STEP, "send", status, "said", problem);
      if (row == 1) {
        List<Exchange> calls = step.exchanges().stream().map(Exchange::summary).toList();
        step = withCalls(step, calls);
      }
      scenarios.add(
          scenario("a.groovy", Optional.of("row-" + row), List.of(step), problem.orElse(null)));
    }
    Duration took = Duration.ofSeconds(rows);
    return new RunResult(
        NOON, took, scenarios, List.of(), OptionalLong.empty(), List.of("2 calls were not kept."));
  }

  private static ScenarioResult scenario(
      String file, Optional<String> row, List<StepResult> steps, Problem problem) {
    return new ScenarioResult(
        file,
        row,
        "local",
        NOON,
        Duration.ofMillis(1200),
        1,
        steps,
        Optional.ofNullable(problem),
        List.of("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"x\",\"y\":\"y\"}"));
  }

  private static Optional<Problem> problem(int exitCode, String text) {
    for (ExitCode code : ExitCode.values()) {
      if (code.value() == exitCode) {
        return Optional.of(new Problem(code, "went wrong: " + text, "try " + text));
      }
    }
    throw new AssertionError(exitCode);
  }

  private static StepResult step(
      StepKind kind, String name, StepStatus status, String text, Optional<Problem> problem) {
    boolean ran = status == StepStatus.PASSED || status == StepStatus.FAILED;
    return new StepResult(
        kind,
        name,
        Set.of("slow"),
        status,
        NOON.plusMillis(100),
        Duration.ofMillis(ran ? 250 : 0),
        ran && !text.isEmpty() ? List.of(text) : List.of(),
        ran ? List.of(exchange(text, 202), exchange(text, 400)) : List.of(),
        problem,
        problem.map(any -> new Diagnosis("because " + text, List.of(text), List.of("/token"))),
        problem.isPresent() ? OptionalInt.of(12) : OptionalInt.empty(),
        ran ? Optional.empty() : Optional.of("reason " + text));
  }

  private static StepResult withCalls(StepResult step, List<Exchange> calls) {
    return new StepResult(
        step.kind(),
        step.name(),
        step.tags(),
        step.status(),
        step.startedAt(),
        step.took(),
        step.details(),
        calls,
        step.problem(),
        step.why(),
        step.line(),
        step.reason());
  }

  static Exchange exchange(String text, int status) {
    return new Exchange(
        7,
        NOON.plusMillis(120),
        Duration.ofMillis(40),
        "POST",
        URI.create("https://example.okta.com/api/v1/risk/events/ip"),
        List.of(new Header("Content-Type", Secret.of("application/json"))),
        Optional.of(
            Secret.of("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]" + text)),
        OptionalInt.of(status),
        List.of(
            new Header("X-Okta-Request-Id", Secret.of("reqid")),
            new Header("X-Said", Secret.of(text))),
        Optional.of(Secret.of(text)),
        Optional.empty());
  }
}
