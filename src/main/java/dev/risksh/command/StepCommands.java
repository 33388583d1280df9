package dev.risksh.command;

import dev.risksh.scenario.Decision;
import dev.risksh.view.Page;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that there are only while a script pauses: how it goes on. */
final class StepCommands {
  /** Their names. */
  static final Set<String> NAMES = Set.of("next", "retry", "skip", "continue", "stop", "where");

  private StepCommands() {}

  static void addTo(CommandLine line, Prompt prompt) {
    List.of(new Next(), new Retry(), new Skip(), new Continue(), new Stop(), new Where(prompt))
        .forEach(line::addSubcommand);
  }

  @Command(
      name = "next",
      description = {
        "Runs this step, and pauses before the next; Enter alone does the same.",
        "A step that has failed is left as it is, and counts as failed."
      },
      footer = "/next")
  private static final class Next implements Callable<Object>, AboutPrompt {
    @Override
    public Object call() {
      return new GoOn(Decision.NEXT);
    }
  }

  @Command(
      name = "retry",
      description = {
        "Runs the step once more that failed, or that ran last.",
        "The file is read again: where it was edited, the step and all after it have the new text."
      },
      footer = "/retry")
  private static final class Retry implements Callable<Object>, AboutPrompt {
    @Override
    public Object call() {
      return new GoOn(Decision.RETRY);
    }
  }

  @Command(
      name = "skip",
      description = "Leaves this step out, and pauses before the next.",
      footer = "/skip")
  private static final class Skip implements Callable<Object>, AboutPrompt {
    @Override
    public Object call() {
      return new GoOn(Decision.SKIP);
    }
  }

  @Command(
      name = "continue",
      description = "Runs on to the next --break, to a step that fails, or to the end.",
      footer = "/continue")
  private static final class Continue implements Callable<Object>, AboutPrompt {
    @Override
    public Object call() {
      return new GoOn(Decision.CONTINUE);
    }
  }

  @Command(
      name = "stop",
      description = {
        "Ends the script: its cleanups run, the other steps do not.",
        "The exit code is that of a step that failed, else 130. Ctrl-D does the same."
      },
      footer = "/stop")
  private static final class Stop implements Callable<Object>, AboutPrompt {
    @Override
    public Object call() {
      return new GoOn(Decision.STOP);
    }
  }

  @Command(
      name = "where",
      description = "Shows where the script pauses, with the text of the step.",
      footer = "/where")
  private static final class Where implements Callable<Object>, AboutPrompt {
    private final Prompt prompt;

    Where(Prompt prompt) {
      this.prompt = prompt;
    }

    @Override
    public Object call() {
      return new Page(prompt.where());
    }
  }
}
