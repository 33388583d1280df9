package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.TestWorld;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code risksh run --report} and {@code --evidence}: which files there are then, and when. */
class RunReportsTest {
  private static final String SIGNAL =
      """
      step('set up') { newKey type: 'p256'; createApp name: 'X'; useProvider action: ENFORCE_AND_LOG }
      step('send') { receipt = send event { subject ip: '1.1.1.1', risk: HIGH } }
      step('confirm') { confirm receipt, within: 30.seconds; signIn ip: '1.1.1.1' }
      """;

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    test.file("good.groovy", "step('one') { x = 1 }");
    test.file("bad.groovy", "step('one') { assert 1 == 2 }\nstep('two') { }");
    test.file("signal.groovy", SIGNAL);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(words));
    return Main.run(test.world(), all.toArray(String[]::new));
  }

  private String written(String name) throws IOException {
    return Files.readString(test.workingDirectory().resolve(name));
  }

  @Test
  void writesSeveralAtOnceAndMakesTheFolders() throws IOException {
    int exitCode =
        run(
            "good.groovy",
            "--report",
            "junit=out/a/junit.xml,json=out/run.json,ndjson=out/run.ndjson,tap=out/run.tap",
            "--report",
            "html=out/run.html,har=out/run.har",
            "--report=markdown=out/run.md");
    assertThat(exitCode).as(test.err()).isZero();
    assertThat(written("out/a/junit.xml")).contains("tests=\"1\"", "classname=\"good\"");
    assertThat(Json.parse(written("out/run.json"), "json").path(0).path("passed").asBoolean())
        .isTrue();
    assertThat(written("out/run.tap")).contains("ok 1 - good.groovy");
    assertThat(written("out/run.html")).contains("The scenario passed");
    assertThat(written("out/run.har")).contains("\"version\": \"1.2\"");
    assertThat(written("out/run.md")).contains("1 of 1 scenario passed");
    assertThat(test.err().lines())
        .containsExactly(
            "  junit  out/a/junit.xml",
            "  json  out/run.json",
            "  ndjson  out/run.ndjson",
            "  tap  out/run.tap",
            "  html  out/run.html",
            "  har  out/run.har",
            "  markdown  out/run.md");
  }

  @Test
  void theJsonIsThatOfTheCommand() throws IOException {
    assertThat(run("bad.groovy", "--json", "--report", "json=run.json")).isEqualTo(1);
    String took = "\"milliseconds\": \\d+";
    assertThat(written("run.json").replaceAll(took, "")).isEqualTo(test.out().replaceAll(took, ""));
  }

  @Test
  void aRunThatFailsIsReported() throws IOException {
    assertThat(run("bad.groovy", "--report", "junit=run.xml")).isEqualTo(1);
    assertThat(written("run.xml"))
        .contains("failures=\"1\"", "message=\"assert 1 == 2\"", "bad.groovy:1")
        .contains("<skipped>'one' failed</skipped>");
  }

  @Test
  void soIsOneThatIsInterrupted() throws IOException {
    test.file("stop.groovy", "step('one') { throw new InterruptedException() }");
    assertThat(run("stop.groovy", "--report", "tap=run.tap")).isEqualTo(130);
    assertThat(written("run.tap")).contains("not ok 1 - one").endsWith("Bail out! interrupted\n");
    Thread.interrupted();
  }

  @Test
  void soIsAFileThatIsNoScript() throws IOException {
    test.file("broken.groovy", "step('one') {\n  x = = 2\n}\n");
    assertThat(run("broken.groovy", "--report", "junit=run.xml")).isEqualTo(6);
    assertThat(written("run.xml"))
        .contains("<error message=\"broken.groovy: this does not compile");
  }

  /** A build is not broken by what went well in the end. */
  @Test
  void ofSeveralAttemptsTheLastCounts() throws IOException {
    test.file(
        "flaky.groovy",
        "step('one') { f = new File('%s'); if (!f.exists()) { f.text = ''; assert 1 == 2 } }"
            .formatted(temp.resolve("tried")));
    String reports = "junit=run.xml,tap=run.tap,html=run.html,markdown=run.md";
    assertThat(run("flaky.groovy", "--retries", "1", "--report", reports)).isZero();
    assertThat(written("run.xml"))
        .contains("tests=\"1\" failures=\"0\"", "<property name=\"attempt\" value=\"2\"/>")
        .contains("<property name=\"attempts\" value=\"2\"/>")
        .contains("<property name=\"flaky\" value=\"true\"/>")
        .contains("<system-out>flaky: passed at attempt 2 of 2</system-out>");
    assertThat(written("run.tap"))
        .contains("1..1\n", "\nok 1 - flaky.groovy\n# flaky: passed at attempt 2 of 2\n")
        .doesNotContain("not ok");
    assertThat(written("run.html"))
        .contains("The scenario passed", "<dt>Flaky</dt><dd>1</dd>", "attempt 1 of 2")
        .contains("attempt 2 of 2, flaky", "<dt>Steps</dt><dd>1 step passed</dd>")
        .doesNotContain("id=\"failures-title\"");
    assertThat(written("run.md"))
        .contains("1 of 1 scenario passed, 1 flaky")
        .contains("| ❌ | flaky.groovy, attempt 1 of 2 |")
        .contains("| ✅ | flaky.groovy, flaky: passed at attempt 2 of 2 |")
        .contains("Steps of flaky.groovy, attempt 1 of 2");
  }

  /** The terminal and the reports count alike, and name alike. */
  @Test
  void whatPreparesAndTidiesUpIsNoStep() throws IOException {
    test.file(
        "parts.groovy",
        """
        setup('the app') { x = 1 }
        cleanup('remove the app') { assert 3 == 4 }
        step('one') { }
        step('two') { assert 1 == 2 }
        step('three') { }
        """);
    String reports = "junit=run.xml,tap=run.tap,html=run.html,markdown=run.md";
    assertThat(run("parts.groovy", "--report", reports)).isEqualTo(1);
    String counted = "1 step passed, 1 failed, 1 not run; 1 cleanup failed";
    assertThat(test.out())
        .contains("failed  " + counted, "setup: the app", "cleanup: remove the app");
    assertThat(written("run.md"))
        .contains("| " + counted + " |", "| setup: the app |", "**cleanup: remove the app**");
    assertThat(written("run.html"))
        .contains("<dt>Steps</dt><dd>" + counted, "<h3>cleanup: remove the app</h3>");
    assertThat(written("run.xml"))
        .contains("name=\"setup: the app\"", "name=\"cleanup: remove the app\"");
    assertThat(written("run.tap"))
        .contains("ok 1 - setup: the app", "not ok 5 - cleanup: remove the app");
  }

  @Test
  void whatWasNotBegunIsReported() throws IOException {
    String reports = "junit=run.xml,tap=run.tap,html=run.html,markdown=run.md";
    assertThat(run("bad.groovy", "good.groovy", "--bail", "--report", reports, "--order", "given"))
        .isEqualTo(1);
    assertThat(written("run.xml")).contains("<skipped>the run had ended before it was begun");
    assertThat(written("run.tap")).contains("ok 2 - good.groovy # SKIP");
    assertThat(written("run.html")).contains("1 of 2 failed", "<dt>Not begun</dt>");
    assertThat(written("run.md")).contains("0 of 2 scenarios passed", "| not begun |");
  }

  @Test
  void eachEventIsALineOfJson() throws IOException {
    assertThat(run("bad.groovy", "--report", "ndjson=run.ndjson")).isEqualTo(1);
    assertThat(written("run.ndjson").lines())
        .extracting(line -> Json.parse(line, line).path("type").asText())
        .containsExactly(
            "run-started",
            "scenario-started",
            "step-started",
            "step-ended",
            "step-ended",
            "scenario-ended",
            "run-ended");
  }

  /** Whoever ends the process in the middle finds what there was until then. */
  @Test
  void eventsAreThereAsTheyHappen() throws IOException {
    test.file(
        "looks.groovy",
        "step('one') { println 'first' }\n"
            + "step('two') { print new File('%s').text.contains('first') }"
                .formatted(test.workingDirectory().resolve("run.ndjson")));
    assertThat(run("looks.groovy", "--report", "ndjson=run.ndjson")).isZero();
    assertThat(test.out()).contains("true");
  }

  @Test
  void whatCannotBeWrittenIsToldAndLosesTheRestNothing() throws IOException {
    test.file("file", "");
    assertThat(run("good.groovy", "--report", "tap=file/run.tap,markdown=run.md")).isEqualTo(6);
    assertThat(test.err()).contains("✗ cannot write ", "/file/run.tap: ", "  markdown  run.md");
    assertThat(written("run.md")).contains("passed");
    assertThat(test.out()).contains("✓ one");
    assertThat(run("bad.groovy", "--report", "tap=file/run.tap")).isEqualTo(1);
  }

  @Test
  void whatIsNotUnderstoodIsRefusedBeforeAnythingRuns() {
    assertThat(run("good.groovy", "--report", "htlm=run.html")).isEqualTo(2);
    assertThat(test.err()).contains("there is no report 'htlm'; did you mean html?");
    assertThat(run("good.groovy", "--report", "junit")).isEqualTo(2);
    assertThat(test.err()).contains("a report is named FORMAT=FILE, not 'junit'");
    assertThat(run("good.groovy", "--report", "tap=a,json=./a")).isEqualTo(2);
    assertThat(test.err()).contains("two reports cannot be one file: tap and json are both ./a");
    assertThat(run("good.groovy", "--report", "tap=a", "--evidence", "a")).isEqualTo(2);
    assertThat(run("good.groovy", "--report", "tap=.")).isEqualTo(2);
    assertThat(test.err()).contains(". is a folder");
    test.file("file", "");
    assertThat(run("good.groovy", "--report", "ndjson=file/a")).isEqualTo(6);
    assertThat(test.out()).isEmpty();
  }

  // ---- Evidence ----

  @Test
  void theBundleHoldsWhatCanBeLookedUpElsewhere() throws Exception {
    assertThat(run("signal.groovy", "--evidence", "e.zip")).as(test.err()).isZero();
    Map<String, byte[]> files = unzipped("e.zip");
    assertThat(files.keySet())
        .containsExactly(
            "README.txt",
            "evidence.json",
            "jwks.json",
            "report.html",
            "report.md",
            "report.json",
            "junit.xml",
            "report.tap",
            "events.ndjson",
            "calls.har",
            "scripts/signal.groovy",
            "SHA256SUMS");
    JsonNode evidence = json(files, "evidence.json");
    JsonNode scenario = evidence.path("scenarios").path(0);
    assertThat(scenario.path("receipts").path(0).path("logUuids")).hasSize(1);
    assertThat(scenario.path("receipts").path(0).path("requestId").asText()).isNotEmpty();
    assertThat(scenario.path("signIns").path(0).path("risk").asText()).contains("HIGH");
    assertThat(evidence.path("orgs").path(0).path("org").asText()).isEqualTo("local");
    assertThat(json(files, "jwks.json").path("keys").path(0).path("crv").asText())
        .isEqualTo("P-256");
    assertThat(text(files, "scripts/signal.groovy")).isEqualTo(SIGNAL);
    assertThat(text(files, "events.ndjson").lines())
        .allSatisfy(line -> assertThat(Json.parse(line, line).path("type").asText()).isNotEmpty());
    for (String line : text(files, "SHA256SUMS").lines().toList()) {
      byte[] content = files.get(line.substring(66));
      assertThat(line.substring(0, 66)).isEqualTo(HexFormat.of().formatHex(sha256(content)) + "  ");
    }
    assertThat(text(files, "SHA256SUMS").lines()).hasSize(files.size() - 1);
    assertThat(text(files, "README.txt"))
        .contains(
            files.keySet().stream()
                .filter(name -> !name.contains("/") && !name.startsWith("README"))
                .toList());
  }

  @Test
  void theBundleNamesAnOrgThatIsNotOurOwn() throws Exception {
    try (LocalOrg org = LocalOrg.start(OrgSettings.ephemeral())) {
      test.realTime().env("OKTA_CLIENT_ORGURL", org.baseUrl().toString());
      test.env("OKTA_CLIENT_TOKEN", org.adminToken());
      assertThat(run("signal.groovy", "--evidence", "e.zip")).as(test.err()).isZero();
      byte[] bytes = Files.readAllBytes(test.workingDirectory().resolve("e.zip"));
      JsonNode told = json(unzipped(bytes), "evidence.json").path("orgs").path(0);
      assertThat(told.path("url").asText()).isEqualTo(org.baseUrl().toString());
      assertThat(told.path("id").asText()).startsWith("00o");
    }
  }

  @Test
  void theBundleDoesNotTellWhoseComputerItWas() throws Exception {
    test.userFile("scripts/home.groovy", "step('one') { assert 1 == 2 }");
    test.file("scripts/home.groovy", "step('one') { }");
    String atHome = test.userHome().resolve("scripts/home.groovy").toString();
    assertThat(run("scripts/home.groovy", atHome, "--evidence", "e.zip")).isEqualTo(1);
    Map<String, byte[]> files = unzipped("e.zip");
    assertThat(files).containsKey("scripts/home.groovy").containsKey("scripts/home-2.groovy");
    assertThat(text(files, "report.md")).contains("~/scripts/home.groovy:1");
    for (String name : files.keySet()) {
      assertThat(text(files, name)).as(name).doesNotContain(test.userHome().toString());
    }
  }

  private static byte[] sha256(byte[] content) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(content);
  }

  private static JsonNode json(Map<String, byte[]> files, String name) {
    return Json.parse(text(files, name), name);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> unzipped(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(test.workingDirectory().resolve(name));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).hasToString("2026-11-24T12:00");
      }
    }
    return unzipped(bytes);
  }

  private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }
}
