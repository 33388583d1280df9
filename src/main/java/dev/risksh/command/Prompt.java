package dev.risksh.command;

import dev.risksh.console.Preferences;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.Variables;
import java.util.List;
import java.util.Optional;

/** The prompt as the commands about it see it. */
public interface Prompt {
  /** What was typed so far. */
  SnippetLog snippets();

  Variables variables();

  /** Takes away what {@code snippet} declared. */
  void drop(Snippet snippet);

  /** Forgets every snippet and all that they declared. */
  void reset();

  /** The startup script. */
  List<Play.Part> startup();

  /** Every input that was typed here, those of earlier sessions too if wanted. */
  List<String> typed(boolean earlier);

  /** A command as it was typed, in its words. */
  Typed command(String line);

  /**
   * A command in its words.
   *
   * @param variable what its value is given to
   * @param words its name first, without the slash
   */
  record Typed(Optional<String> variable, List<String> words) {}

  /** What ran well in the session before this one. */
  List<String> before();

  /** {@code text} as it comes back from the user's editor. */
  String edit(String text);

  /** The next step of the tour, from its first one or where it was left. */
  List<String> tour();

  /** Ends the tour; says so. */
  String leaveTour();

  /** What a scenario needs that pauses here. */
  Pausing pausing();

  /** Whether a script pauses here. */
  boolean isPaused();

  /** Where it does. */
  List<String> where();

  Preferences preferences();

  /**
   * Changes how the user likes the prompt.
   *
   * @param retain whether it is kept for the next time
   */
  void prefer(Preferences preferences, boolean retain);
}
