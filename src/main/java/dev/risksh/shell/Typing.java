package dev.risksh.shell;

import dev.risksh.command.HelpPage;
import dev.risksh.completion.ArgumentValues;
import dev.risksh.completion.CommandCompletion;
import dev.risksh.completion.GroovyCompletion;
import dev.risksh.completion.Names;
import dev.risksh.completion.Suggestion;
import dev.risksh.console.Style;
import dev.risksh.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.utils.AttributedString;
import picocli.CommandLine.Model.CommandSpec;

/** What helps a person to type: completion, documentation and colours. It runs nothing. */
final class Typing {
  private final CommandCompletion commands;
  private final GroovyCompletion groovy;
  private final Highlighting highlighting;
  private final HelpPage help;

  Typing(CommandSpec root, Session session, Names names, Style style) {
    commands = new CommandCompletion(root, new ArgumentValues(session, names, root));
    groovy = new GroovyCompletion(names);
    highlighting = new Highlighting(new Palette(style), commands);
    help = new HelpPage("/", style, 0);
  }

  /** What the word before the cursor can become. */
  List<Candidate> candidates(TypedWord typed) {
    String slash = typed.command() && typed.wordIndex() == 0 ? "/" : "";
    List<Suggestion> found =
        typed.command()
            ? commands.suggestions(typed.commandWords())
            : groovy.suggestions(typed.before() + typed.word());
    List<Candidate> candidates = new ArrayList<>();
    found.forEach(suggestion -> candidates.add(candidate(slash, suggestion, candidates.size())));
    return candidates;
  }

  private static Candidate candidate(String slash, Suggestion suggestion, int place) {
    String text = slash + suggestion.text();
    return new Candidate(
        text,
        text,
        suggestion.group(),
        suggestion.description().isEmpty() ? null : suggestion.description(),
        null,
        null,
        suggestion.complete(),
        place);
  }

  /** What is known of the place before the cursor; nothing where nothing is. */
  List<String> documentation(TypedWord typed) {
    return typed.command()
        ? commands.documentation(typed.commandWords(), help)
        : groovy.documentation(typed.before() + typed.word());
  }

  /** Loads what the first Tab in Groovy would wait for. */
  void warmUp() {
    groovy.suggestions("''.to");
  }

  AttributedString highlighted(String text, int cursor) {
    return highlighting.of(text, cursor);
  }
}
