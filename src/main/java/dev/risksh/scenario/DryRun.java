package dev.risksh.scenario;

import dev.risksh.console.Folding;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Refused;
import dev.risksh.view.Complaints;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Prints the requests that scenarios would send. What they check in the answers is not known: a
 * stand-in gave them, which is no proof of what the org would say.
 */
public final class DryRun implements ScenarioListener {
  private static final int LONGEST_LINE = 400;

  /** How it is told that a step failed for want of the org's own answer. */
  static final String NOT_CHECKED = "not checked: ";

  private final PrintStream out;
  private final Masks masks;
  private final Style style;
  private final IntSupplier width;
  private final Complaints complaints;
  private final StepLine line;
  private int requests;

  /**
   * @param width of the terminal, in columns; 0 where lines may be as long as they like
   * @param masks the secrets that are not to be told
   */
  public DryRun(PrintStream out, Style style, IntSupplier width, Masks masks) {
    this.out = masks.printing(out);
    this.width = width;
    this.masks = masks;
    this.style = style;
    complaints = new Complaints(style, "/");
    line = new StepLine(style, masks);
  }

  /** Why a step that failed is not known to fail against the org itself; empty where it would. */
  static Optional<String> unknown(Problem problem) {
    if (problem instanceof Refused || problem.getCause() instanceof Refused) {
      return Optional.of(NOT_CHECKED + "the stand-in refused it, the org may not");
    }
    return problem.getCause() instanceof AssertionError
        ? Optional.of(NOT_CHECKED + "it depends on what the org answers")
        : Optional.empty();
  }

  @Override
  public void begins(String name) {
    line.begin();
    out.println(style.bold(TerminalSafe.line(name)) + "   dry run: nothing is sent");
  }

  @Override
  public void ended(StepResult step) {
    if (leftOut(step)) {
      line.of(step, width.getAsInt()).forEach(out::println);
      return;
    }
    out.println("  " + line.title(step));
    step.exchanges().forEach(this::print);
    step.reason().ifPresent(why -> folded("      " + style.yellow("?") + " " + why));
    step.problem()
        .ifPresent(
            problem ->
                complaints.folded(problem, step.why(), 6, width.getAsInt()).forEach(out::println));
  }

  /** What is read; a request is rather copied. */
  private void folded(String line) {
    Folding.of(masks.text(line), width.getAsInt()).forEach(out::println);
  }

  /** What was not checked has run, and may have calls. */
  private static boolean leftOut(StepResult step) {
    return step.reason().filter(why -> !why.startsWith(NOT_CHECKED)).isPresent();
  }

  private void print(Exchange call) {
    requests++;
    out.println(
        "    " + style.cyan("would send") + "  " + call.method() + " " + safe(call.shownUrl()));
    call.requestHeaders().forEach(header -> out.println("      " + safe(header.toString())));
    call.shownRequestBody().stream()
        .flatMap(String::lines)
        .forEach(line -> out.println("      " + safe(line)));
  }

  private static String safe(String text) {
    return TerminalSafe.excerpt(TerminalSafe.line(text), LONGEST_LINE);
  }

  @Override
  public void ended(ScenarioResult scenario) {
    folded(
        (scenario.passed() ? style.green("ready") : style.red("not ready"))
            + "  "
            + requests
            + (requests == 1 ? " request" : " requests")
            + " would go to "
            + TerminalSafe.line(scenario.org())
            + "; what it would answer is not known");
    requests = 0;
  }
}
