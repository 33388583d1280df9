package dev.risksh.command;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.groovy.Snippet;
import dev.risksh.saving.Attempt;
import dev.risksh.saving.Composer;
import dev.risksh.saving.SavedScript;
import dev.risksh.saving.Setting;
import dev.risksh.saving.TypedCommand;
import dev.risksh.view.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /save}: what was typed, as a script. */
@Command(
    name = "save",
    description = {
      "Writes what was typed here as a script, which /run plays.",
      "Commands become words of the DSL, in steps with a name, and what was seen becomes checks.",
      "What failed, what only looked and what was abandoned is left out.",
      "What was abandoned is written where it is named; what Okta refused then has to be refused."
    },
    footer = {"/save first.groovy", "/save --all all.groovy", "/save part.groovy 1-3 e"})
final class SaveCommand implements Callable<Object>, AboutPrompt {
  private static final String SCRIPT = ".groovy";

  private final Context context;
  private final Prompt prompt;
  private final Supplier<Function<List<String>, Optional<TypedCommand>>> reader;

  @Parameters(index = "0", paramLabel = "FILE", description = "A name that ends in .groovy.")
  private String file;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = SnippetLines.WHICH,
      description = SnippetLines.WHICH_HELP + " Default: all that counts.")
  private List<String> which = new ArrayList<>();

  @Option(
      names = {"--all", "-all"},
      description = "What is left out stands there as a comment, the startup script's lines too.")
  private boolean all;

  @Option(
      names = {"--history", "-history"},
      description = "The same, with every line that was typed.")
  private boolean history;

  @Option(names = "--force", description = "Overwrites a file that is there.")
  private boolean force;

  /**
   * @param reader what understands commands as this table of commands does
   */
  SaveCommand(
      Context context,
      Prompt prompt,
      Supplier<Function<List<String>, Optional<TypedCommand>>> reader) {
    this.context = context;
    this.prompt = prompt;
    this.reader = reader;
  }

  @Override
  public Object call() {
    String name = name();
    Path path = context.world().path(name);
    if (Files.isRegularFile(path) && !force) {
      throw new Problem(
          ExitCode.BAD_INPUT, name + " is there already", "name another file, or say --force");
    }
    if (path.getParent() != null && !Files.isDirectory(path.getParent())) {
      throw Problem.badInput(
          "there is no folder for " + name,
          "make it first, or save here: /save " + path.getFileName());
    }
    List<Attempt> attempts = attempts();
    if (attempts.isEmpty()) {
      throw Problem.usage("nothing was typed that could be saved", null);
    }
    SavedScript script =
        Composer.compose(attempts, !which.isEmpty(), everything(), Setting.of(context.open()));
    if (script.lines() == 0 && !everything()) {
      throw Problem.usage(
          "there is nothing to write" + (script.leftOut().isEmpty() ? "" : ": " + leftOut(script)),
          "/list   what was typed; /save " + name + " --all   writes the rest as comments");
    }
    AtomicFile.write(path, script.text().getBytes(StandardCharsets.UTF_8), false);
    tell(script);
    return new Said(
        counted(script.lines(), "line")
            + " as "
            + counted(script.steps(), "step")
            + " in "
            + name
            + "   in the OS shell:  risksh run "
            + name);
  }

  private boolean everything() {
    return all || history;
  }

  /** JShell has the file last; it is whichever is named like one. */
  private String name() {
    if (!file.endsWith(SCRIPT)
        && !which.isEmpty()
        && which.get(which.size() - 1).endsWith(SCRIPT)) {
      which.add(0, file);
      file = which.remove(which.size() - 1);
    }
    if (!file.endsWith(SCRIPT)) {
      throw Problem.usage("a script's name ends in .groovy", "/save " + file + SCRIPT);
    }
    return file;
  }

  private List<Attempt> attempts() {
    Function<List<String>, Optional<TypedCommand>> commands = reader.get();
    return chosen().stream().map(snippet -> attempt(snippet, commands)).toList();
  }

  private List<Snippet> chosen() {
    if (!which.isEmpty()) {
      return prompt.snippets().select(which);
    }
    List<Snippet> snippets =
        prompt.snippets().all().stream().filter(snippet -> all || !snippet.startup()).toList();
    return history ? withTheRest(snippets) : snippets;
  }

  /** Between the snippets, the lines that are none: those about the prompt itself. */
  private List<Snippet> withTheRest(List<Snippet> snippets) {
    List<Snippet> left = new ArrayList<>(snippets);
    List<Snippet> merged = new ArrayList<>();
    List<String> typed = prompt.typed(false);
    // The last one is this.
    for (String line : typed.subList(0, Math.max(0, typed.size() - 1))) {
      List<String> sources = left.stream().map(Snippet::source).toList();
      int at = sources.indexOf(line);
      if (at < 0) {
        merged.add(Snippet.command(Attempt.NO_SNIPPET, line, Optional.empty(), List.of()));
      } else {
        merged.addAll(left.subList(0, at + 1));
        left.subList(0, at + 1).clear();
      }
    }
    merged.addAll(left);
    return merged;
  }

  private Attempt attempt(
      Snippet snippet, Function<List<String>, Optional<TypedCommand>> commands) {
    if (snippet.kind() != Snippet.Kind.COMMAND) {
      return new Attempt(snippet, Optional.empty(), Optional.empty());
    }
    Prompt.Typed typed = prompt.command(snippet.source());
    return new Attempt(snippet, commands.apply(typed.words()), typed.variable());
  }

  private void tell(SavedScript script) {
    if (!script.leftOut().isEmpty()) {
      context.open().notice("left out: " + leftOut(script));
    }
    script
        .environment()
        .forEach((variable, what) -> context.open().notice("it takes " + variable + ": " + what));
  }

  private static String leftOut(SavedScript script) {
    return script.leftOut().entrySet().stream()
        .map(why -> String.join(" ", why.getValue()) + " (" + why.getKey() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
