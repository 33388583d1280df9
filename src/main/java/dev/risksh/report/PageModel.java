package dev.risksh.report;

import dev.risksh.console.Times;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.scenario.Attempts;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepKind;
import dev.risksh.scenario.StepResult;
import dev.risksh.scenario.StepStatus;
import dev.risksh.scenario.Tally;
import dev.risksh.view.Complaints;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the template of the page puts in: a record for each part of it, with texts that are ready.
 *
 * @param many whether there is more than one scenario, so that they can be told apart
 */
record PageModel(
    String version,
    String verdict,
    boolean passed,
    Moment when,
    List<Fact> facts,
    List<String> leftOut,
    List<Failure> failures,
    LatencyChart latency,
    LevelChart levels,
    List<Scenario> scenarios,
    Rest rest,
    boolean many) {

  /** A browser shows so many scenarios without a wait, with a few calls each. */
  private static final int MOST_SHOWN = 500;

  /**
   * With more failures than these the last call of each is closed, so that they are seen together.
   */
  private static final int MOST_OPEN = 3;

  private static final int MOST_NAMED = 20;

  static PageModel of(RunResult run) {
    Selection selection = Selection.of(run, MOST_SHOWN);
    List<ScenarioResult> all = run.scenarios();
    // By identity: of thousands, each would be compared with all the others, bodies and all.
    Set<ScenarioResult> last = Collections.newSetFromMap(new IdentityHashMap<>());
    last.addAll(run.lastAttempts());
    List<Exchange> calls = all.stream().flatMap(one -> calls(one).stream()).toList();
    List<Failure> failures = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    Attempts attempts = new Attempts(run);
    for (ScenarioResult scenario : selection.shown()) {
      String id = "scenario-" + (scenarios.size() + 1);
      scenarios.add(Scenario.of(scenario, id, attempts.told(scenario), all.size() == 1));
      if (last.contains(scenario)) {
        failures.addAll(Failure.of(scenario, id, failures.size() < MOST_OPEN));
      }
    }
    return new PageModel(
        Version.of(),
        verdict(run),
        run.passed() && !all.isEmpty(),
        Moment.of(run.startedAt()),
        facts(run, calls),
        run.leftOut(),
        failures,
        LatencyChart.of(calls),
        LevelChart.of(calls),
        scenarios,
        Rest.of(selection),
        all.size() > 1);
  }

  boolean anyFailures() {
    return !failures.isEmpty();
  }

  boolean anyLeftOut() {
    return !leftOut.isEmpty();
  }

  private static List<Exchange> calls(ScenarioResult scenario) {
    return scenario.steps().stream().flatMap(step -> step.exchanges().stream()).toList();
  }

  private static String verdict(RunResult run) {
    List<ScenarioResult> last = run.lastAttempts();
    long failed = last.stream().filter(one -> !one.passed()).count();
    int all = last.size() + run.notBegun().size();
    if (last.isEmpty()) {
      return "Nothing was run";
    }
    if (all == 1) {
      return failed == 0 ? "The scenario passed" : "The scenario failed";
    }
    if (failed > 0) {
      return failed + " of " + all + " failed";
    }
    return run.notBegun().isEmpty()
        ? "All " + all + " scenarios passed"
        : last.size() + " of " + all + " passed";
  }

  private static List<Fact> facts(RunResult run, List<Exchange> calls) {
    List<ScenarioResult> all = run.scenarios();
    List<String> orgs =
        all.stream().map(ScenarioResult::org).filter(org -> !org.isEmpty()).distinct().toList();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Steps", Tally.of(run.lastAttempts())));
    facts.add(new Fact("Calls", Integer.toString(calls.size())));
    facts.add(new Fact("Took", Times.took(run.took())));
    if (!orgs.isEmpty()) {
      facts.add(new Fact(orgs.size() == 1 ? "Org" : "Orgs", String.join(", ", orgs)));
    }
    if (!run.flaky().isEmpty()) {
      facts.add(new Fact("Flaky", Integer.toString(run.flaky().size())));
    }
    if (!run.notBegun().isEmpty()) {
      facts.add(new Fact("Not begun", named(run.notBegun())));
    }
    run.seed().ifPresent(seed -> facts.add(new Fact("Random order", "--seed " + seed)));
    return facts;
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return names.size() <= MOST_NAMED
        ? first
        : first + " and " + (names.size() - MOST_NAMED) + " more";
  }

  private static String word(StepStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sign(StepStatus status) {
    return switch (status) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case SKIPPED, NOT_RUN -> "–";
    };
  }

  /** One figure of the summary. */
  record Fact(String name, String value) {}

  /** A time, for people and for programs. */
  record Moment(String text, String iso) {
    private static final DateTimeFormatter TEXT =
        DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Moment of(Instant instant) {
      return new Moment(TEXT.format(instant), instant.toString());
    }
  }

  /**
   * What failed, and what is known of it.
   *
   * @param scenarioId where the rest of the scenario stands in the page
   * @param said what the problem says, a power-assert with its drawing
   */
  record Failure(
      String scenarioId,
      String scenario,
      String step,
      String place,
      String said,
      Why why,
      List<String> next,
      Call call) {

    static List<Failure> of(ScenarioResult scenario, String id, boolean open) {
      List<Failure> failures = new ArrayList<>();
      for (StepResult step : scenario.steps()) {
        if (step.failed()) {
          failures.add(of(scenario, id, step, open));
        }
      }
      Story.beyondSteps(scenario)
          .map(
              problem ->
                  new Failure(
                      id,
                      scenario.name(),
                      "",
                      "",
                      problem.getMessage(),
                      null,
                      written(problem.next().stream().toList()),
                      null))
          .ifPresent(failures::add);
      return failures;
    }

    private static Failure of(ScenarioResult scenario, String id, StepResult step, boolean open) {
      List<String> next = step.why().map(Diagnosis::next).orElse(List.of());
      Track track = new Track(scenario);
      return new Failure(
          id,
          scenario.name(),
          step.title(),
          Story.place(scenario, step).map(place -> place + row(scenario)).orElse(""),
          step.problem().map(Throwable::getMessage).orElse(""),
          step.why().map(Why::of).orElse(null),
          written(
              next.isEmpty() ? step.problem().flatMap(one -> one.next()).stream().toList() : next),
          Story.lastCall(step).map(last -> Call.of(last, track, open)).orElse(null));
    }

    private static String row(ScenarioResult scenario) {
      return scenario.row().map(row -> " [" + row + "]").orElse("");
    }

    /** A message on several lines is a drawing of what an assertion found. */
    boolean drawn() {
      return said.contains("\n");
    }

    boolean anyNext() {
      return !next.isEmpty();
    }

    private static List<String> written(List<String> next) {
      return next.stream().map(step -> Complaints.written(step, "risksh ")).toList();
    }
  }

  /** The cause behind a failure. */
  record Why(String cause, List<String> evidence) {
    static Why of(Diagnosis why) {
      return new Why(why.cause(), why.evidence());
    }

    boolean anyEvidence() {
      return !evidence.isEmpty();
    }
  }

  /**
   * A scenario with its timeline.
   *
   * @param open whether it is shown without a click
   */
  record Scenario(
      String id,
      String name,
      boolean passed,
      boolean open,
      String sign,
      String status,
      String tally,
      String took,
      Moment when,
      String org,
      String attempt,
      String end,
      List<Step> steps) {

    static Scenario of(ScenarioResult scenario, String id, String attempt, boolean only) {
      Track track = new Track(scenario);
      StepStatus status = scenario.passed() ? StepStatus.PASSED : StepStatus.FAILED;
      return new Scenario(
          id,
          scenario.name(),
          scenario.passed(),
          only || !scenario.passed(),
          PageModel.sign(status),
          status.word(),
          Tally.of(scenario),
          Times.took(scenario.took()),
          Moment.of(scenario.startedAt()),
          scenario.org(),
          attempt + (scenario.isFlaky() ? ", flaky" : ""),
          Times.took(track.length()),
          scenario.steps().stream().map(step -> Step.of(step, track)).toList());
    }
  }

  /**
   * A step, with a bar for it and one for each call in it.
   *
   * @param kind said of what is not a usual step
   * @param empty whether there is nothing to open
   */
  record Step(
      String name,
      String status,
      String statusWord,
      String sign,
      String kind,
      String tags,
      boolean failed,
      boolean empty,
      String reason,
      String took,
      Track.Bar bar,
      String output,
      List<Call> calls) {

    static Step of(StepResult step, Track track) {
      boolean ran = step.passed() || step.failed();
      List<Call> calls = step.exchanges().stream().map(one -> Call.of(one, track, false)).toList();
      return new Step(
          step.name(),
          word(step.status()),
          step.status().word(),
          PageModel.sign(step.status()),
          kind(step),
          String.join(", ", step.tags().stream().sorted().toList()),
          step.failed(),
          step.details().isEmpty() && calls.isEmpty(),
          step.reason().orElse(ran ? "" : step.status().word()),
          ran ? Times.took(step.took()) : "",
          ran ? track.bar(step.startedAt(), step.took()) : null,
          Body.cut(String.join("\n", step.details())),
          calls);
    }

    /** Most are named after it, which is said once. */
    private static String kind(StepResult step) {
      boolean usual = step.kind() == StepKind.STEP || step.kind() == StepKind.OUTSIDE;
      String word = step.kind().word();
      return usual || step.name().equals(word) ? "" : word;
    }
  }

  /** A call with all that was sent and came back. */
  record Call(
      int number,
      String method,
      String path,
      String url,
      String outcome,
      String quality,
      String took,
      Track.Bar bar,
      List<Field> requestHeaders,
      String requestBody,
      List<Field> replyHeaders,
      String replyBody,
      boolean answered,
      boolean whole,
      boolean open) {

    static Call of(Exchange call, Track track, boolean open) {
      return new Call(
          call.number(),
          call.method(),
          call.path(),
          call.shownUrl(),
          call.outcome(),
          quality(call),
          Times.took(call.took()),
          track.bar(call.startedAt(), call.took()),
          fields(call.requestHeaders()),
          Body.of(call.shownRequestBody(), call.requestHeaders()),
          fields(call.replyHeaders()),
          Body.of(call.shownReplyBody(), call.replyHeaders()),
          call.status().isPresent(),
          call.whole(),
          open);
    }

    private static List<Field> fields(List<Header> headers) {
      return headers.stream().map(one -> new Field(one.name(), one.shown())).toList();
    }

    static String quality(Exchange call) {
      Optional<Integer> status =
          call.status().isPresent() ? Optional.of(call.status().getAsInt()) : Optional.empty();
      return status.map(code -> code < 400 ? "good" : code < 500 ? "warn" : "bad").orElse("bad");
    }
  }

  /** A header. */
  record Field(String name, String value) {}
}
