package dev.risksh.command;

import dev.risksh.console.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** What can be said of the prompt on the command line that opens it. */
final class PromptArguments {
  /** With a folder or an ending; a token that was pasted in the wrong place has neither. */
  private static final Pattern FILE_NAME = Pattern.compile(".*[/\\\\].*|.*\\.[A-Za-z]{1,10}");

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "Files of commands and Groovy to run before the prompt opens. The last one may be - for"
              + " standard input, in which the first error is the last line.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--startup",
      paramLabel = "FILE",
      description = "Runs this first, in the place of startup.groovy; may be repeated.")
  private List<String> startup = new ArrayList<>();

  @Option(names = "--no-startup", description = "Runs no startup script.")
  private boolean noStartup;

  @Option(
      names = "--feedback",
      paramLabel = "MODE",
      completionCandidates = SetCommand.Modes.class,
      description = "How much the prompt says by itself: silent, concise, normal or verbose.")
  private Feedback feedback;

  @Option(names = "-q", description = "As --feedback concise.")
  private boolean concise;

  @Option(names = "-s", description = "As --feedback silent.")
  private boolean silent;

  @Option(names = "-v", description = "As --feedback verbose.")
  private boolean verbose;

  @Option(
      names = "--keep-going",
      description = "With -: goes on after an error; the exit code is that of the first one.")
  private boolean keepGoing;

  /** What was said; a word that is no file is taken for a command that there is not. */
  PromptOptions options(CommandSpec spec) {
    for (String file : files) {
      if (!FILE_NAME.matcher(file).matches()) {
        throw new UnmatchedArgumentException(spec.commandLine(), List.of(file));
      }
    }
    return new PromptOptions(mode(), startup, noStartup, files, keepGoing);
  }

  private Optional<Feedback> mode() {
    if (silent) {
      return Optional.of(Feedback.SILENT);
    }
    if (concise) {
      return Optional.of(Feedback.CONCISE);
    }
    return verbose ? Optional.of(Feedback.VERBOSE) : Optional.ofNullable(feedback);
  }
}
