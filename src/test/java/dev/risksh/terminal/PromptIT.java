package dev.risksh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as a person meets it: the real launcher in a real terminal. */
class PromptIT {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final String PROMPT = "risksh>";

  @TempDir Path home;

  private Tmux open() {
    return new Tmux(home, 120, 40, "'" + RISKSH + "'");
  }

  /** Without the state on the right, so that a screen can end with the prompt. */
  private Tmux narrow() {
    return new Tmux(home, 79, 40, "'" + RISKSH + "'");
  }

  @Test
  void theFirstSignalTypedByHand() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      assertThat(terminal.screen()).contains("risksh 0.1 on Java").contains("/help");
      terminal.enter("/key new").shows("RS256 2048 bit");
      terminal.enter("/app create \"Risk Provider Example\"").shows("service app 0oa");
      terminal.enter("/provider use --action enforce_and_log").shows("enforce_and_log  ← 0oa");
      terminal.enter("/token").shows("Bearer  okta.riskEvents.manage okta.logs.read");
      terminal
          .enter(
              "e = event { subject ip: '6.7.6.7', risk: LOW; subject ip: '1.1.1.1', risk: HIGH }")
          .shows("e ==> event, 2 subjects, highest HIGH");
      terminal.enter("/send e").shows("202 Accepted");
      terminal.enter("/confirm").shows("✓ security.risk.signal.consume  6.7.6.7 LOW, 1.1.1.1 HIGH");
      terminal.enter("/signin --ip 1.1.1.1").shows("risk HIGH  {Risk Provider Example: HIGH}");
      assertThat(terminal.screen()).contains("local").contains("29/30 calls");
      terminal.press("C-d").shows("ended with 0");
    }
  }

  @Test
  void groovyGoesOnOverSeveralLines() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("def twice(x) {").shows("...>");
      terminal.enter("x * 2").enter("}").enter("twice(21)").shows("==> 42");
      terminal.enter("/exit 7").shows("ended with 7");
    }
  }

  @Test
  void tabCompletesAndShowsWhatThereIs() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("1 + 1").shows("==> 2");
      terminal.type("/prov").press("Tab").shows("/provider");
      terminal.type("us").press("Tab").shows("/provider use");
      terminal.type("--ac").press("Tab").shows("--action");
      terminal.type("enf").press("Tab").shows("enforce_and_log");
      terminal.press("C-c").shows(PROMPT, 3);
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void tabOnceMoreShowsWhatIsKnownOfThePlace() {
    try (Tmux terminal = narrow()) {
      terminal.shows(PROMPT);
      terminal.enter("1 + 1").shows("==> 2").endsWith(PROMPT);
      terminal.type("/event add --risk ").press("Tab").shows("MEDIUM");
      terminal.press("Tab").shows("--risk LEVEL").shows("MEDIUM").press("C-c").endsWith(PROMPT);
      terminal.type("event { subject ip: '1.1.1.1', mess").press("Tab").shows("message:");
      terminal.press("Tab").press("Tab").shows("at most 512 of letters").press("C-c");
      terminal.endsWith(PROMPT).enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void ctrlCEndsTheLineOrTheWaitAndTheSessionStaysWhole() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.type("not what I meant").press("C-c").shows(PROMPT, 2);
      terminal.enter("/key new").shows("RS256 2048 bit");
      terminal.enter("/app create X").shows("service app 0oa");
      terminal.enter("/provider use --action none").shows("none  ← 0oa");
      terminal.enter("/event add --ip 1.1.1.1 --risk HIGH").shows("highest HIGH");
      terminal.enter("r = /send").shows("202 Accepted");
      terminal.enter("println 'now ' + 'waiting'; confirm r, within: 10.minutes");
      terminal.shows("now waiting").press("C-c").shows("interrupted");
      terminal.enter("7 * 6").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void ctrlCEndsWhatWouldNeverEndAndLeavesBehindWhatDoesNotListen() {
    try (Tmux terminal = narrow()) {
      terminal.shows(PROMPT);
      terminal.enter("while (true) { try { sleep 5; println 'on and ' + 'on' } catch (e) { } }");
      terminal.shows("on and on").press("C-c").shows("interrupted").endsWith(PROMPT);
      terminal.enter("println 3 * 3; while (true) {}").shows("\n9\n").press("C-c");
      terminal.shows("interrupted", 2).endsWith(PROMPT);
      terminal.enter("1000000.times { println \"line $it\" }").shows("line 2");
      terminal.press("C-c").shows("interrupted").endsWith(PROMPT);
      // A loop in the JDK asks nobody.
      terminal.enter("x = 1; println 4 * 4; java.util.stream.LongStream.range(0, 1L << 62).sum()");
      terminal.shows("\n16\n").press("C-c").press("C-c").shows("it does not stop").endsWith(PROMPT);
      terminal.enter("x + 41").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void whatIsPrintedWhileTheUserTypesGoesAboveWhatIsTyped() {
    try (Tmux terminal = narrow()) {
      terminal.shows(PROMPT);
      terminal.enter(
          "class Noise { static go() { Thread.start { sleep 1000; println 'noise' } } }");
      terminal.shows("created class Noise").enter("Noise.go(); 0").shows("==> 0").endsWith(PROMPT);
      terminal.type("40 + 2").shows("noise").endsWith("40 + 2");
      terminal.press("Enter").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void anErrorSaysWhatToDoNextAndThePromptGoesOn() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/tokne").shows("did you mean token?");
      terminal.enter("/send").shows("/event add");
      terminal.enter("foo").shows("foo is not known here");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void aNarrowTerminalHasNoStateOnTheRight() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/key new").shows("key ✓");
      terminal.resize(60, 30).enter("1 + 2").shows("==> 3");
      String lastPrompt = terminal.endsWith(PROMPT).screen().stripTrailing();
      assertThat(lastPrompt.lines().reduce((first, second) -> second))
          .hasValueSatisfying(line -> assertThat(line).doesNotContain("key ✓"));
      terminal.resize(120, 40).enter("3 + 4").shows("==> 7").shows("key ✓");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void aTerminalOfAnotherSizeKeepsNothingOfTheLineAsItWas() {
    String more = " + 1".repeat(20);
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256").shows("key ✓").type("22").shows("> 22");
      terminal.resize(60, 40).endsWith("> 22").shows("key ✓", 0);
      terminal.resize(120, 40).shows("key ✓").type(more).shows("> 22" + more);
      terminal.resize(60, 40).shows("key ✓", 0).resize(120, 40).shows("key ✓");
      terminal.shows("> 22", 1).press("Enter").shows("==> 42").shows(PROMPT, 3);
      // And where there are lines above the cursor's.
      terminal.enter("60.times { println() }; 'far below'").shows("==> far below");
      terminal.enter("def twice(x) {").shows("...>", 1).type("x" + more).shows("> x" + more);
      terminal.resize(60, 40).shows("key ✓", 0).resize(120, 40).shows("key ✓", 1);
      terminal.shows("def twice", 1).shows("...>", 1).press("Enter").shows("...>", 2);
      terminal.enter("}").enter("twice(5)").shows("==> 25");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void thePagerTakesNoLineThatWaits() {
    try (Tmux terminal = open()) {
      terminal.shows(PROMPT);
      terminal.enter("sleep 2000; 'slept'").enter("/help steps").enter("/help");
      terminal.enter("6 * 7").shows("==> 42");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void aDumbTerminalGetsPlainText() {
    try (Tmux terminal = new Tmux(home, 120, 40, "TERM=dumb '" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.enter("/key new").shows("RS256 2048 bit");
      terminal.enter("/exit").shows("ended with 0");
      assertThat(terminal.screen()).doesNotContain("\u001b").doesNotContain("[1m");
    }
  }

  @Test
  void ctrlCEndsTheLineOrTheLoopAtADumbTerminalToo() {
    try (Tmux terminal = new Tmux(home, 120, 40, "TERM=dumb '" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.type("not what I meant").press("C-c").shows(PROMPT, 2);
      terminal.enter("println 3 * 3; while (true) {}").shows("\n9\n").press("C-c");
      terminal.shows("interrupted").endsWith(PROMPT);
      terminal.enter("7 * 6").shows("==> 42");
      terminal.press("C-c").shows(PROMPT, 5);
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void noColourWhereNoneIsWanted() {
    try (Tmux terminal = new Tmux(home, 120, 40, "NO_COLOR=1 '" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256").shows("key ✓").enter("/tokne").shows("did you mean");
      terminal.type("x = 'text'").shows("x = 'text'");
      // Bold and dim are no colours.
      assertThat(terminal.colours()).doesNotContainPattern("\u001b\\[[\\d;]*\\b[349]\\d(;|m)");
      terminal.press("C-c").shows(PROMPT, 4).enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void textIsTheSameWhateverTheLocale() {
    try (Tmux terminal = new Tmux(home, 120, 40, "LC_ALL=C LANG=C '" + RISKSH + "'")) {
      terminal.shows(PROMPT);
      terminal.enter("/key new --type p256").shows("key ✓");
      terminal.enter("'Zürich ' + '→ 東京'.reverse()").shows("京東 →");
      terminal.enter("/exit").shows("ended with 0");
    }
  }

  @Test
  void openingWritesNoFile() throws IOException {
    Path empty = Files.createDirectories(home.resolve("temporary"));
    String command =
        "RISKSH_NO_ARCHIVE=1 RISKSH_JAVA_OPTS=-Djava.io.tmpdir='%s' '%s'".formatted(empty, RISKSH);
    try (Tmux terminal = new Tmux(home, 120, 40, command)) {
      terminal.shows(PROMPT);
      terminal.enter("/imports").shows("(none)");
      assertThat(empty).isEmptyDirectory();
      assertThat(home.resolve(".risksh/sessions")).doesNotExist();
      terminal.enter("/exit").shows("ended with 0");
    }
  }
}
