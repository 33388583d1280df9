package dev.risksh.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Everything risksh takes from outside, made once in {@code Main}, so that a test can be a whole
 * session with a fixed clock, an empty home and streams of its own.
 *
 * @param clock the only source of the time; its zone is the one times are shown in
 * @param random randomness for identifiers and keys
 * @param environment the environment variables
 * @param home where risksh keeps its files: {@code RISKSH_HOME}, else {@code ~/.risksh}
 * @param userHome the user's home directory, where {@code ~/.okta/okta.yaml} is looked for
 * @param workingDirectory what relative file names are resolved against
 * @param in standard input
 * @param out the result of a command, and nothing else
 * @param err everything that is not the result: progress, warnings, errors
 * @param pause how a wait passes
 * @param interactive whether a person sits in front of it: input and output are a terminal
 * @param columns how wide the terminal is that results go to; 0 where they go to none
 * @param person who can be asked something
 * @param interrupts who hears of it when this process is to end
 */
public record World(
    Clock clock,
    SecureRandom random,
    Map<String, String> environment,
    Path home,
    Path userHome,
    Path workingDirectory,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Pause pause,
    boolean interactive,
    IntSupplier columns,
    Person person,
    Interrupts interrupts) {

  /** Lets time pass; a test passes it without waiting. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after {@code duration}, or throws when the user interrupts the wait. */
    void last(Duration duration) throws InterruptedException;
  }

  public World {
    environment = Map.copyOf(environment);
  }

  /** The real one, of this process. */
  public static World real() {
    Map<String, String> environment = System.getenv();
    // Where a shell and most of the Okta SDKs look for ~; the property may know another place.
    String user = environment.getOrDefault("HOME", "");
    Path userHome = Path.of(user.isBlank() ? System.getProperty("user.home") : user);
    String home = environment.get("RISKSH_HOME");
    return new World(
        Clock.systemDefaultZone(),
        new SecureRandom(),
        environment,
        home == null || home.isBlank() ? userHome.resolve(".risksh") : Path.of(home),
        userHome,
        Path.of("").toAbsolutePath(),
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()),
        System.console() != null,
        () -> 0,
        ConsolePerson.ofThisProcess(),
        Interrupts.ofThisProcess());
  }

  /** The same world, printing elsewhere. */
  public World printing(PrintStream otherOut, PrintStream otherErr) {
    return new World(
        clock,
        random,
        environment,
        home,
        userHome,
        workingDirectory,
        in,
        otherOut,
        otherErr,
        pause,
        interactive,
        columns,
        person,
        interrupts);
  }

  /** The same world, on a terminal so wide. */
  public World wide(IntSupplier otherColumns) {
    return new World(
        clock,
        random,
        environment,
        home,
        userHome,
        workingDirectory,
        in,
        out,
        err,
        pause,
        interactive,
        otherColumns,
        person,
        interrupts);
  }

  /** The same world, where somebody else hears of interrupts. */
  public World interrupted(Interrupts other) {
    return new World(
        clock,
        random,
        environment,
        home,
        userHome,
        workingDirectory,
        in,
        out,
        err,
        pause,
        interactive,
        columns,
        person,
        other);
  }

  /** The same world for work that goes on beside others': nobody can be asked, lines are told. */
  public World besideOthers(PrintStream otherErr) {
    return new World(
        clock,
        random,
        environment,
        home,
        userHome,
        workingDirectory,
        in,
        out,
        otherErr,
        pause,
        false,
        columns,
        Person.NOBODY,
        interrupts);
  }

  /** An environment variable; blank counts as unset. */
  public Optional<String> env(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** {@code name} as a path, relative names against the working directory. */
  public Path path(String name) {
    return workingDirectory.resolve(name);
  }
}
