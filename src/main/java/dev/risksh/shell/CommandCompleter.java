package dev.risksh.shell;

import dev.risksh.groovy.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completes from what is declared: commands, options and their values from the one table of
 * commands, Groovy from the words of the DSL and the names of the variables. It evaluates nothing,
 * so that Tab never sends anything.
 */
final class CommandCompleter implements Completer {
  private final CommandSpec root;
  private final Supplier<Set<String>> variables;

  /**
   * @param variables the names of the variables at the prompt
   */
  CommandCompleter(CommandSpec root, Supplier<Set<String>> variables) {
    this.root = root;
    this.variables = variables;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    TypedWord typed = (TypedWord) line;
    if (!typed.command()) {
      groovy(typed, candidates);
    } else if (typed.wordIndex() == 0) {
      root.subcommands()
          .forEach((name, command) -> candidates.add(candidate("/" + name, command, true)));
    } else {
      command(reader, typed, candidates);
    }
  }

  private void groovy(TypedWord typed, List<Candidate> candidates) {
    if (typed.before().endsWith(".")) {
      return;
    }
    Vocabulary.words().forEach(word -> candidates.add(plain(word, false)));
    Vocabulary.values().forEach(value -> candidates.add(plain(value, false)));
    variables.get().forEach(name -> candidates.add(plain(name, false)));
  }

  private void command(LineReader reader, TypedWord typed, List<Candidate> candidates) {
    List<String> words = typed.words();
    CommandSpec at = root;
    Optional<OptionSpec> waiting = Optional.empty();
    for (int i = 0; i < words.size() - 1; i++) {
      String word = i == 0 ? words.get(0).substring(1) : words.get(i);
      CommandLine next = at.subcommands().get(word);
      if (waiting.isPresent()) {
        waiting = Optional.empty();
      } else if (next != null) {
        at = next.getCommandSpec();
      } else {
        waiting = option(at, word).filter(option -> option.arity().max() > 0);
      }
    }
    if (waiting.isPresent()) {
      values(reader, typed, waiting.get(), candidates);
      return;
    }
    if (typed.word().startsWith("-")) {
      at.options().stream()
          .filter(option -> !option.hidden())
          .forEach(option -> candidates.add(candidate(option)));
      return;
    }
    at.subcommands().forEach((name, command) -> candidates.add(candidate(name, command, false)));
    at.positionalParameters().forEach(positional -> values(reader, typed, positional, candidates));
  }

  private static Optional<OptionSpec> option(CommandSpec command, String word) {
    return command.options().stream()
        .filter(option -> List.of(option.names()).contains(word))
        .findFirst();
  }

  private static void values(
      LineReader reader, TypedWord typed, ArgSpec argument, List<Candidate> candidates) {
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(value -> candidates.add(plain(value, true)));
    } else if (argument.type() == Path.class || argument.paramLabel().equals("FILE")) {
      new FileNameCompleter().complete(reader, typed, candidates);
    }
  }

  private static Candidate candidate(String text, CommandLine command, boolean top) {
    String[] description = command.getCommandSpec().usageMessage().description();
    return new Candidate(
        text,
        text,
        top ? "commands" : null,
        description.length == 0 ? null : description[0],
        null,
        null,
        true);
  }

  private static Candidate candidate(OptionSpec option) {
    String[] description = option.description();
    return new Candidate(
        option.longestName(),
        option.longestName(),
        null,
        description.length == 0 ? null : description[0].replaceAll("\\$\\{[A-Z-]+}", "").strip(),
        null,
        null,
        true);
  }

  private static Candidate plain(String text, boolean complete) {
    return new Candidate(text, text, null, null, null, null, complete);
  }
}
