package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.okta.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What of each scenario a run keeps until its end, so that many thousands of them have room in
 * memory: of what passed as much as a report will show, of what failed all that helps, both within
 * bounds. Told of them in their order, by one thread.
 */
public final class Keeping {
  private static final Bounds PASSED = new Bounds(Integer.MAX_VALUE, 2_000, 16_000_000, 16_000_000);
  private static final Bounds FAILED = new Bounds(200, 5_000, 32_000_000, 32_000_000);

  /** What of the scenarios that passed somebody will ask for; each has those before it. */
  public enum Wanted {
    RESULTS,
    /** What each step made and printed. */
    LINES,
    /** Which calls were made, and what came of them. */
    CALLS,
    /** All that was sent and came back. */
    BODIES
  }

  /**
   * How much is kept of all scenarios together.
   *
   * @param runs so many have more than their result
   * @param calls so many have their headers and bodies
   * @param bodies characters in those bodies
   * @param lines characters in the lines of their steps
   */
  public record Bounds(int runs, int calls, long bodies, long lines) {}

  private final Wanted wanted;
  private final Room passed;
  private final Room failed;

  /**
   * @param wanted of those that passed; of one that failed all is wanted
   */
  public Keeping(Wanted wanted, Bounds passed, Bounds failed) {
    this.wanted = wanted;
    this.passed = new Room("passed", passed);
    this.failed = new Room("failed", failed);
  }

  /** With bounds for which any computer has memory. */
  public static Keeping of(Wanted wanted) {
    return new Keeping(wanted, PASSED, FAILED);
  }

  /** That of {@code result} which is kept. */
  public ScenarioResult kept(ScenarioResult result) {
    boolean hasPassed = result.passed();
    Room room = hasPassed ? passed : failed;
    Wanted most = hasPassed ? wanted : Wanted.BODIES;
    room.runs++;
    return new ScenarioResult(
        result.file(),
        result.row(),
        result.org(),
        result.startedAt(),
        result.took(),
        result.attempt(),
        // How it failed is told by what came last.
        each(result.steps(), !hasPassed, step -> kept(step, room, most, !hasPassed)),
        result.problem().map(Keeping::withoutCause),
        wanted == Wanted.BODIES ? result.publicKeys() : List.of());
  }

  private static StepResult kept(StepResult step, Room room, Wanted most, boolean lastFirst) {
    return new StepResult(
        step.kind(),
        step.name(),
        step.tags(),
        step.status(),
        step.startedAt(),
        step.took(),
        most.compareTo(Wanted.LINES) < 0 ? List.of() : room.lines(step.details()),
        most.compareTo(Wanted.CALLS) < 0
            ? List.of()
            : each(
                step.exchanges(),
                lastFirst,
                call -> most == Wanted.BODIES ? room.call(call) : call.summary()),
        step.problem().map(Keeping::withoutCause),
        step.why(),
        step.line(),
        step.reason());
  }

  private static <T> List<T> each(List<T> all, boolean lastFirst, UnaryOperator<T> kept) {
    List<T> list = new ArrayList<>(all);
    if (lastFirst) {
      Collections.reverse(list);
    }
    list.replaceAll(kept);
    if (lastFirst) {
      Collections.reverse(list);
    }
    return list;
  }

  /** The cause has been put into words, and holds on to the script and its calls. */
  private static Problem withoutCause(Problem problem) {
    return new Problem(problem.exitCode(), problem.getMessage(), problem.next().orElse(null));
  }

  /** What was wanted and could not be kept, a sentence each, for the reader of a report. */
  List<String> leftOut() {
    List<String> said = new ArrayList<>(passed.leftOut());
    said.addAll(failed.leftOut());
    return said;
  }

  /** What has been kept of one kind. */
  private static final class Room {
    private final String kind;
    private final Bounds bounds;
    private int runs;
    private int calls;
    private long bodies;
    private long lines;
    private int callsLeftOut;
    private int stepsLeftOut;

    Room(String kind, Bounds bounds) {
      this.kind = kind;
      this.bounds = bounds;
    }

    /** Once one had no room, none has: it is those that came first. */
    Exchange call(Exchange call) {
      long more = characters(call);
      boolean room =
          callsLeftOut == 0
              && runs <= bounds.runs()
              && calls < bounds.calls()
              && bodies + more <= bounds.bodies();
      if (!room) {
        callsLeftOut++;
        return call.summary();
      }
      calls++;
      bodies += more;
      return call;
    }

    List<String> lines(List<String> all) {
      long more = all.stream().mapToLong(String::length).sum();
      if (more == 0) {
        return all;
      }
      if (stepsLeftOut == 0 && runs <= bounds.runs() && lines + more <= bounds.lines()) {
        lines += more;
        return all;
      }
      stepsLeftOut++;
      return List.of("… " + counted(all.size(), "line") + " not kept: " + linesKept() + " …");
    }

    private static long characters(Exchange call) {
      return Stream.of(call.requestBody(), call.replyBody())
          .flatMap(Optional::stream)
          .mapToLong(body -> body.reveal().length())
          .sum();
    }

    List<String> leftOut() {
      List<String> said = new ArrayList<>();
      if (callsLeftOut > 0) {
        said.add(
            "Headers and bodies of "
                + counted(callsLeftOut, "call")
                + " in runs that "
                + kind
                + " were not kept: only those of "
                + firstRuns()
                + "the first "
                + counted(bounds.calls(), "call")
                + ", and "
                + counted(bounds.bodies(), "character")
                + " of bodies, are.");
      }
      if (stepsLeftOut > 0) {
        said.add(
            "The lines of "
                + counted(stepsLeftOut, "step")
                + " in runs that "
                + kind
                + " were not kept: "
                + linesKept()
                + ".");
      }
      return said;
    }

    private String linesKept() {
      return "only "
          + firstRuns()
          + "the first "
          + counted(bounds.lines(), "character")
          + " of runs that "
          + kind
          + " are";
    }

    private String firstRuns() {
      return bounds.runs() == Integer.MAX_VALUE ? "" : counted(bounds.runs(), "run") + ", ";
    }

    private static String counted(long number, String what) {
      return String.format(Locale.ROOT, "%,d", number) + " " + what + (number == 1 ? "" : "s");
    }
  }
}
