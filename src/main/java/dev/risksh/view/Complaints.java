package dev.risksh.view;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a problem looks to a person: what happened, why, and what to type next. */
public final class Complaints {
  /** A command as messages have it: {@code /key new}, but not a path such as {@code a/b}. */
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.:])/(?=[a-z])");

  private final Style style;
  private final String commandPrefix;

  /**
   * @param commandPrefix how a command begins where the user is: {@code /}, or {@code risksh }
   */
  public Complaints(Style style, String commandPrefix) {
    this.style = style;
    this.commandPrefix = commandPrefix;
  }

  public List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>();
    List<String> message = problem.getMessage().lines().toList();
    for (int i = 0; i < message.size(); i++) {
      lines.add(i == 0 ? style.red("✗") + " " + message.get(i) : "  " + message.get(i));
    }
    problem.next().ifPresent(next -> lines.add("  " + style.dim("next: ") + written(next)));
    return lines;
  }

  private String written(String next) {
    return COMMAND.matcher(next).replaceAll(Matcher.quoteReplacement(commandPrefix));
  }
}
