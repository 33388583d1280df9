package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Style;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tab, Tab again, colours and hints look and do not touch: an object that counts every call on it
 * is bound at the prompt, and its count stays zero.
 */
class TabRunsNothingTest {
  @TempDir Path folder;

  private Counting okta;
  private TestWorld test;
  private Session session;
  private LineRunner lines;
  private Typing typing;

  /** Whatever is done with it is a call. */
  public static final class Counting extends AbstractMap<String, String> {
    final AtomicInteger calls = new AtomicInteger();

    private <T> T called(T result) {
      calls.incrementAndGet();
      return result;
    }

    public Counting send(int number) {
      return called(this);
    }

    public String getAnswer() {
      return called("answer");
    }

    public Object propertyMissing(String name) {
      return called(name);
    }

    public Object methodMissing(String name, Object arguments) {
      return called(name);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      return called(Set.of());
    }

    @Override
    public String get(Object key) {
      return called("value");
    }

    @Override
    public boolean equals(Object other) {
      return called(other == this);
    }

    @Override
    public int hashCode() {
      return called(1);
    }

    @Override
    public String toString() {
      return called("okta");
    }
  }

  @BeforeEach
  void bind() {
    test = TestWorld.in(folder);
    session = new Session(test.world(), SessionOptions.inMemory(), line -> {});
    lines = new LineRunner(test.world(), session);
    lines.run("okta = new " + Counting.class.getCanonicalName() + "()");
    okta = (Counting) lines.variables().value("okta");
    // Showing the value was a call or two.
    okta.calls.set(0);
    typing = new Typing(lines.commands().model(), session, new PromptNames(lines), Style.colour());
  }

  @AfterEach
  void close() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okta",
        "okta.",
        "okta.se",
        "okta.send(1).",
        "okta.send(1).se",
        "okta.send(4).answer.tri",
        "x = okta.send(2).",
        "okta.answer.",
        "okta.nothing.",
        "okta['key'].",
        "okta.collect { it.",
        "\"${okta.send(3).",
        "send okta.",
        "okta.send(1); okta.",
        "def y = okta.send(1)\ny.se",
        "(okta as Map).",
        "new File('gone').delete().",
        "newKey().",
        "newKey().publicJwk().",
        "useOrg('http://127.0.0.1:1').",
        "log.find().",
        "event { okta.send(1).",
        "/send okta",
        "/send ",
        "/key use ",
        "/app use ",
        "/provider ",
        "/log --filter '",
        "/signin --ip ",
        "/http show ",
        "/exit",
        "x = /app list",
      })
  void noneOfTheseIsRun(String line) {
    TypedWord typed = TypedWord.before(line.length(), line);
    String printed = test.out() + test.err();
    for (int again = 0; again < 3; again++) {
      typing.candidates(typed);
      typing.documentation(typed);
      typing.highlighted(line, line.length());
    }
    assertThat(okta.calls).hasValue(0);
    assertThat(session.exchanges().all()).isEmpty();
    assertThat(test.files()).isEmpty();
    assertThat(test.out() + test.err()).isEqualTo(printed);
  }

  @Test
  void whatIsOfferedIsWhatIsDeclared() {
    TypedWord typed = TypedWord.before(13, "okta.send(1).");
    assertThat(typing.candidates(typed))
        .extracting(candidate -> candidate.value())
        .contains("send(", "answer", "entrySet()");
    assertThat(typing.documentation(TypedWord.before(9, "okta.send")))
        .containsExactly("send(int number): Counting");
    assertThat(okta.calls).hasValue(0);
  }

  @Test
  void stepsOfAScriptAreReadAndNotRun() {
    String mark = "new File('" + folder.resolve("ran") + "').text = 'x'";
    test.file(
        "evil.groovy",
        "@groovy.transform.ASTTest(value = { "
            + mark
            + " }) class A { }\n"
            + mark
            + "\nstep('get a token', tags: ['smoke', 'slow']) { }\nstep('send', tags: 'slow') { }\ncleanup { }\n");
    assertThat(typing.candidates(TypedWord.before(24, "/run evil.groovy --from ")))
        .extracting(candidate -> candidate.value())
        .containsExactly("get a token", "send");
    assertThat(typing.candidates(TypedWord.before(23, "/run evil.groovy --tag ")))
        .extracting(candidate -> candidate.value())
        .containsExactly("slow", "smoke");
    assertThat(typing.candidates(TypedWord.before(32, "/run evil.groovy --tag slow,(!sm")))
        .extracting(candidate -> candidate.value())
        .containsExactly("slow,(!smoke");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void norAtARealPrompt() throws IOException {
    String keys =
        "okta.send(1).\t\t\t\u0015okta.send(2).se\t\t\t\u001b[C\u0015/send okta\t\t\u0015x = okta.\t";
    String screen = typed(keys);
    assertThat(screen).contains("answer").contains("send(int number): Counting");
    assertThat(okta.calls).hasValue(0);
    assertThat(session.exchanges().all()).isEmpty();
  }

  private String typed(String keys) throws IOException {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    ByteArrayInputStream typed = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    // In spite of its name it is any terminal, only without the kernel's line editing.
    try (Terminal terminal =
        new DumbTerminal("test", "xterm-256color", typed, screen, StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(100, 40));
      PromptReader reader =
          new PromptReader(terminal, () -> Optional.of(typing), columns -> "", Style.colour());
      reader.readLine("> ");
    } catch (EndOfFileException theKeysAreOver) {
      // As meant.
    }
    return screen.toString(StandardCharsets.UTF_8);
  }
}
