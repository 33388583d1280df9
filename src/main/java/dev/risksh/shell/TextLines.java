package dev.risksh.shell;

import dev.risksh.console.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream, as far as they are text of a length that fits into memory. */
final class TextLines {
  /** What editors of Windows begin a text with. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final InputStream in;
  private Optional<String> peeked = Optional.empty();
  private int number;

  TextLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next line, without its end; empty after the last one. */
  Optional<String> next() throws IOException {
    Optional<String> line = peek();
    peeked = Optional.empty();
    return line;
  }

  /** The same, which stays the next one. */
  Optional<String> peek() throws IOException {
    if (peeked.isEmpty()) {
      peeked = read();
    }
    return peeked;
  }

  private Optional<String> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    number++;
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    while (b >= 0 && b != '\n') {
      line.write(b);
      if (line.size() > PlainText.LONGEST) {
        throw PlainText.tooLong();
      }
      b = in.read();
    }
    String text = decoded(line.toByteArray());
    if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private String decoded(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.badInput("line " + number + " of the input is no text in UTF-8", null);
    }
  }

  /** Whether more is there already. */
  boolean ready() throws IOException {
    return peeked.isPresent() || in.available() > 0;
  }
}
