package dev.risksh.view;

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
    List<String> next = diagnosis.map(Diagnosis::next).orElse(List.of());
    for (String step : next.isEmpty() ? problem.next().stream().toList() : next) {
      lines.add("  " + style.dim("next: ") + written(step, commandPrefix));
    }
    return lines;
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
