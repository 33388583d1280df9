package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.shell.LineRunner;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The commands that next steps name, held against the one table of commands. */
final class NextSteps implements AutoCloseable {
  /** From its slash to what explains it, or to the next part of the sentence. */
  private static final Pattern COMMAND =
      Pattern.compile("(?<![\\w/.:])/[a-z].*?(?=   |, |; |\\)| and |: |$)");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\S+");

  private final Session session;
  private final CommandLine table;

  NextSteps(Path folder) {
    session = new Session(TestWorld.in(folder).world(), SessionOptions.inMemory(), line -> {});
    table = new LineRunner(session.world(), session).commands().model().commandLine();
  }

  static Stream<String> commands(List<String> steps) {
    return steps.stream().flatMap(step -> COMMAND.matcher(step).results()).map(MatchResult::group);
  }

  /** At least one command is named, and each is in the table and takes what it is given. */
  void assertTyped(List<String> steps) {
    assertThat(commands(steps).toList()).as(steps.toString()).isNotEmpty().allSatisfy(this::parse);
  }

  private void parse(String command) {
    String[] words =
        WORD.matcher(command.substring(1)).results().map(NextSteps::word).toArray(String[]::new);
    // A command that is not there or does not take these words throws.
    assertThat(table.parseArgs(words).hasSubcommand()).as(Arrays.toString(words)).isTrue();
  }

  private static String word(MatchResult quoted) {
    return quoted.group(1) != null
        ? quoted.group(1)
        : quoted.group(2) != null ? quoted.group(2) : quoted.group();
  }

  @Override
  public void close() {
    session.close();
  }
}
