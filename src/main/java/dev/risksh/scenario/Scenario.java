package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Plan;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Runs one script in a session of its own: each step is timed and told to a listener when it has
 * ended; the first failure ends the script.
 */
public final class Scenario {
  private static final String DIRECTORY = "user.dir";

  private final World world;
  private final SessionOptions options;
  private final Style style;
  private final ScenarioListener listener;
  private final Limits limits;
  private final Stepping stepping;

  /**
   * @param listener told how it goes
   */
  public Scenario(World world, SessionOptions options, Style style, ScenarioListener listener) {
    this(world, options, style, listener, Limits.NONE, Stepping.NONE);
  }

  /**
   * @param listener told how it goes
   * @param limits how long it may take
   */
  public Scenario(
      World world, SessionOptions options, Style style, ScenarioListener listener, Limits limits) {
    this(world, options, style, listener, limits, Stepping.NONE);
  }

  /**
   * @param listener told how it goes
   * @param limits how long it may take
   * @param stepping where it pauses
   */
  public Scenario(
      World world,
      SessionOptions options,
      Style style,
      ScenarioListener listener,
      Limits limits,
      Stepping stepping) {
    this.stepping = stepping;
    this.limits = limits;
    this.world = world;
    this.options = options;
    this.style = style;
    this.listener = listener;
  }

  /**
   * The steps of {@code file}, without running anything.
   *
   * @throws Problem when there is no such file, or it does not compile
   */
  public static Plan plan(World world, String file) {
    return ScriptFile.read(world, file).code().plan();
  }

  /**
   * Runs {@code file}.
   *
   * @throws Problem when there is no such file, or it does not compile
   */
  public ScenarioResult run(String file) {
    return run(Play.of(ScriptFile.read(world, file), Given.NOTHING, Optional.empty(), Choice.ALL));
  }

  /** Runs a script with all that it is given. */
  public ScenarioResult run(Play play) {
    return run(play, 1);
  }

  ScenarioResult run(Play play, int attempt) {
    ScriptFile file = play.script();
    Steps steps =
        new Steps(
            file,
            () -> ScriptFile.read(world, file.file()),
            style,
            world.clock(),
            limits,
            stepping,
            listener,
            options.masks());
    listener.begins(attempt == 1 ? play.name() : play.name() + "   attempt " + attempt);
    Instant startedAt = world.clock().instant();
    long start = System.nanoTime();
    String directory = System.getProperty(DIRECTORY);
    ExitGuard guard = new ExitGuard(file.name(), world.err());
    try (Session session = new Session(world, options, steps::say)) {
      steps.give(play.given(), play.choice());
      if (options.dryRun()) {
        steps.dryRun();
      }
      openEarly(session);
      GroovyEngine engine = new GroovyEngine(steps);
      steps.connect(session, new Failures(engine.variables().getVariables()), engine);
      Optional<Problem> problem = steps.run(engine.load(file.code()));
      ScenarioResult result =
          new ScenarioResult(
              file.file(),
              play.row(),
              session.orgName(),
              startedAt,
              Duration.ofNanos(System.nanoTime() - start),
              attempt,
              steps.results(),
              problem,
              steps.publicKeys());
      listener.ended(result);
      return result;
    } finally {
      stepping.stepper().ifPresent(Stepper::ended);
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

  static Problem inFile(Problem problem, String file) {
    return new Problem(
        problem.exitCode(),
        file + ": " + problem.getMessage(),
        problem.next().orElse(null),
        problem);
  }
}
