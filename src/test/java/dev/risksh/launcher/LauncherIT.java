package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Program.Started;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the distribution that {@code mvn package} left under {@code target/}. */
class LauncherIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path BUILT = CHECKOUT.resolve("target/risksh");
  private static final String VERSION = "risksh 0.1.0\n";

  @TempDir Path temp;
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(temp.resolve("a home"));
  }

  // ---- Where it is and how it is called ----

  @Test
  void runsFromAnyFolderThroughChainsOfLinksAndWithBlanksInItsPath() throws IOException {
    Path dist = linkTo(BUILT, temp.resolve("a dist"));
    Path elsewhere = Files.createDirectories(temp.resolve("else/where"));
    Files.createSymbolicLink(temp.resolve("else/second"), dist.resolve("bin/risksh"));
    Files.createSymbolicLink(elsewhere.resolve("risksh"), Path.of("../second"));

    assertThat(program(dist.resolve("bin/risksh"), "--version").run()).isEqualTo(fine());
    assertThat(program("./risksh", "--version").in(elsewhere).run()).isEqualTo(fine());
    assertThat(program("../second", "--version").in(elsewhere).run()).isEqualTo(fine());
    assertThat(program("sh", "risksh", "--version").in(elsewhere).run()).isEqualTo(fine());
    assertThat(program("bin/risksh", "--version").in(dist).set("CDPATH", temp + ":/:" + dist).run())
        .isEqualTo(fine());
    assertThat(
            program("env", "risksh", "--version")
                .set("PATH", elsewhere + ":" + System.getenv("PATH"))
                .run())
        .isEqualTo(fine());
  }

  @Test
  void speaksPlainPosixShell() {
    Path dash = Tools.require("dash");
    assertThat(program(dash, BUILT.resolve("bin/risksh"), "--version").run()).isEqualTo(fine());
    assertThat(program(Tools.require("shellcheck"), BUILT.resolve("bin/risksh")).run())
        .isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void passesOnWhatTheProgramSaysAndItsExitCode() {
    Ended ended = program(BUILT.resolve("bin/risksh"), "no-such command").run();
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isNotEmpty();
  }

  @Test
  void aLocaleOfAsciiAloneHidesNoFile() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("scripts"));
    // Named by a shell, since this very Java may not be able to.
    Ended ended =
        program(
                "sh",
                "-c",
                "echo 'step(\"a\") { }' >\"$(printf 'f\\303\\274r.groovy')\" && exec \"$0\" run .",
                BUILT.resolve("bin/risksh"))
            .in(folder)
            .set("LC_ALL", "C")
            .run();
    assertThat(ended.out()).contains("für.groovy", "✓ a");
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void javaDashJarWorksToo() throws IOException {
    Path jar = mainJar(BUILT);
    assertThat(program(java(), "-jar", jar, "--version").run()).isEqualTo(fine());
  }

  @Test
  void runsOutOfTheTarFile() throws IOException {
    Path packed = packed("tar.gz");
    assertThat(program(Tools.require("tar"), "-xzf", packed).in(temp).run().exitCode()).isZero();
    assertUnpackedRuns();
  }

  @Test
  void runsOutOfTheZipFile() throws IOException {
    Path packed = packed("zip");
    assertThat(program(Tools.require("unzip"), "-q", packed).in(temp).run().exitCode()).isZero();
    assertUnpackedRuns();
  }

  private void assertUnpackedRuns() {
    Path dist = temp.resolve("risksh-0.1.0");
    assertThat(dist.resolve("lib/cache")).as("an archive of another place").doesNotExist();
    assertThat(program(dist.resolve("bin/risksh"), "--version").set("RISKSH_NO_ARCHIVE", 1).run())
        .isEqualTo(fine());
  }

  // ---- Java ----

  @Test
  void saysWhichJavaItNeedsWhereThereIsNone() throws IOException {
    Path bare = Files.createDirectories(temp.resolve("bare"));
    for (String tool : List.of("sh", "readlink")) {
      linkTo(Tools.require(tool), bare.resolve(tool));
    }
    Ended ended =
        program("sh", BUILT.resolve("bin/risksh")).unset("JAVA_HOME").set("PATH", bare).run();
    assertThat(ended.exitCode()).isEqualTo(127);
    assertThat(ended.err()).contains("no Java on the PATH", "Install a JDK 17 or later");

    ended = program(BUILT.resolve("bin/risksh")).set("JAVA_HOME", temp).run();
    assertThat(ended.exitCode()).isEqualTo(127);
    assertThat(ended.err()).contains("no bin/java in JAVA_HOME (" + temp + ")");
  }

  @Test
  void refusesAnOldJavaWhicheverWayItTellsItsVersion() throws IOException {
    Path old = temp.resolve("old java");
    Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Ended ended = program(BUILT.resolve("bin/risksh")).set("JAVA_HOME", old).run();
    assertThat(ended.exitCode()).isEqualTo(126);
    assertThat(ended.err()).contains("too old (version 11)");

    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    ended = program(BUILT.resolve("bin/risksh")).set("JAVA_HOME", old).run();
    assertThat(ended.exitCode()).isEqualTo(126);
    assertThat(ended.err()).contains("too old (version 8)");
  }

  @Test
  void findsJavaOnThePathThroughLinks() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("path"));
    linkTo(java(), temp.resolve("alternative"));
    linkTo(temp.resolve("alternative"), folder.resolve("java"));
    assertThat(
            program(BUILT.resolve("bin/risksh"), "--version")
                .unset("JAVA_HOME")
                .set("PATH", folder + ":" + System.getenv("PATH"))
                .run())
        .isEqualTo(fine());
  }

  @Test
  void optimisesOnlyWhatRunsLong() {
    String quick = "TieredStopAtLevel=1";
    assertThat(flagsFor("--version")).contains(quick);
    assertThat(flagsFor("run", "one.groovy")).contains(quick);
    assertThat(flagsFor("org", "--port", "0")).doesNotContain(quick);
    assertThat(flagsFor("run", "--jobs", "2", "one.groovy")).contains(quick);
  }

  /** Java prints its options and ends before risksh has begun. */
  private String flagsFor(Object... words) {
    return program(BUILT.resolve("bin/risksh"))
        .with(words)
        .set("RISKSH_JAVA_OPTS", "-XX:+PrintCommandLineFlags -version")
        .run()
        .out();
  }

  // ---- The class-data archive ----

  @Test
  void theBuildLeftAnArchiveThatJavaTakes() {
    // Java 17 archives nothing out of jars whose path looks different in a URL.
    assumeThat(CHECKOUT.toUri().getRawPath()).isEqualTo(CHECKOUT + "/");
    assertThat(makeArchive(BUILT).err()).contains("nothing to do");
    assertArchiveIsUsed(BUILT);
  }

  @Test
  void aCopyGetsAnArchiveOfItsOwnUnnoticedAndIsSilentUntilThen() throws IOException {
    Path dist = copyOf(BUILT, temp.resolve("copy"));
    assertThat(run(dist)).isEqualTo(fine());
    awaitArchive(dist, dist.resolve("lib/cache"));
    assertArchiveIsUsed(dist);
    assertThat(home.resolve(".risksh")).as("what training would leave").doesNotExist();
  }

  @Test
  void theArchiveIsTheUsersOwnWhereTheDistributionCannotBeWritten() throws IOException {
    Path dist = copyWithoutArchive();
    // For a superuser no folder is read-only; a file in the place of one stops everybody.
    Files.createFile(dist.resolve("lib/cache"));
    assertThat(run(dist)).isEqualTo(fine());
    awaitArchive(dist, home.resolve(".risksh/cache"));
    assertArchiveIsUsed(dist);
  }

  @Test
  void anArchiveThatWasDamagedIsHarmlessAndReplaced() throws IOException {
    Path dist = copyWithoutArchive();
    assertThat(makeArchive(dist).exitCode()).isZero();
    Path archive = archive(dist.resolve("lib/cache"));

    cut(archive, Files.size(archive) / 2);
    assertThat(run(dist)).isEqualTo(fine());
    awaitArchive(dist, dist.resolve("lib/cache"));
    assertArchiveIsUsed(dist);

    Files.delete(archive);
    assertThat(run(dist)).isEqualTo(fine());
    awaitArchive(dist, dist.resolve("lib/cache"));
  }

  @Test
  void anArchiveOfOtherJarsIsNotUsed() throws IOException {
    Path dist = copyWithoutArchive();
    assertThat(makeArchive(dist).err()).contains("made the class-data archive");
    Files.setLastModifiedTime(mainJar(dist), FileTime.from(Instant.parse("2020-02-02T00:00:00Z")));
    assertThat(makeArchive(dist).err()).contains("made the class-data archive");
    // As when another build with the same time stamps was unpacked here.
    Files.writeString(dist.resolve("lib/risksh.id"), "another build\n");
    assertThat(makeArchive(dist).err()).contains("made the class-data archive");
    assertArchiveIsUsed(dist);
  }

  @Test
  void whatFailedOnceIsNotTriedAtEveryStart() throws IOException {
    Path dist = copyWithoutArchive();
    try (FileSystem jar = FileSystems.newFileSystem(mainJar(dist))) {
      Files.delete(jar.getPath("dev/risksh/Training.class"));
    }
    Ended first = makeArchive(dist);
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err()).contains("no class-data archive was made");
    assertThat(makeArchive(dist).err()).contains("failed before");
    assertThat(run(dist)).isEqualTo(fine());
  }

  @Test
  void thereIsNoneWhereTheUserWantsNone() throws IOException {
    Path dist = copyWithoutArchive();
    assertThat(program(dist.resolve("bin/risksh"), "--version").set("RISKSH_NO_ARCHIVE", 1).run())
        .isEqualTo(fine());
    assertThat(dist.resolve("lib/cache")).doesNotExist();
    assertThat(home.resolve(".risksh")).doesNotExist();
  }

  // ---- A checkout ----

  /** One test, since it builds: at first, by two at a time, again, and in vain. */
  @Test
  void aCheckoutBuildsWhatIsMissingOrOutOfDateAndNothingElse() throws IOException {
    Path checkout = Files.createDirectories(temp.resolve("a checkout"));
    for (String part : List.of("pom.xml", "risksh", "src")) {
      copyOf(CHECKOUT.resolve(part), checkout.resolve(part));
    }
    Program risksh = program(checkout.resolve("risksh"), "--version").set("RISKSH_NO_ARCHIVE", 1);
    Started one = risksh.start();
    Started other = risksh.start();
    String announced = one.end().err() + other.end().err();
    assertThat(announced).containsOnlyOnce("risksh: building (first run, about a minute)…\n");
    assertThat(one.end().out()).isEqualTo(VERSION);
    assertThat(other.end().out()).isEqualTo(VERSION);

    assertThat(risksh.run()).as("the second run").isEqualTo(fine());
    assertThat(checkout.resolve("target/classes")).as("where a build by hand works").doesNotExist();
    Files.createDirectories(checkout.resolve("scripts"));
    Files.writeString(checkout.resolve("scripts/my-first.groovy"), "step('one') {}\n");
    assertThat(risksh.run()).as("after a scenario was saved").isEqualTo(fine());

    Path main = checkout.resolve("src/main/java/dev/risksh/Main.java");
    Files.setLastModifiedTime(main, FileTime.from(Instant.now()));
    assertThat(risksh.run())
        .isEqualTo(new Ended(0, VERSION, "risksh: building (the sources have changed)…\n"));
    assertThat(risksh.run()).as("after that").isEqualTo(fine());

    Files.writeString(main, "this is no Java");
    Ended failed = risksh.run();
    assertThat(failed.exitCode()).isEqualTo(126);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err())
        .contains("Main.java:[1,1]", "risksh: the build failed; all of it is in " + checkout);
    assertThat(checkout.resolve("target/risksh-build.lock")).doesNotExist();
  }

  // ---- Helpers ----

  private Program program(Object... command) {
    return new Program(home, command);
  }

  private Ended run(Path dist) {
    return program(dist.resolve("bin/risksh"), "--version").run();
  }

  private Ended makeArchive(Path dist) {
    return program(dist.resolve("bin/risksh")).set("RISKSH_MAKE_ARCHIVE", 1).run();
  }

  private static Ended fine() {
    return new Ended(0, VERSION, "");
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Java must use an archive or end, and tells for each class where it came from. */
  private void assertArchiveIsUsed(Path dist) {
    String must = Runtime.version().feature() >= 25 ? "-XX:AOTMode=on" : "-Xshare:on";
    Ended ended =
        program(dist.resolve("bin/risksh"), "--version")
            .set("RISKSH_JAVA_OPTS", must + " -Xlog:class+load")
            .run();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out())
        .contains(VERSION)
        .containsPattern("dev\\.risksh\\.Main source: shared objects file");
  }

  /** Waits until an archive for {@code dist} is in {@code folder} and its maker is gone. */
  private static void awaitArchive(Path dist, Path folder) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                names(folder).stream().noneMatch(name -> name.endsWith(".lock"))
                    && names(folder).stream()
                        .filter(name -> name.endsWith(".fits"))
                        .anyMatch(name -> describes(folder.resolve(name), dist)));
    assertThat(names(folder)).noneMatch(name -> name.endsWith(".draft"));
  }

  /** Whether {@code fits} tells of jars of {@code dist} and of the archive that is beside it. */
  private static boolean describes(Path fits, Path dist) {
    Path archive = Path.of(fits.toString().replaceFirst("fits$", "archive"));
    try {
      String line = Files.readString(fits);
      return line.contains(" " + dist + "/lib/")
          && Files.exists(archive)
          && line.contains(" " + Files.size(archive) + " ");
    } catch (IOException e) {
      return false; // it is being replaced right now
    }
  }

  private static Path archive(Path folder) {
    return folder.resolve(
        names(folder).stream().filter(name -> name.endsWith(".archive")).findFirst().orElseThrow());
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cut(Path file, long size) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static Path mainJar(Path dist) throws IOException {
    try (Stream<Path> jars = Files.list(dist.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches("risksh-.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Path packed(String ending) {
    return CHECKOUT.resolve("target/risksh-0.1.0." + ending);
  }

  private static Path linkTo(Path target, Path link) throws IOException {
    return Files.createSymbolicLink(link, target);
  }

  private Path copyWithoutArchive() throws IOException {
    Path dist = copyOf(BUILT, temp.resolve("copy"));
    try (Stream<Path> made = Files.list(dist.resolve("lib/cache"))) {
      for (Path file : made.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(dist.resolve("lib/cache"));
    return dist;
  }

  /** A file or a folder with all that is in it, with its permissions and times. */
  private static Path copyOf(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }
}
