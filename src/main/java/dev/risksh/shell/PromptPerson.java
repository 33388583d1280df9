package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Person;
import dev.risksh.console.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * Whoever sits at the prompt, asked on the terminal that the prompt has. What is answered is
 * neither completed nor remembered.
 *
 * @param process how questions are put without a prompt
 * @param listening whether one may be put now; the prompt itself must not be waiting
 */
record PromptPerson(Terminal terminal, Person process, BooleanSupplier listening)
    implements Person {
  private static final Character UNSEEN = (char) 0;

  /** In milliseconds, how long what was typed may take to be seen. */
  private static final long MOMENT = 20;

  @Override
  public Optional<String> answer(String question) {
    checkListening();
    return isDumb() ? process.answer(question) : typed(question, null);
  }

  @Override
  public Optional<String> secret(String question) {
    checkListening();
    if (isDumb()) {
      return process.secret(question);
    }
    dropTypedAhead();
    return typed(question, UNSEEN);
  }

  /** Nobody can answer before the question; what was typed for it must not be run as a line. */
  private void dropTypedAhead() {
    Attributes before = terminal.enterRawMode();
    try {
      while (terminal.reader().peek(MOMENT) >= 0) {
        terminal.reader().read();
      }
    } catch (IOException noTerminalAnyMore) {
      // The question will say so.
    } finally {
      terminal.setAttributes(before);
    }
  }

  private void checkListening() {
    if (!listening.getAsBoolean()) {
      throw new NotNow();
    }
  }

  /** There JLine hides what is typed by printing the question over it, again and again. */
  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  private Optional<String> typed(String question, Character mask) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .variable(LineReader.DISABLE_HISTORY, true)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .variable(LineReader.BELL_STYLE, "none")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    try {
      return Optional.of(reader.readLine(question, mask));
    } catch (UserInterruptException e) {
      throw new Problem(ExitCode.INTERRUPTED, "interrupted", null);
    } catch (EndOfFileException e) {
      return Optional.empty();
    }
  }
}
