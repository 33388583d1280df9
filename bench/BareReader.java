import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The least that a prompt can cost: a terminal, a line reader, and nothing behind it. */
final class BareReader {
  private BareReader() {}

  public static void main(String[] args) throws Exception {
    try (Terminal terminal = TerminalBuilder.builder().system(true).provider("jni").build()) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      while (!reader.readLine("bare> ").equals("/exit")) {
        // Whatever was typed is forgotten.
      }
    } catch (EndOfFileException left) {
      // Ctrl-D
    }
  }
}
