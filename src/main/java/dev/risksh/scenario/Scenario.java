package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.groovy.CompiledScript;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Runs one script in a session of its own: each step is timed and told to a listener when it has
 * ended; the first failure ends the script.
 */
public final class Scenario {
  private static final String DIRECTORY = "user.dir";
  private static final long MAX_FILE_BYTES = 4L << 20;

  private final World world;
  private final SessionOptions options;
  private final Style style;
  private final ScenarioListener listener;
  private final Limits limits;

  /**
   * @param listener told how it goes
   */
  public Scenario(World world, SessionOptions options, Style style, ScenarioListener listener) {
    this(world, options, style, listener, Limits.NONE);
  }

  /**
   * @param listener told how it goes
   * @param limits how long it may take
   */
  public Scenario(
      World world, SessionOptions options, Style style, ScenarioListener listener, Limits limits) {
    this.limits = limits;
    this.world = world;
    this.options = options;
    this.style = style;
    this.listener = listener;
  }

  /**
   * Runs {@code file}.
   *
   * @throws Problem when there is no such file, or it does not compile
   */
  public ScenarioResult run(String file) {
    listener.begins(file);
    Path path = world.path(file);
    String source = read(path, file);
    String name = path.getFileName().toString();
    Instant startedAt = world.clock().instant();
    long start = System.nanoTime();
    Steps steps = new Steps(name, source, style, world.clock(), limits, listener);
    String directory = System.getProperty(DIRECTORY);
    ExitGuard guard = new ExitGuard(name, world.err());
    try (Session session = new Session(world, options, steps::say)) {
      openEarly(session);
      GroovyEngine engine = new GroovyEngine(steps);
      steps.connect(session, new Failures(engine.variables().getVariables()));
      CompiledScript script;
      try {
        script = engine.compile(source, name);
      } catch (Exception e) {
        throw inFile(steps.failure(e), file);
      }
      Optional<Problem> problem = steps.run(script);
      ScenarioResult result =
          new ScenarioResult(
              file,
              Optional.empty(),
              session.orgName(),
              startedAt,
              Duration.ofNanos(System.nanoTime() - start),
              1,
              steps.results(),
              problem);
      listener.ended(result);
      return result;
    } finally {
      guard.close();
      // A script may have changed it, and others run after it.
      System.setProperty(DIRECTORY, directory);
    }
  }

  /** The local org makes its signing key, which takes a while, as the script is being compiled. */
  private static void openEarly(Session session) {
    if (!session.orgName().equals(Session.LOCAL)) {
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                session.org();
              } catch (Problem toldByTheFirstStepThatNeedsIt) {
                // It asks again, and gets the same answer.
              }
            },
            "local-org-early");
    thread.setDaemon(true);
    thread.start();
  }

  private static String read(Path path, String file) {
    try {
      if (Files.size(path) > MAX_FILE_BYTES) {
        throw Problem.badInput(file + " is larger than any script should be", null);
      }
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw Problem.badInput(
          "there is no script " + file,
          "scripts/ has examples: risksh run scripts/first-signal.groovy");
    } catch (IOException e) {
      throw Problem.badInput(
          file + (Files.isDirectory(path) ? " is a folder" : " cannot be read as a script"), null);
    }
  }

  static Problem inFile(Problem problem, String file) {
    return new Problem(
        problem.exitCode(),
        file + ": " + problem.getMessage(),
        problem.next().orElse(null),
        problem);
  }
}
