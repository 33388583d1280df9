package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.TextWidth;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a run in the terminal: how wide, and which call below a step that failed. */
class RunProgressTest {
  private static final String SET_UP =
      "step('an app with a key') { newKey type: 'p256'; createApp name: 'Acme Risk of the whole world' }\n";

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private int run(String script, String... words) {
    test.file("a.groovy", script);
    return Main.run(
        test.world(),
        Stream.concat(Stream.of("run", "a.groovy"), Stream.of(words)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void linesFitTheTerminalAndBreakBetweenWords(int columns) {
    String script =
        SET_UP
            + """
            step('no signal is to be sent for an address that we know nothing of', skip: 'a portal \
            of ours has to be there for it, and there is none') { }
            step('a refusal') { requestToken scopes: ['okta.users.read'] }
            """;
    run(script);
    String unfolded = test.out();
    test.columns(columns);
    run(script);
    String folded = test.out().substring(unfolded.length());
    assertThat(folded.lines().filter(line -> TextWidth.of(line) > columns)).isEmpty();
    assertThat(words(folded)).isEqualTo(words(unfolded));
    assertThat(folded).contains("why: ").contains("next: ").contains("call: ");
  }

  /** Without what differs from run to run. */
  private static String words(String out) {
    return out.replaceAll("kid\\s+\\S+|id\\s+[\\w-]{20,}|0oa\\S+|[0-9.]+ s\\b", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  @Test
  void aDrawingIsLeftAsItIs() {
    test.columns(40);
    run("step('one') { assert [1, 2, 3].collect { it * 2 }.sum() == [4, 5, 6, 7, 8, 9].size() }");
    assertThat(test.out())
        .contains("✗ assert [1, 2, 3].collect { it * 2 }.sum() == [4, 5, 6, 7, 8, 9].size()\n");
  }

  @Test
  void whatGoesToNoTerminalIsNotFolded() {
    run(SET_UP + "step('x', skip: 'because of " + "one word more ".repeat(20) + "') { }");
    assertThat(test.out().lines().anyMatch(line -> line.length() > 200)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "requestToken(); assert 1 == 2~1",
        "requestToken(); confirm()~0",
        "requestToken(); HIHG~0",
        "requestToken(); sned(1)~0",
        "requestToken(); throw new IOException('disk')~0",
        "requestToken(); newKey type: 'dsa'~0",
        "requestToken scopes: ['okta.users.read']~1",
        "assert 1 == 2~0",
      })
  void aCallIsToldWhereTheFailureIsAboutIt(String body, int calls) {
    run(SET_UP + "step('it') { " + body + " }");
    assertThat(test.out().lines().filter(line -> line.contains("call: "))).hasSize(calls);
  }

  @Test
  void whatAnOptionTakesIsSaidAsItIsTyped() {
    assertThat(run("step('a') { }", "--order", "rand")).isEqualTo(2);
    assertThat(test.err()).contains("--order takes given or random, not 'rand'");
  }

  @Test
  void anOrgThatIsNotThereIsToldOnce() {
    run(
        "step('t') { newKey type: 'p256'; useApp '0oaaaaaaaaaaaaaaa1d6'; requestToken() }",
        "--org",
        "https://localhost:1");
    assertThat(test.out()).containsOnlyOnce("could not reach the org").doesNotContain("call: ");
  }
}
