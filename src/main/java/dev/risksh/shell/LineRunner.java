package dev.risksh.shell;

import dev.risksh.command.Commands;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.session.Session;
import dev.risksh.view.Complaints;
import dev.risksh.view.Reasons;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs what was typed: a line that starts with {@code /} is a command, {@code x = /command} gives
 * its value to a variable, everything else is Groovy.
 */
public final class LineRunner implements Lines {
  private static final int MAX_TEXT = 2000;

  private final World world;
  private final Session session;
  private final Commands commands;
  private final GroovyEngine groovy;
  private final Failures failures;
  private final Style style;
  private final Complaints complaints;
  private int results;
  private boolean finished;
  private int exitCode;

  public LineRunner(World world, Session session) {
    this.world = world;
    this.session = session;
    groovy = new GroovyEngine(new Prompt(session));
    failures = new Failures(groovy.variables().getVariables());
    commands = Commands.atPrompt(session, this::variable);
    style = Style.of(world);
    complaints = new Complaints(style, "/");
  }

  /** The table of commands, for completion. */
  public Commands commands() {
    return commands;
  }

  /** The names of the prompt's variables. */
  Set<String> variableNames() {
    return variables().keySet().stream().map(Object::toString).collect(Collectors.toSet());
  }

  private Map<?, ?> variables() {
    return groovy.variables().getVariables();
  }

  /**
   * Compiles and runs a line that does nothing, so that the first real one need not load Groovy.
   */
  void warmUp() {
    groovy.compile("event { subject ip: '1.1.1.1', risk: LOW }\n1.second", "warm-up.groovy").run();
  }

  @Override
  public ExitCode run(String input) {
    try {
      Input typed = Input.of(input);
      if (typed.command()) {
        command(typed);
      } else if (!input.isBlank()) {
        groovy(input);
      }
      return ExitCode.DONE;
    } catch (Commands.Told told) {
      return told.exitCode();
    } catch (Problem problem) {
      return tell(problem);
    } catch (Throwable bug) {
      return tell(
          new Problem(
              ExitCode.BUG,
              "a bug in risksh: " + bug.getClass().getSimpleName() + said(bug),
              "--debug shows where",
              bug));
    }
  }

  private void command(Input typed) {
    List<String> words = typed.words();
    if (words.isEmpty()) {
      words = List.of("help");
    }
    Commands.Result result = commands.run(words);
    result
        .leave()
        .ifPresent(
            code -> {
              finished = true;
              exitCode = code;
            });
    typed.variable().ifPresent(name -> groovy.variables().setVariable(name, result.value()));
    if (result.value() != null) {
      groovy.variables().setVariable("_", result.value());
    }
  }

  private void groovy(String source) {
    Object value;
    try {
      value = groovy.evaluate(source);
    } catch (Throwable thrown) {
      throw failures.of(thrown, source);
    }
    if (value == null) {
      return;
    }
    String name = "$" + ++results;
    groovy.variables().setVariable(name, value);
    groovy.variables().setVariable("_", value);
    world.out().println("  " + style.dim(name + " ==>") + " " + shown(value));
  }

  /** A text as it is, anything else by its own words; never a secret, never a control character. */
  private static String shown(Object value) {
    String text = value.toString();
    String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    return Redaction.text(TerminalSafe.text(cut));
  }

  private Object variable(String name) {
    return variables().get(name);
  }

  private ExitCode tell(Problem problem) {
    world.out().flush();
    complaints
        .lines(problem, Reasons.of(problem, session))
        .forEach(line -> world.err().println("  " + line));
    if (commands.debug() && problem.getCause() != null) {
      for (StackTraceElement frame : problem.getCause().getStackTrace()) {
        world.err().println("    at " + frame);
      }
    }
    return problem.exitCode();
  }

  private static String said(Throwable thrown) {
    return thrown.getMessage() == null
        ? ""
        : ": " + Redaction.text(TerminalSafe.line(thrown.getMessage()));
  }

  @Override
  public boolean finished() {
    return finished;
  }

  @Override
  public int exitCode() {
    return exitCode;
  }

  /** At the prompt a step is only a name for what it holds. */
  private record Prompt(Session session) implements Host {
    @Override
    public void made(Object value) {
      // The line's own value is printed; what it made on the way is in /status and /http.
    }

    @Override
    public Object step(String name, Closure<?> body) {
      return body.call();
    }
  }
}
