package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.PrimitiveIterator;
import java.util.function.IntSupplier;
import org.jline.reader.EndOfFileException;
import org.junit.jupiter.api.Test;

class PasteTest {
  private static final int LONGEST = 10;
  private static final String END = "\u001b[201~";

  @Test
  void endsAtTheMark() {
    IntSupplier typed = typed("a~\u001b[20~" + END + "z");
    assertThat(Paste.read(typed, LONGEST)).hasValue("a~\u001b[20~");
    assertThat(typed.getAsInt()).isEqualTo('z');
  }

  @Test
  void lineEndsAreThoseOfText() {
    assertThat(Paste.read(typed("a\rb\n" + END), LONGEST)).hasValue("a\nb\n");
    assertThat(Paste.read(typed(END), LONGEST)).hasValue("");
  }

  @Test
  void asMuchAsIsAllowedIsTaken() {
    String most = "1".repeat(LONGEST);
    assertThat(Paste.read(typed(most + END), LONGEST)).hasValue(most);
    assertThat(Paste.read(typed("1".repeat(LONGEST - 2) + "😀" + END), LONGEST)).isPresent();
  }

  @Test
  void tooMuchIsReadAwayToItsLastCharacter() {
    for (int more = 1; more < 30; more++) {
      IntSupplier typed = typed("1".repeat(LONGEST + more) + END + "z");
      assertThat(Paste.read(typed, LONGEST)).isEmpty();
      assertThat(typed.getAsInt()).isEqualTo('z');
    }
  }

  @Test
  void aTerminalThatIsGoneEndsIt() {
    assertThatExceptionOfType(EndOfFileException.class)
        .isThrownBy(() -> Paste.read(typed("half of it\u001b[20"), LONGEST));
  }

  private static IntSupplier typed(String text) {
    PrimitiveIterator.OfInt codePoints = text.codePoints().iterator();
    return () -> codePoints.hasNext() ? codePoints.nextInt() : -1;
  }
}
