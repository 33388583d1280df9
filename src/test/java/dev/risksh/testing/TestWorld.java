package dev.risksh.testing;

import dev.risksh.console.Interrupts;
import dev.risksh.console.Person;
import dev.risksh.console.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A {@link World} of a test's own: empty folders, a clock that only moves when told or when
 * somebody waits, and what was printed as text.
 *
 * <pre>{@code
 * TestWorld test = TestWorld.in(tempDir).env("OKTA_CLIENT_ORGURL", "local").input("/exit\n");
 * Main.run(test.world(), "-");
 * assertThat(test.out()).contains("…");
 * }</pre>
 */
public final class TestWorld {
  /** Where every clock starts. */
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Path home;
  private final Path userHome;
  private final Path workingDirectory;
  private final MutableClock clock = new MutableClock(NOON);
  private final Map<String, String> environment = new TreeMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Duration> pauses = new ArrayList<>();
  private String input = "";
  private boolean interactive;
  private Person person = Person.NOBODY;
  private World.Pause pause = this::pass;
  private Clock time = clock;

  private int columns;

  private TestWorld(Path root) {
    userHome = folder(root, "user");
    workingDirectory = folder(root, "work");
    home = userHome.resolve(".risksh");
  }

  /** Keeps all its files under {@code root}, a JUnit {@code @TempDir}; home does not exist yet. */
  public static TestWorld in(Path root) {
    return new TestWorld(root);
  }

  private static Path folder(Path root, String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets an environment variable. */
  public TestWorld env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What stands on standard input, then its end. */
  public TestWorld input(String text) {
    input = text;
    return this;
  }

  /** A person sits in front of it. */
  public TestWorld interactive() {
    interactive = true;
    return this;
  }

  /** Who is asked, for what the environment does not say. */
  public TestWorld person(Person other) {
    person = other;
    return this;
  }

  /** What a wait does instead of moving the clock on. */
  public TestWorld pause(World.Pause other) {
    pause = other;
    return this;
  }

  /** The computer's own clock, for a server that tells the time by it in its {@code Date}. */
  public TestWorld realTime() {
    return realTime(Duration.ZERO);
  }

  /** A clock that is wrong against the computer's own, by as much as it is ahead. */
  public TestWorld realTime(Duration ahead) {
    time = Clock.offset(Clock.systemUTC(), ahead);
    pause = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    return this;
  }

  /** The world as set up so far; each has the input from its start, all share folders and clock. */
  public World world() {
    return world(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  /** The same, printing elsewhere. */
  public World world(PrintStream out, PrintStream err) {
    return new World(
        time,
        new SecureRandom(),
        environment,
        home,
        userHome,
        workingDirectory,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        duration -> pause.last(duration),
        interactive,
        () -> columns,
        person,
        Interrupts.ELSEWHERE);
  }

  /** Results go to a terminal that is so wide. */
  public TestWorld columns(int wide) {
    columns = wide;
    return this;
  }

  /** Lets {@code duration} pass without waiting, and remembers that somebody wanted to. */
  private void pass(Duration duration) {
    pauses.add(duration);
    clock.advance(duration);
  }

  public MutableClock clock() {
    return clock;
  }

  /** How long was waited each time. */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** All that was printed as a result. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** All that was printed beside the result. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The folder of risksh's own files. */
  public Path home() {
    return home;
  }

  public Path userHome() {
    return userHome;
  }

  public Path workingDirectory() {
    return workingDirectory;
  }

  /** Puts a file into the working directory. */
  public Path file(String name, String content) {
    return write(workingDirectory.resolve(name), content);
  }

  /** Puts a file into the user's home: {@code .okta/okta.yaml}. */
  public Path userFile(String name, String content) {
    return write(userHome.resolve(name), content);
  }

  /** Puts a file where risksh keeps its own. */
  public Path homeFile(String name, String content) {
    return write(home.resolve(name), content);
  }

  private static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file below the user's home and the working directory. */
  public List<Path> files() {
    return Stream.of(userHome, workingDirectory).flatMap(TestWorld::below).toList();
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
