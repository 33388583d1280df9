package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample project, built by Maven as a user would, with this build's jar among its tests. */
class SampleProjectIT {
  private static final Path SAMPLE = Path.of("src/it/sample").toAbsolutePath();
  private static final String VERSION = "0.1.0";

  /** Where this build has its plugins and jars from; set by what runs the tests. */
  private static final String REPOSITORY = System.getProperty("localRepository");

  @TempDir Path temp;
  private Path project;
  private Path repository;

  @BeforeEach
  void copySample() throws IOException {
    project = temp.resolve("project");
    repository = Files.createDirectory(temp.resolve("repository"));
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(SAMPLE.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    borrow(Path.of(REPOSITORY), repository);
    Path ours = Files.createDirectories(repository.resolve("dev/risksh/risksh/" + VERSION));
    Files.copy(Path.of("pom.xml"), ours.resolve("risksh-" + VERSION + ".pom"));
    Files.copy(
        Path.of("target/risksh-" + VERSION + ".jar"), ours.resolve("risksh-" + VERSION + ".jar"));
  }

  /** A repository of our own, with all that is in that of the machine. */
  private static void borrow(Path from, Path to) throws IOException {
    for (Path entry : list(from)) {
      if (entry.getFileName().toString().equals("dev")) {
        borrow(entry, Files.createDirectory(to.resolve("dev")));
      } else if (!entry.endsWith("dev/risksh")) {
        Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private Ended mavenTest(String... options) {
    return new Program(
            temp,
            Tools.require("mvn"),
            "-o",
            "-B",
            "-Dstyle.color=never",
            "-Dmaven.repo.local=" + repository,
            "test")
        .with((Object[]) options)
        .in(project)
        .run();
  }

  @Test
  void itsScenariosRunInSurefireEachRowAndStepATest() throws IOException {
    Ended ended = mavenTest();
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Tests run: 10, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(report())
        .contains(
            "<testcase name=\"high-risk: sign in from there\" classname=\"example.ScenariosTest\"",
            "<testcase name=\"levels [a quiet address]: setup\"",
            "<testcase name=\"levels [a tool that attacks]: sign in from there\"",
            "<system-out><![CDATA[user.session.start  risk HIGH  {Risk Provider Example: HIGH}");
  }

  @Test
  void groupsAndParametersAreThoseOfTheCommandLine() throws IOException {
    Ended ended = mavenTest("-DexcludedGroups=slow", "-Drisksh.param.provider=Ours");
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Tests run: 9, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(report()).contains("{Ours: HIGH}").doesNotContain("find it in the System Log");
  }

  @Test
  void aFailureIsOneOfTheirBuildAndSaysWhy() throws IOException {
    Ended ended = mavenTest("-Drisksh.scenarios=src/test/red");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out())
        .contains("Tests run: 6, Failures: 1, Errors: 2, Skipped: 1")
        .contains("✗ assert signIn(ip: '1.1.1.1').risk == LOW", "wrong-level.groovy:14")
        .contains("401", "why:  The assertion expires more than an hour ahead")
        .contains("src/test/red/unset.groovy wants what is not set: params.threshold (line 4)")
        .contains("next: risksh.param.threshold=…");
    assertThat(report()).contains("not run: &apos;sign in from there&apos; failed");
  }

  /** A step that passes after all is nothing without those that were not run because of it. */
  @Test
  void whatIsRunAgainIsTheWholeScenario() throws IOException {
    Files.createDirectories(project.resolve("src/test/flaky"));
    Files.writeString(
        project.resolve("src/test/flaky/flaky.groovy"),
        """
        step('before') { }
        step('fails once') {
            def mark = new File('target/failed')
            if (mark.createNewFile()) { assert false }
        }
        step('after') { }
        """);
    Ended ended =
        mavenTest("-Drisksh.scenarios=src/test/flaky", "-Dsurefire.rerunFailingTestsCount=1");
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Flakes: 1", "flaky: fails once");
    assertThat(report())
        .containsPattern(
            "<testcase name=\"flaky: after\" classname=\"example.ScenariosTest\" time=\"[^\"]*\"/>");
  }

  private String report() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : list(project.resolve("target/surefire-reports"))) {
      if (file.toString().endsWith(".xml")) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
