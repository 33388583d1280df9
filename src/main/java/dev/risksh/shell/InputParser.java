package dev.risksh.shell;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells the line reader whether Enter ends the input, and what word Tab is to complete. A command
 * never asks for another line; Groovy does until it is complete.
 */
final class InputParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.COMPLETE) {
      return TypedWord.before(cursor, line);
    }
    if (Inputs.incomplete(line)) {
      throw new EOFError(-1, cursor, "the input goes on");
    }
    return new TypedWord(line, cursor, List.of(line), cursor, false, (char) 0);
  }

  /** History expansion is off, and nothing else asks. */
  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }
}
