package dev.risksh.shell;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.groovy.Vocabulary;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * What was run as Groovy, failed, and was meant as a command, or typed as in another shell.
 *
 * @param commands the names of all commands
 * @param variables the names that the user gave
 */
record ForgottenSlash(Collection<String> commands, Collection<String> variables) {
  private static final int LONGEST = 40;

  private static final String BEGIN = "commands begin with a slash: /";

  /** What other shells call it. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("quit", BEGIN + "exit"),
          Map.entry("q", BEGIN + "exit"),
          Map.entry("bye", BEGIN + "exit"),
          Map.entry("logout", BEGIN + "exit"),
          Map.entry("man", BEGIN + "help"),
          Map.entry("h", BEGIN + "help"),
          Map.entry("clear", "Ctrl-L clears the screen; /reset forgets what was typed"),
          Map.entry("cls", "Ctrl-L clears the screen; /reset forgets what was typed"),
          Map.entry("ls", "/list has what was typed, /vars what there is; this is no OS shell"),
          Map.entry("dir", "/list has what was typed, /vars what there is; this is no OS shell"));

  /** The problem with the hint, or as it is. */
  Problem explain(Problem problem, String source) {
    String typed = source.strip();
    String word = typed.split("\\W", 2)[0];
    if (!isUnknown(word, problem)) {
      return isCommandWithWords(word, typed, problem)
          ? new Problem(problem.exitCode(), problem.getMessage(), BEGIN + typed, problem.getCause())
          : problem;
    }
    if (commands.contains(word)) {
      boolean plain = typed.matches("[\\w -]{1,40}");
      return with(problem, word, BEGIN + (plain ? typed : word));
    }
    if (!typed.equals(word)) {
      return problem;
    }
    return Optional.ofNullable(ELSEWHERE.get(word))
        .or(() -> near(word).map(command -> "did you mean /" + command + "?"))
        .map(hint -> with(problem, word, hint))
        .orElse(problem);
  }

  /** Such as {@code key list}, which is to Groovy a call that is given a variable. */
  private boolean isCommandWithWords(String word, String typed, Problem problem) {
    return typed.matches("\\w+( +[\\w-]+)+")
        && typed.length() <= LONGEST
        && commands.contains(word)
        && !variables.contains(word)
        && !Vocabulary.words().contains(word)
        && (problem.getCause() instanceof MissingPropertyException
            || problem.getCause() instanceof MissingMethodException);
  }

  private static boolean isUnknown(String word, Problem problem) {
    return problem.getCause() instanceof MissingPropertyException missing
        ? missing.getProperty().equals(word)
        : problem.getCause() instanceof CompilationFailedException
            && !Vocabulary.words().contains(word);
  }

  /** The command that is meant, rather than a name of the user's or a word of Groovy's. */
  private Optional<String> near(String word) {
    List<String> names = new ArrayList<>(variables);
    names.addAll(commands);
    names.addAll(Vocabulary.words());
    return Suggestions.closest(word, names)
        .filter(name -> commands.contains(name) && !variables.contains(name));
  }

  /** A name that is near in Groovy is of no use beside it. */
  private static Problem with(Problem problem, String word, String hint) {
    boolean name = problem.getCause() instanceof MissingPropertyException;
    return new Problem(
        problem.exitCode(),
        name ? word + " is not known here" : problem.getMessage(),
        hint,
        problem.getCause());
  }
}
