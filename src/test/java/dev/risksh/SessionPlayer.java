package dev.risksh;

import dev.risksh.console.Times;
import dev.risksh.console.World;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.shell.LineRunner;
import dev.risksh.testing.Screen;
import dev.risksh.testing.TestWorld;
import dev.risksh.testing.Transcript.Turn;
import dev.risksh.testing.Wildcards;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Types a transcript's lines at the real prompt and command line, in a world of its own. */
final class SessionPlayer implements AutoCloseable {
  private static final String EXPORT = "export ";
  private static final String RISKSH = "risksh";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\S+");

  private final TestWorld test;
  private final Screen screen = new Screen();
  private final Wildcards wildcards = new Wildcards();
  private Session session;
  private LineRunner prompt;

  SessionPlayer(TestWorld test) {
    this.test = test;
  }

  /** What came back, where it fits in the words of the transcript. */
  List<String> play(Turn turn) {
    String typed = wildcards.fill(turn.text());
    int code =
        switch (turn.kind()) {
          case PROMPT -> atPrompt(typed);
          case SHELL -> inShell(typed, turn.input());
          case FILE -> {
            test.file(typed, wildcards.fill(String.join("\n", turn.input())) + "\n");
            yield 0;
          }
          case TIME -> {
            test.clock().advance(Times.parse(typed));
            yield 0;
          }
        };
    return Turn.answer(wildcards.retell(turn.expected(), screen.take()), code);
  }

  private int atPrompt(String line) {
    if (prompt == null) {
      World world = world();
      SessionOptions options = SessionOptions.saved(SessionOptions.DEFAULT_NAME);
      session = new Session(world, options, notice -> world.err().println("  " + notice));
      prompt = new LineRunner(world, session);
    }
    int code = prompt.run(line).value();
    if (!prompt.finished()) {
      return code;
    }
    code = prompt.exitCode();
    close();
    return code;
  }

  private int inShell(String line, List<String> input) {
    List<String> words = WORD.matcher(line).results().map(SessionPlayer::unquoted).toList();
    if (line.startsWith(EXPORT)) {
      String[] variable = line.substring(EXPORT.length()).split("=", 2);
      test.env(variable[0], variable[1]);
      return 0;
    }
    if (!words.get(0).equals(RISKSH)) {
      throw new AssertionError("the only programs are risksh and export: " + line);
    }
    test.input(String.join("\n", input));
    return Main.run(world(), words.subList(1, words.size()).toArray(String[]::new));
  }

  private static String unquoted(MatchResult word) {
    String single = word.group(1);
    return single != null ? single : word.group(2) != null ? word.group(2) : word.group();
  }

  private World world() {
    return test.world(screen.out(), screen.err());
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    session = null;
    prompt = null;
  }
}
