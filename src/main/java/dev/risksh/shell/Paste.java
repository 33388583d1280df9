package dev.risksh.shell;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.impl.LineReaderImpl;

/**
 * What a terminal pastes, read up to the mark at its end; too much of it is read away, since what
 * is left unread would be run line by line.
 */
final class Paste {
  private static final String END = LineReaderImpl.BRACKETED_PASTE_END;

  private Paste() {}

  /**
   * Empty when there are more than {@code longest} characters.
   *
   * @param next the next code point, -1 where there are no more
   */
  static Optional<String> read(IntSupplier next, int longest) {
    StringBuilder read = new StringBuilder();
    boolean tooLong = false;
    while (!ends(read)) {
      int codePoint = next.getAsInt();
      if (codePoint < 0) {
        throw new EndOfFileException();
      }
      read.appendCodePoint(codePoint);
      if (read.length() > longest + END.length()) {
        tooLong = true;
        read.delete(0, read.length() - END.length());
      }
    }
    return tooLong
        ? Optional.empty()
        : Optional.of(read.substring(0, read.length() - END.length()).replace('\r', '\n'));
  }

  private static boolean ends(StringBuilder read) {
    int start = read.length() - END.length();
    return start >= 0 && read.charAt(read.length() - 1) == '~' && read.indexOf(END, start) >= 0;
  }
}
