package dev.risksh.shell;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes as soon as the commands are known. */
record LateCompleter(CompletableFuture<LineRunner> runner) implements Completer {
  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (runner.isDone() && !runner.isCompletedExceptionally()) {
      LineRunner lines = runner.join();
      new CommandCompleter(lines.commands().model(), () -> lines.variables().snapshot().keySet())
          .complete(reader, line, candidates);
    }
  }
}
