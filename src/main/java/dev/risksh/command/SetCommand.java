package dev.risksh.command;

import dev.risksh.console.Feedback;
import dev.risksh.console.Preferences;
import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.view.PreferenceLine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code /set}: how the user likes the prompt. */
@Command(
    name = "set",
    description = "How you like the prompt; shows it, or changes it.",
    footer = {"/set", "/set feedback concise --retain"})
final class SetCommand implements Callable<Object>, AboutPrompt {
  private static final List<String> THEMES = List.of("dark", "light", "none");
  private static final int LONGEST_PROMPT = 40;

  private final Prompt prompt;

  @Option(
      names = {"--retain", "-retain"},
      scope = ScopeType.INHERIT,
      description = "Keeps it for the next time, in preferences.properties.")
  private boolean retain;

  SetCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Object call() {
    if (retain) {
      prompt.prefer(prompt.preferences(), true);
    }
    return shown();
  }

  private List<PreferenceLine> shown() {
    Preferences now = prompt.preferences();
    return List.of(
        new PreferenceLine("feedback", now.feedback().label(), String.join(" ", labels())),
        new PreferenceLine(
            "editor",
            now.editor().orElse("default"),
            "default: VISUAL, EDITOR or the built-in one"),
        new PreferenceLine(
            "prompt", "'" + now.prompt() + "' '" + now.continuation() + "'", "any text"),
        new PreferenceLine("theme", now.theme().orElse("auto"), "auto " + String.join(" ", THEMES)),
        new PreferenceLine("pager", now.pager() ? "on" : "off", "on off"),
        new PreferenceLine(
            "truncation", Integer.toString(now.truncation()), "characters of a value"));
  }

  @Command(
      name = "feedback",
      description = "How much the prompt says by itself.",
      footer = "/set feedback verbose")
  Object feedback(
      @Parameters(
              paramLabel = "MODE",
              completionCandidates = Modes.class,
              description = "${COMPLETION-CANDIDATES}.")
          String mode) {
    Feedback chosen =
        Arrays.stream(Feedback.values())
            .filter(feedback -> feedback.label().equals(mode))
            .findFirst()
            .orElseThrow(() -> unknown(mode, labels()));
    return changed("feedback", now -> now.withFeedback(chosen));
  }

  @Command(name = "editor", description = "What /edit starts.", footer = "/set editor vim")
  Object editor(
      @Parameters(
              paramLabel = "COMMAND",
              description = "Such as vim or \"code --wait\"; default for VISUAL or EDITOR.")
          String command) {
    Optional<String> chosen = Optional.of(command).filter(text -> !text.equals("default"));
    return changed("editor", now -> now.withEditor(chosen));
  }

  @Command(
      name = "prompt",
      description = "What stands before the line that you type.",
      footer = "/set prompt 'okta> '")
  Object prompt(
      @Parameters(paramLabel = "TEXT", description = "Such as 'okta> '.") String text,
      @Parameters(
              arity = "0..1",
              paramLabel = "CONTINUATION",
              description = "The same for the lines that go on with it.")
          String continuation) {
    String next = continuation == null ? prompt.preferences().continuation() : continuation;
    if (text.length() > LONGEST_PROMPT || next.length() > LONGEST_PROMPT) {
      throw Problem.usage("a prompt has at most " + LONGEST_PROMPT + " characters", null);
    }
    return changed(
        "prompt", now -> now.withPrompt(TerminalSafe.line(text), TerminalSafe.line(next)));
  }

  @Command(
      name = "theme",
      description = "Which colours can be read on your terminal.",
      footer = "/set theme light")
  Object theme(
      @Parameters(paramLabel = "THEME", description = "auto, dark, light or none.") String name) {
    if (!name.equals("auto") && !THEMES.contains(name)) {
      throw unknown(name, THEMES);
    }
    return changed("theme", now -> now.withTheme(Optional.of(name).filter(THEMES::contains)));
  }

  @Command(
      name = "pager",
      description = "Whether long results go through a pager.",
      footer = "/set pager off")
  Object pager(@Parameters(paramLabel = "on|off") String state) {
    if (!state.equals("on") && !state.equals("off")) {
      throw unknown(state, List.of("on", "off"));
    }
    return changed("pager", now -> now.withPager(state.equals("on")));
  }

  @Command(
      name = "truncation",
      description = "How many characters of a value are shown.",
      footer = "/set truncation 500")
  Object truncation(@Parameters(paramLabel = "N") int characters) {
    if (characters < 20) {
      throw Problem.usage("at least 20 characters, not " + characters, null);
    }
    return changed("truncation", now -> now.withTruncation(characters));
  }

  private Object changed(String name, UnaryOperator<Preferences> change) {
    prompt.prefer(change.apply(prompt.preferences()), retain);
    return shown().stream().filter(line -> line.name().equals(name)).findFirst().orElseThrow();
  }

  private static Problem unknown(String word, List<String> known) {
    return Problem.usage(
        "'" + TerminalSafe.line(word) + "' is none of them" + Suggestions.didYouMean(word, known),
        "one of " + String.join(", ", known));
  }

  private static List<String> labels() {
    return Arrays.stream(Feedback.values()).map(Feedback::label).toList();
  }

  /** The modes, for completion. */
  static final class Modes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return labels().iterator();
    }
  }
}
