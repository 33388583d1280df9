package dev.risksh.shell;

import dev.risksh.command.Pausing;
import dev.risksh.command.PromptOptions;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.scenario.Decision;
import dev.risksh.scenario.Pause;
import dev.risksh.scenario.Stepper;
import dev.risksh.view.Complaints;
import java.util.List;
import java.util.Optional;

/**
 * Reads what is to be done at the pauses of a script where nobody sits at a terminal. The first
 * line that fails ends the script; after the last line it goes on.
 */
public final class StepLines implements Stepper {
  private static final PromptOptions OPTIONS =
      new PromptOptions(Optional.empty(), List.of(), true, List.of(), false).unattended();

  private final World world;
  private final InputLines input;
  private final Style style;
  private LineRunner lines;
  private Pause pause;

  private StepLines(World world, InputLines input) {
    this.world = world;
    this.input = input;
    style = Style.of(world);
  }

  static Pausing reading(World world, InputLines input) {
    return new Pausing(world, new StepLines(world, input));
  }

  /** A person at the terminal of this process, else standard input. */
  public static Pausing ofProcess(World world) {
    return world.interactive()
        ? StepPrompt.ofProcess(world)
        : reading(world, new InputLines(world.in()));
  }

  @Override
  public Decision decide(Pause now) {
    pause = now;
    if (lines == null) {
      lines = new LineRunner(world, now.session(), OPTIONS, Place.of(now, this::where));
    }
    now.trouble()
        .ifPresentOrElse(
            trouble -> new Complaints(style, "/").lines(trouble).forEach(this::say),
            () -> where().forEach(this::say));
    for (Optional<String> next = input.next(); next.isPresent(); next = input.next()) {
      ExitCode code = lines.run(next.get());
      Optional<Decision> decision = lines.decision();
      if (decision.isPresent()) {
        return decision.get();
      }
      if (lines.finished()) {
        return Decision.STOP;
      }
      if (code != ExitCode.DONE) {
        throw new Problem(code, "a line failed that was read at the pause", null);
      }
    }
    return atTheEndOfTheInput();
  }

  private Decision atTheEndOfTheInput() {
    if (pause.failed()) {
      return Decision.STOP;
    }
    return Decision.CONTINUE;
  }

  private List<String> where() {
    return new PauseText(style, () -> 0, code -> code).lines(pause);
  }

  @Override
  public void say(String line) {
    world.out().println("  " + line);
  }
}
