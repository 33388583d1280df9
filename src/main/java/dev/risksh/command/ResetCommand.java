package dev.risksh.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code /reset}: a prompt as it was at first. */
@Command(
    name = "reset",
    description = {
      "Forgets every snippet and runs the startup script again.",
      "The session's key, app, provider and token stay."
    },
    footer = "/reset")
final class ResetCommand implements Callable<Object>, AboutPrompt {
  private final Context context;
  private final Prompt prompt;

  ResetCommand(Context context, Prompt prompt) {
    this.context = context;
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    prompt.reset();
    context.open().notice("all snippets are forgotten; the session stays as it is:  /status");
    return new Play(prompt.startup(), false);
  }
}
