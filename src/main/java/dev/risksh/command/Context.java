package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Screen;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command works on.
 *
 * @param screen where its result is shown
 * @param session opened when it is first asked for, so that help and usage need none
 * @param variables the value of a Groovy variable of that name; null when there is none
 * @param prompt whether it was typed at the prompt, not in the OS shell
 */
public record Context(
    World world,
    Screen screen,
    Supplier<Session> session,
    Function<String, Object> variables,
    boolean prompt) {

  /** Help as it is written where this command was typed. */
  HelpPage help() {
    return new HelpPage(written(""), screen.style(), screen.width());
  }

  Session open() {
    return session.get();
  }

  /** How a command is written where this one was typed. */
  String written(String command) {
    return (prompt ? "/" : "risksh ") + command;
  }

  /** Goes on only when the user is: asked at a terminal, told with {@code --yes} elsewhere. */
  void sure(String what, boolean yes) {
    if (yes) {
      return;
    }
    String answer =
        world
            .person()
            .answer("  " + what + " for good? [y/N] ")
            .orElseThrow(
                () ->
                    Problem.usage(
                        "to " + what + " takes a yes, and there is nobody to ask", "add --yes"));
    if (!answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw new Problem(ExitCode.FAILED, "nothing was done", null);
    }
  }
}
