package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code risksh run --report} and {@code --evidence} write over, write into and leave. */
class ReportPlacesTest {
  private static final String SCRIPT = "step('one') { println \"ran\" }";

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    test.file("good.groovy", SCRIPT);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(words));
    return Main.run(test.world(), all.toArray(String[]::new));
  }

  private Path path(String name) {
    return test.workingDirectory().resolve(name);
  }

  private Path link(String name, String to) throws IOException {
    return Files.createSymbolicLink(path(name), Path.of(to));
  }

  private void refused(String what, String file, String... words) {
    assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
    assertThat(test.err())
        .contains("✗ " + what + " would be written over " + file + ", which the run is made of");
    assertThat(test.out()).isEmpty();
  }

  // ---- What is not written over ----

  @Test
  void noReportTakesThePlaceOfAScript() {
    test.file("scripts/a.groovy", SCRIPT);
    refused("junit", "good.groovy", "good.groovy", "--report", "junit=good.groovy");
    refused("html", "./good.groovy", "good.groovy", "--report", "html=./good.groovy");
    refused("ndjson", "good.groovy", "good.groovy", "--report", "ndjson=good.groovy");
    refused("evidence", "good.groovy", "good.groovy", "--evidence", "good.groovy");
    refused("tap", "scripts/a.groovy", "good.groovy", "scripts", "--report=tap=scripts/a.groovy");
    refused("tap", "good.groovy", "*.groovy", "--report", "tap=good.groovy");
    refused("tap", "no.groovy", "no.groovy", "--report", "tap=no.groovy");
    assertThat(path("good.groovy")).hasContent(SCRIPT);
    assertThat(path("scripts/a.groovy")).hasContent(SCRIPT);
    assertThat(path("no.groovy")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noLinkLeadsAroundThat() throws IOException {
    link("link.groovy", "good.groovy");
    link("there", ".");
    refused("tap", "link.groovy", "good.groovy", "--report", "tap=link.groovy");
    refused("tap", "good.groovy", "link.groovy", "--report", "tap=good.groovy");
    refused("tap", "there/good.groovy", "good.groovy", "--report", "tap=there/good.groovy");
    assertThat(path("good.groovy")).hasContent(SCRIPT);
  }

  @Test
  void norThatOfItsDataOrItsEnvironment() {
    test.file("good.csv", "a\n1\n");
    test.file("rows.json", "[{\"a\":1}]");
    test.file("environments/dev.yaml", "orgUrl: local\n");
    refused("tap", "good.csv", "good.groovy", "--report", "tap=good.csv");
    refused("tap", "rows.json", "good.groovy", "--data=rows.json", "--report=tap=rows.json");
    String shared = "environments/dev.yaml";
    refused("tap", shared, "good.groovy", "--env", "dev", "--report", "tap=" + shared);
    String secret = "environments/dev.private.yaml";
    refused("tap", secret, "good.groovy", "--env", "dev", "--report", "tap=" + secret);
    assertThat(path("rows.json")).hasContent("[{\"a\":1}]");
  }

  // ---- What is written into ----

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsWrittenThrough() throws IOException {
    test.file("real.xml", "");
    Path link = link("link", "real.xml");
    Path zip = link("zip", "new.zip");
    Path lines = link("lines", "lines.ndjson");
    assertThat(run("good.groovy", "--report=junit=link,ndjson=lines", "--evidence", "zip"))
        .as(test.err())
        .isZero();
    assertThat(path("real.xml")).content().contains("<testsuites");
    assertThat(path("new.zip")).isNotEmptyFile();
    assertThat(path("lines.ndjson")).content().contains("run-ended");
    assertThat(List.of(link, zip, lines)).allSatisfy(one -> assertThat(one).isSymbolicLink());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void twoLinksToOneFileAreOneFile() throws IOException {
    link("one", "real");
    link("two", "real");
    assertThat(run("good.groovy", "--report", "junit=one,tap=two")).isEqualTo(2);
    assertThat(test.err()).contains("two reports cannot be one file: junit and tap are both two");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whoReadsAPipeGetsTheReport() throws Exception {
    Path pipe = pipe("pipe");
    link("link", "pipe");
    for (String name : List.of("pipe", "link")) {
      CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> text(pipe));
      assertThat(run("good.groovy", "--report", "junit=" + name)).as(test.err()).isZero();
      assertThat(read.get(60, TimeUnit.SECONDS))
          .contains("<testsuites")
          .endsWith("</testsuites>\n");
      assertThat(Files.isRegularFile(pipe)).isFalse();
    }
    assertThat(path("link")).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aKeyAndAScriptAreGivenToAPipeAndThroughALink() throws Exception {
    Path pipe = pipe("pipe");
    link("link", "key.pem");
    String home = path("link").toString();
    assertThat(Main.run(test.world(), "key", "new", "--type", "p256")).isZero();
    assertThat(Main.run(test.world(), "key", "export", "--private", home)).as(test.err()).isZero();
    assertThat(path("link")).isSymbolicLink();
    assertThat(path("key.pem")).isRegularFile();
    assertThat(Files.getPosixFilePermissions(path("key.pem"))).hasSize(2);
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> text(pipe));
    assertThat(Main.run(test.world(), "key", "export", pipe.toString())).as(test.err()).isZero();
    assertThat(read.get(60, TimeUnit.SECONDS)).contains("P-256");
  }

  private Path pipe(String name) throws Exception {
    Process made = new ProcessBuilder("mkfifo", path(name).toString()).start();
    assertThat(made.waitFor()).isZero();
    return path(name);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- Standard output ----

  @Test
  void aDashIsStandardOutputAndTheProgressGoesElsewhere() {
    assertThat(run("good.groovy", "--report", "junit=-,tap=run.tap")).as(test.err()).isZero();
    assertThat(test.out()).startsWith("<?xml").endsWith("</testsuites>\n");
    assertThat(test.err())
        .contains("✓ one", "      ran", "passed  1 step passed", "  tap  run.tap");
    assertThat(test.err()).doesNotContain("junit");
    assertThat(path("-")).doesNotExist();
  }

  @Test
  void soIsWhatIsWrittenAsTheRunGoes() {
    assertThat(run("good.groovy", "good.groovy", "--report", "ndjson=-")).isZero();
    assertThat(test.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{\"type\":"));
    assertThat(test.out().lines().reduce((a, b) -> b)).get().asString().contains("run-ended");
  }

  @Test
  void aRunThatCouldNotBeginIsToldThere() {
    assertThat(run("no.groovy", "--report", "tap=-")).isEqualTo(6);
    assertThat(test.out()).startsWith("TAP version 14");
    assertThat(test.err()).contains("there is no script no.groovy");
  }

  @Test
  void standardOutputIsForOneResult() {
    assertThat(run("good.groovy", "--report", "junit=-,tap=-")).isEqualTo(2);
    assertThat(test.err()).contains("standard output is for one report, not for junit and tap");
    assertThat(run("good.groovy", "--evidence", "-")).isEqualTo(2);
    assertThat(test.err()).contains("evidence is a .zip file, which is not printed");
    assertThat(run("good.groovy", "--json", "--report", "ndjson=-")).isEqualTo(2);
    assertThat(test.err()).contains("--json prints on standard output, and so would the report");
    assertThat(run("good.groovy", "--watch", "--report", "tap=-")).isEqualTo(2);
    assertThat(run("good.groovy", "--step", "--report", "tap=-")).isEqualTo(2);
    assertThat(test.out()).doesNotContain("run-started", "TAP version", "<?xml");
  }
}
