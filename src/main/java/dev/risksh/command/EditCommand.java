package dev.risksh.command;

import dev.risksh.groovy.Snippet;
import dev.risksh.view.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /edit}: opens snippets in an editor and runs what was changed. */
@Command(
    name = "edit",
    description = {
      "Opens snippets in VISUAL, EDITOR or a built-in editor, and runs what was changed.",
      "Without a name: all that count."
    },
    footer = {"/edit", "/edit 1"})
final class EditCommand implements Callable<Object>, AboutPrompt {
  private final Prompt prompt;

  @Parameters(
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP)
  private List<String> which = new ArrayList<>();

  EditCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    List<Snippet> chosen =
        which.isEmpty() ? prompt.snippets().active() : prompt.snippets().select(which);
    List<String> before = chosen.stream().map(Snippet::source).toList();
    String text =
        before.stream().collect(Collectors.joining("\n")) + (before.isEmpty() ? "" : "\n");
    String edited = prompt.edit(text);
    if (edited.equals(text)) {
      return new Said("nothing was changed");
    }
    return new Play(List.of(new Play.Part("what was edited", edited, false)), false, before);
  }
}
