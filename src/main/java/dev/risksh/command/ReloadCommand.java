package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.groovy.Verbs;
import dev.risksh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /reload}: everything once more from the start. */
@Command(
    name = "reload",
    description = {
      "Forgets all snippets, then runs the startup script and what was typed, in order.",
      "On an org that is not local, what would change it is left out."
    },
    footer = {"/reload", "/reload --restore"})
final class ReloadCommand implements Callable<Object>, AboutPrompt {
  private final Context context;
  private final Prompt prompt;

  @Option(
      names = {"--restore", "-restore"},
      description = "What was typed in the session before this one.")
  private boolean restore;

  @Option(
      names = {"--quiet", "-quiet"},
      description = "Does not show each line before it runs.")
  private boolean quiet;

  @Option(names = "--all", description = "Also what changes an org that is not local.")
  private boolean all;

  ReloadCommand(Context context, Prompt prompt) {
    this.context = context;
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    List<Play.Part> lines = restore ? restored() : current();
    if (restore && lines.isEmpty()) {
      throw Problem.usage("no session before this one is known", null);
    }
    Session session = context.open();
    if (!all && !session.orgName().equals(Session.LOCAL)) {
      List<Play.Part> harmless =
          lines.stream().filter(line -> !Verbs.changeTheOrg(line.text())).toList();
      if (harmless.size() < lines.size()) {
        session.notice(
            (lines.size() - harmless.size())
                + " lines that change "
                + session.orgName()
                + " are left out; --all runs them too");
      }
      lines = harmless;
    }
    prompt.reset();
    List<Play.Part> parts = new ArrayList<>(prompt.startup());
    parts.addAll(lines);
    return new Play(parts, !quiet);
  }

  private List<Play.Part> current() {
    return prompt.snippets().lasting().stream()
        .map(snippet -> new Play.Part("snippet " + snippet.id(), snippet.source(), false))
        .toList();
  }

  private List<Play.Part> restored() {
    return prompt.before().stream()
        .map(line -> new Play.Part("the session before", line, false))
        .toList();
  }
}
