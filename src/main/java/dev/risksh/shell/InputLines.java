package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One complete input after the other from lines that nobody types: commands and Groovy. */
public final class InputLines {
  private final TextLines lines;
  private final Inputs inputs = new Inputs();

  public InputLines(InputStream in) {
    lines = new TextLines(in);
  }

  /**
   * The next input; empty after the last one. What comes after it is not taken yet.
   *
   * @throws Problem when it cannot be read
   */
  Optional<String> next() {
    try {
      while (true) {
        Optional<String> line = lines.peek();
        if (line.isEmpty() || inputs.endsBefore(line.get())) {
          return inputs.isEmpty() ? Optional.empty() : Optional.of(inputs.take());
        }
        inputs.add(lines.next().orElseThrow());
        // Who feeds line by line waits for an answer; otherwise the next line may go on with it.
        if (!inputs.isEmpty() && inputs.complete() && !lines.ready()) {
          return Optional.of(inputs.take());
        }
      }
    } catch (IOException e) {
      throw new Problem(
          ExitCode.BAD_INPUT, "standard input cannot be read: " + e.getMessage(), null, e);
    }
  }
}
