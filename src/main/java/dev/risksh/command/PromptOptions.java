package dev.risksh.command;

import dev.risksh.console.Feedback;
import java.util.List;
import java.util.Optional;

/**
 * How a prompt is opened.
 *
 * @param feedback as given on the command line
 * @param startup the files of the startup script; empty for the user's own
 * @param noStartup whether there is none
 * @param files run before the first line is read
 * @param keepGoing whether lines from standard input go on after one failed
 */
public record PromptOptions(
    Optional<Feedback> feedback,
    List<String> startup,
    boolean noStartup,
    List<String> files,
    boolean keepGoing) {

  /** As without any option. */
  public static final PromptOptions DEFAULT =
      new PromptOptions(Optional.empty(), List.of(), false, List.of(), false);

  public PromptOptions {
    startup = List.copyOf(startup);
    files = List.copyOf(files);
  }

  /** The same where nobody sits in front of it: what was not asked for is not said. */
  public PromptOptions unattended() {
    return new PromptOptions(
        feedback.or(() -> Optional.of(Feedback.CONCISE)), startup, noStartup, files, keepGoing);
  }
}
