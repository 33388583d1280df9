package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  @ParameterizedTest
  @ValueSource(strings = {"/send e", "  /send e", "/", "/-1", "/!", "/regex/", "/note don't"})
  void aLineThatStartsWithASlashIsACommand(String line) {
    Input input = Input.of(line);
    assertThat(input.command()).isTrue();
    assertThat(input.variable()).isEmpty();
    assertThat(input.text()).isEqualTo(line.strip());
  }

  @ParameterizedTest
  @CsvSource({
    "x = /send e,x,/send e",
    "def _y=/status,_y,/status",
    "$1 = /log find a/b,$1,/log find a/b"
  })
  void aVariableMayTakeItsValue(String line, String variable, String command) {
    Input input = Input.of(line);
    assertThat(input.command()).isTrue();
    assertThat(input.variable()).contains(variable);
    assertThat(input.text()).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "x = 1 / 2",
        "x = /abc/",
        "x = /a b/",
        "x = / b",
        "x == /a b",
        "// comment",
        "/* comment */",
        "x = y /send e",
        "'/send e'",
        "x = // comment"
      })
  void everythingElseIsGroovy(String line) {
    assertThat(Input.of(line)).isEqualTo(new Input(false, java.util.Optional.empty(), line));
  }

  @Test
  void theNameOfACommandHasNoSlash() {
    assertThat(Input.of("/app create 'A B'").words()).containsExactly("app", "create", "A B");
    assertThat(Input.of("/").words()).isEmpty();
  }

  @Test
  void linesArePartedIntoInputs() {
    assertThat(
            Inputs.split(
                """
                // first the key

                /key new
                if (x) {
                  1
                }
                else {
                  2
                }
                x = list
                  .size()
                /note don't stop
                y = [1,
                 /2/]
                x = 1; y = 2
                """))
        .isEqualTo(
            List.of(
                "// first the key",
                "/key new",
                "if (x) {\n  1\n}\nelse {\n  2\n}",
                "x = list\n  .size()",
                "/note don't stop",
                "y = [1,\n /2/]",
                "x = 1; y = 2"));
  }

  @Test
  void onlyTheLastInputCanAskForMore() {
    assertThat(Inputs.incomplete("/note (\n/note [")).isFalse();
    assertThat(Inputs.incomplete("1\n2")).isFalse();
    assertThat(Inputs.incomplete("/key new\nfoo(")).isTrue();
    assertThat(Inputs.incomplete("foo {\n")).isTrue();
    assertThat(Inputs.incomplete("")).isFalse();
  }
}
