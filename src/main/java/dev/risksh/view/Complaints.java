package dev.risksh.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Folding;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.okta.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a problem looks to a person: what happened, why, and what to type next. */
public final class Complaints {
  /** A command as messages have it: {@code /key new}, but not a path such as {@code a/b}. */
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.:])/(?=[a-z])");

  /** What points at the line above: of a power assert, or the caret of what does not compile. */
  private static final Pattern MARKS = Pattern.compile("[|^ ]*[|^][|^ ]*");

  private static final int RAW_LINES = 5;
  private static final int RAW_LINE_LENGTH = 200;

  private final Style style;
  private final String commandPrefix;

  /**
   * @param commandPrefix how a command begins where the user is: {@code /}, or {@code risksh }
   */
  public Complaints(Style style, String commandPrefix) {
    this.style = style;
    this.commandPrefix = commandPrefix;
  }

  /** The problem with what it says itself. */
  public List<String> lines(Problem problem) {
    return lines(problem, Optional.empty());
  }

  /** The problem, why it came, and what to do; the diagnosis knows more than the problem. */
  public List<String> lines(Problem problem, Optional<Diagnosis> diagnosis) {
    List<String> lines = new ArrayList<>();
    List<String> message = problem.getMessage().lines().toList();
    for (int i = 0; i < message.size(); i++) {
      lines.add(i == 0 ? style.red("✗") + " " + message.get(i) : "  " + message.get(i));
    }
    if (problem instanceof Refused refused) {
      String call = refused.exchange().toString();
      lines.add(
          "  "
              + style.dim("call: ")
              + TerminalSafe.line(call)
              + refused.error().requestId().map(id -> "   request id " + id).orElse(""));
    }
    diagnosis.ifPresentOrElse(
        why -> {
          lines.add("  " + style.dim("why:  ") + why.cause());
          why.evidence().forEach(fact -> lines.add("        " + fact));
        },
        () -> raw(problem).forEach(line -> lines.add("  " + style.dim("said: ") + line)));
    for (String step : next(problem, diagnosis)) {
      lines.add("  " + style.dim("next: ") + written(step, commandPrefix));
    }
    return lines;
  }

  /**
   * The same in lines of at most {@code width} columns, save where the message draws something: 0
   * is no limit.
   *
   * @param indent how far in all of it stands
   */
  public List<String> folded(
      Problem problem, Optional<Diagnosis> diagnosis, int indent, int width) {
    List<String> lines = lines(problem, diagnosis);
    boolean draws = problem.getMessage().lines().anyMatch(MARKS.asMatchPredicate());
    long drawn = draws ? problem.getMessage().lines().count() : 0;
    List<String> folded = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      folded.addAll(Folding.of(" ".repeat(indent) + lines.get(i), i < drawn ? 0 : width));
    }
    return folded;
  }

  /** The same for a program: {@code {"error": {…}}}. */
  public String json(Problem problem, Optional<Diagnosis> diagnosis) {
    ObjectNode error = Json.object();
    error.put("exitCode", problem.exitCode().value());
    error.put("meaning", problem.exitCode().meaning());
    error.put("message", problem.getMessage());
    if (problem instanceof Refused refused) {
      error.put("status", refused.error().status());
      error.put("code", refused.error().code());
      error.put("requestId", refused.error().requestId().orElse(null));
    }
    error.put("cause", diagnosis.map(Diagnosis::cause).orElse(null));
    error.set("evidence", JsonViews.of(diagnosis.map(Diagnosis::evidence).orElse(List.of())));
    error.set(
        "next",
        JsonViews.of(
            next(problem, diagnosis).stream().map(step -> written(step, commandPrefix)).toList()));
    return JsonViews.text(Json.object().set("error", error));
  }

  private static List<String> next(Problem problem, Optional<Diagnosis> diagnosis) {
    List<String> next = diagnosis.map(Diagnosis::next).orElse(List.of());
    return next.isEmpty() ? problem.next().stream().toList() : next;
  }

  /** How an answer begins that is in none of Okta's forms: shown as it is, not guessed at. */
  private static List<String> raw(Problem problem) {
    if (!(problem instanceof Refused refused) || !refused.error().summary().isEmpty()) {
      return List.of();
    }
    return refused.exchange().shownReplyBody().stream()
        .flatMap(String::lines)
        .filter(line -> !line.isBlank())
        .limit(RAW_LINES)
        .map(line -> TerminalSafe.excerpt(line, RAW_LINE_LENGTH))
        .toList();
  }

  /** {@code /key new makes one} for where commands begin in another way. */
  public static String written(String next, String prefix) {
    return COMMAND.matcher(next).replaceAll(Matcher.quoteReplacement(prefix));
  }
}
