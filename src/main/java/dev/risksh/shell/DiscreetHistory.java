package dev.risksh.shell;

import dev.risksh.console.Redaction;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The history of the prompt, into which no line with a secret comes. */
final class DiscreetHistory extends DefaultHistory {
  @Override
  public void add(Instant time, String line) {
    if (Redaction.text(line).equals(line)) {
      super.add(time, line);
    }
  }
}
