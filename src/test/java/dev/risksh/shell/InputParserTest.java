package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputParserTest {
  private final Parser parser = new InputParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/note don't",
        "/org https://dev-1.okta.com",
        "/run **/*.groovy",
        "/event add --message \"",
        "x = /send {",
        "x = 1",
        "foo {\n}",
        "println 'open"
      })
  void enterEndsTheInput(String line) {
    assertThat(parser.parse(line, line.length(), ParseContext.ACCEPT_LINE).line()).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo {", "foo(\n/send", "x = 1 +", "/key new\nfoo {"})
  void enterAsksForAnotherLine(String line) {
    assertThatThrownBy(() -> parser.parse(line, line.length(), ParseContext.ACCEPT_LINE))
        .isInstanceOf(EOFError.class);
  }

  @Test
  void completesTheWordBeforeTheCursorOfACommand() {
    TypedWord typed = typed("/app use 0oa|tail");
    assertThat(typed.command()).isTrue();
    assertThat(typed.words()).containsExactly("/app", "use", "0oa");
    assertThat(typed.word()).isEqualTo("0oa");
    assertThat(typed.wordIndex()).isEqualTo(2);
    assertThat(typed.rawWordLength()).isEqualTo(3);
  }

  @Test
  void afterABlankTheWordIsEmpty() {
    assertThat(typed("x = /app |").words()).containsExactly("/app", "");
    assertThat(typed("/|").words()).containsExactly("/");
  }

  @Test
  void anOpenQuoteIsPartOfTheWordAndIsClosedByTheCandidate() {
    TypedWord typed = typed("/run \"my fi|");
    assertThat(typed.word()).isEqualTo("my fi");
    assertThat(typed.rawWordLength()).isEqualTo(6);
    assertThat(typed.escape("my file", true)).hasToString("\"my file\"");
    assertThat(typed.escape("my dir/", false)).hasToString("\"my dir/");
    assertThat(typed("/run my|").escape("my file", true)).hasToString("my\\ file");
  }

  @Test
  void completesTheNameBeforeTheCursorOfGroovy() {
    TypedWord typed = typed("x = new|");
    assertThat(typed.command()).isFalse();
    assertThat(typed.word()).isEqualTo("new");
    assertThat(typed.before()).isEqualTo("x = ");
    assertThat(typed("foo.|").word()).isEmpty();
    assertThat(typed("|").word()).isEmpty();
    assertThat(typed("foo(\n  sen|)").word()).isEqualTo("sen");
  }

  @Test
  void aSlashInsideGroovyIsNoCommand() {
    assertThat(typed("foo(\n/se|").command()).isFalse();
    assertThat(typed("foo()\n/se|").command()).isTrue();
  }

  private TypedWord typed(String lineWithCursor) {
    int cursor = lineWithCursor.indexOf('|');
    String line = lineWithCursor.replace("|", "");
    return (TypedWord) parser.parse(line, cursor, ParseContext.COMPLETE);
  }
}
