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
  void itsScenariosRunInSurefire() throws IOException {
    Ended ended = mavenTest();
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(report())
        .contains("name=\"a provider that is listened to\"", "name=\"sign in from there\"");
  }

  @Test
  void aFailureIsOneOfTheirBuild() throws IOException {
    Ended ended = mavenTest("-Drisksh.scenarios=src/test/red");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out())
        .contains("Tests run: 4, Failures: 1, Errors: 0, Skipped: 1")
        .contains("assert signIn(ip: '1.1.1.1').risk == LOW", "wrong-level.groovy:14");
    assertThat(report()).contains("not run: &apos;sign in from there&apos; failed");
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
