package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.shell.HistoryFile.Entry;
import dev.risksh.testing.TestWorld;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static final Instant NOW = TestWorld.NOON;

  @TempDir Path temp;
  private Path file;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void nameTheFile() {
    file = temp.resolve("home/history");
  }

  private HistoryFile history() {
    return new HistoryFile(file, said::add);
  }

  private void append(String text) {
    history().append(new Entry(NOW, text));
  }

  private List<String> texts() {
    return history().read().stream().map(Entry::text).toList();
  }

  @Test
  void keepsEveryInputForItsOwnerOnly() throws IOException {
    List<String> inputs =
        List.of(
            "/key new", "def f() {\n  1\n}", "'a\\nb' + \"\\\\\"", "x = 'ümlaut \r tab\t'", "a:b");
    inputs.forEach(this::append);
    assertThat(texts()).isEqualTo(inputs);
    assertThat(history().read()).first().isEqualTo(new Entry(NOW, "/key new"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(said).isEmpty();
  }

  @Test
  void readsNothingWhereThereIsNothing() {
    assertThat(texts()).isEmpty();
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a history\n", "# risksh history 99\n1:x\n", "\0\1\2", "", "17:\n"})
  void whatIsDamagedOrOfAnotherVersionIsKeptAside(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    texts();
    append("after");
    assertThat(texts()).endsWith("after");
    assertThat(said).singleElement().asString().contains("history.unreadable");
    assertThat(temp.resolve("home/history.unreadable")).hasContent(content);
  }

  @Test
  void theRestOfADamagedFileIsStillThere() throws IOException {
    append("one");
    Files.write(file, "\n\nrubbish\n".getBytes(), java.nio.file.StandardOpenOption.APPEND);
    append("two");
    assertThat(texts()).containsExactly("one", "two");
    assertThat(said).hasSize(1);
    assertThat(texts()).containsExactly("one", "two");
    assertThat(said).as("repaired").hasSize(1);
  }

  @Test
  void bytesThatAreNoTextAreKeptAside() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {'1', ':', (byte) 0xff, (byte) 0xfe, '\n'});
    assertThat(texts()).isEmpty();
    assertThat(said).hasSize(1);
  }

  @Test
  void isCutToTheLatestInputsNowAndThen() throws IOException {
    append("first");
    StringBuilder many = new StringBuilder();
    IntStream.range(0, 10_000).forEach(i -> many.append("1:input " + i + "\n"));
    Files.writeString(file, many, java.nio.file.StandardOpenOption.APPEND);
    assertThat(texts()).hasSize(5000).endsWith("input 9999");
    assertThat(Files.readAllLines(file)).hasSize(5001);
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidOnce() throws IOException {
    Files.createDirectories(file);
    HistoryFile history = history();
    history.append(new Entry(NOW, "one"));
    history.append(new Entry(NOW, "two"));
    assertThat(said).hasSize(1);
  }

  // ---- The prompt's ----

  private PromptHistory prompt(TestWorld test) throws IOException {
    PromptHistory history = new PromptHistory(history(), new SecretLines(test.world()));
    Terminal terminal =
        TerminalBuilder.builder()
            .system(false)
            .type("dumb")
            .streams(new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream())
            .build();
    LineReader reader = LineReaderBuilder.builder().terminal(terminal).history(history).build();
    history.attach(reader);
    return history;
  }

  @Test
  void thePromptLooksIntoTheFileWhenTheUserLooksBack() throws IOException {
    append("earlier");
    PromptHistory history = prompt(TestWorld.in(temp));
    append("by another prompt");
    history.moveToEnd();
    assertThat(history.previous()).isTrue();
    assertThat(history.current()).isEqualTo("by another prompt");
    assertThat(history.previous()).isTrue();
    assertThat(history.current()).isEqualTo("earlier");
    history.add("now");
    history.add("now");
    assertThat(texts()).containsExactly("earlier", "by another prompt", "now");
    assertThat(history.get(history.last())).isEqualTo("now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2lnbmF0dXJl'",
        "k = '''-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----'''",
        "t = '00QCjAl4MlV-WPXM-ABCDEFGHIJKLMNOPqrstuvwx1'",
        "password = 'hunter2'",
        "/explain eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2lnbmF0dXJl",
        "x = 'SSWS 00abcdefghijklmnopqrstuvwxyz0123456789ABCD'",
        "Authorization: Bearer abcdefghijklmnopqrstuvwxyz",
        "j = '{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"BB\",\"d\":\"private-part\"}'",
        "/signin --ip 1.1.1.1 --user tr0ub4dor&3"
      })
  void aLineWithASecretIsNeverWritten(String line) throws IOException {
    TestWorld test = TestWorld.in(temp).env("RISKSH_PASSWORD", "tr0ub4dor&3");
    PromptHistory history = prompt(test);
    history.add("before");
    history.add(line);
    assertThat(history.leftOut()).isTrue();
    history.add("after");
    assertThat(history.leftOut()).isFalse();
    assertThat(texts()).containsExactly("before", "after");
  }
}
