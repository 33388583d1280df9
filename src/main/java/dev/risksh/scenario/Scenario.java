package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.console.World;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.session.SignIn;
import dev.risksh.view.Reasons;
import dev.risksh.view.Views;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Runs one script in a session of its own: each step is timed and told to a listener when it has
 * ended; the first failure ends the script.
 */
public final class Scenario {
  private static final long MAX_FILE_BYTES = 4L << 20;

  private final World world;
  private final SessionOptions options;
  private final Style style;
  private final Consumer<StepResult> listener;

  /**
   * @param listener told of each step when it has ended
   */
  public Scenario(World world, SessionOptions options, Style style, Consumer<StepResult> listener) {
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
    Path path = world.path(file);
    String source = read(path, file);
    Run run = new Run(path.getFileName().toString());
    long start = System.nanoTime();
    try (Session session = new Session(world, options, run.details::add)) {
      run.session = session;
      openEarly(session);
      GroovyEngine engine = new GroovyEngine(run);
      Failures failures = new Failures(engine.variables().getVariables());
      run.failures = failures;
      run.source = source;
      Script script;
      try {
        script = engine.compile(source, run.fileName);
      } catch (Exception e) {
        throw inFile(failures.of(e, source), file);
      }
      Optional<Problem> problem = Optional.empty();
      try {
        script.run();
      } catch (StepFailed failed) {
        problem = Optional.of(failed.problem);
      } catch (Throwable thrown) {
        problem = Optional.of(run.outsideOfSteps(thrown));
      }
      return new ScenarioResult(
          file,
          session.orgName(),
          run.results,
          Duration.ofNanos(System.nanoTime() - start),
          problem);
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
      throw Problem.badInput(file + " cannot be read as a script", null);
    }
  }

  private static Problem inFile(Problem problem, String file) {
    return new Problem(
        problem.exitCode(),
        file + ": " + problem.getMessage(),
        problem.next().orElse(null),
        problem);
  }

  /** Ends the script after a step that failed and was told already. */
  private static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    StepFailed(Problem problem) {
      super(problem.getMessage(), problem);
      this.problem = problem;
    }
  }

  /** The state of one run. */
  private final class Run implements Host {
    private final String fileName;
    private final Views views = new Views(style, world.clock(), 0, "/");
    private final List<String> details = new ArrayList<>();
    private final List<StepResult> results = new ArrayList<>();
    private Session session;
    private Failures failures;
    private String source = "";
    private boolean inStep;
    private SignIn lastSignIn;

    Run(String fileName) {
      this.fileName = fileName;
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public void made(Object value) {
      if (value instanceof SignIn signIn) {
        lastSignIn = signIn;
      }
      details.addAll(views.lines(value));
    }

    @Override
    public Object step(String name, Closure<?> body) {
      if (inStep) {
        // A step within a step is a part of it, not a line of its own.
        return body.call();
      }
      inStep = true;
      details.clear();
      long start = System.nanoTime();
      try {
        Object value = body.call();
        ended(name, start, Optional.empty(), Optional.empty(), OptionalInt.empty());
        return value;
      } catch (Throwable thrown) {
        Problem problem = failures.of(thrown, source);
        OptionalInt line = Failures.line(thrown, fileName);
        Problem check = asCheck(problem);
        ended(name, start, Optional.of(check), why(problem), line);
        throw new StepFailed(check);
      } finally {
        inStep = false;
      }
    }

    private void ended(
        String name,
        long start,
        Optional<Problem> problem,
        Optional<Diagnosis> why,
        OptionalInt line) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      StepResult result = new StepResult(name, took, details, problem, why, line);
      details.clear();
      results.add(result);
      listener.accept(result);
    }

    private Problem outsideOfSteps(Throwable thrown) {
      Problem problem = asCheck(failures.of(thrown, source));
      OptionalInt line = Failures.line(thrown, fileName);
      String where = line.isPresent() ? fileName + ":" + line.getAsInt() : fileName;
      StepResult result =
          new StepResult(
              "(outside of a step)",
              Duration.ZERO,
              details,
              Optional.of(problem),
              why(problem),
              line);
      results.add(result);
      listener.accept(result);
      return inFile(problem, where);
    }

    /** A failed check after a sign-in that felt nothing is most likely about that. */
    private Optional<Diagnosis> why(Problem problem) {
      Optional<Diagnosis> known = Reasons.of(problem, session);
      return known.isPresent() || problem.exitCode() != ExitCode.FAILED || lastSignIn == null
          ? known
          : Reasons.of(lastSignIn, session);
    }

    /** Inside a running script a wrong value is a failed check, not a bad file or wrong usage. */
    private Problem asCheck(Problem problem) {
      return problem.exitCode() == ExitCode.USAGE || problem.exitCode() == ExitCode.BAD_INPUT
          ? Problem.failed(problem.getMessage(), problem.next().orElse(null))
          : problem;
    }
  }
}
