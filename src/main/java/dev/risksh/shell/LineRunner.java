package dev.risksh.shell;

import dev.risksh.command.Commands;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Evaluation;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.Variables;
import dev.risksh.session.Session;
import dev.risksh.view.Complaints;
import dev.risksh.view.Reasons;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Runs what was typed: a line that starts with {@code /} is a command, {@code x = /command} gives
 * its value to a variable, everything else is Groovy.
 */
public final class LineRunner implements Lines {
  private final World world;
  private final Session session;
  private final Commands commands;
  private final GroovyEngine groovy;
  private final SnippetLog snippets = new SnippetLog();
  private final Failures failures;
  private final Results results;
  private final Complaints complaints;
  private boolean finished;
  private int exitCode;

  public LineRunner(World world, Session session) {
    this.world = world;
    this.session = session;
    groovy = new GroovyEngine(new PromptHost(session));
    failures = new Failures(groovy.variables().getVariables());
    commands = Commands.atPrompt(session, groovy.variables()::value);
    results = new Results(world, Style.of(world));
    complaints = new Complaints(Style.of(world), "/");
  }

  /** The table of commands, for completion. */
  public Commands commands() {
    return commands;
  }

  /** What was typed so far, for lists and completion. */
  public SnippetLog snippets() {
    return snippets;
  }

  /** The prompt's variables with their types, for completion. */
  public Variables variables() {
    return groovy.variables();
  }

  /**
   * Compiles and runs a line that does nothing, so that the first real one need not load Groovy.
   */
  void warmUp() {
    groovy.evaluate("event { subject ip: '1.1.1.1', risk: LOW }\n1.second");
  }

  @Override
  public ExitCode run(String input) {
    Input typed = Input.of(input);
    try {
      if (typed.command()) {
        command(typed, input);
      } else if (!input.isBlank()) {
        groovy(input);
      }
      return ExitCode.DONE;
    } catch (Throwable thrown) {
      return failed(typed, input, thrown);
    }
  }

  private void command(Input typed, String input) {
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
    List<Declaration> declares = new ArrayList<>();
    typed
        .variable()
        .ifPresent(
            name -> {
              groovy.variables().setVariable(name, result.value());
              declares.add(Declaration.variable(name));
            });
    if (result.step()) {
      String id = snippets.nextId(false);
      keepValue(id, result.value());
      snippets.add(Snippet.command(id, input, typeOf(result.value()), declares));
    }
  }

  private void groovy(String source) {
    String id = snippets.nextId(false);
    Evaluation evaluation = groovy.evaluate(source);
    Snippet snippet = evaluation.snippet(id, source);
    List<Declaration> replaced = snippets.replacedBy(snippet);
    keepValue(id, evaluation.value());
    snippets.add(snippet);
    results.tell(snippet, evaluation, replaced, Feedback.NORMAL);
    declareAgain(replaced);
  }

  /** Methods and types that were compiled with a type that is another one now. */
  private void declareAgain(List<Declaration> replaced) {
    Set<String> types =
        replaced.stream()
            .filter(declaration -> declaration.kind() == Declaration.Kind.TYPE)
            .map(Declaration::name)
            .collect(Collectors.toSet());
    for (Snippet user : types.isEmpty() ? List.<Snippet>of() : snippets.declaredWith(types)) {
      try {
        groovy.evaluate(user.source());
      } catch (CompilationFailedException e) {
        session.notice(
            "snippet "
                + user.id()
                + " does not compile with it and stays as it was: "
                + failures.of(e, user.source()).getMessage());
      }
    }
  }

  private static Optional<Class<?>> typeOf(Object value) {
    return Optional.ofNullable(value).map(Object::getClass);
  }

  private void keepValue(String id, Object value) {
    if (value != null) {
      groovy.variables().setVariable("$" + id, value);
      groovy.variables().setVariable("_", value);
    }
  }

  private ExitCode failed(Input typed, String input, Throwable thrown) {
    snippets.addFailed(typed.command() ? Snippet.Kind.COMMAND : Snippet.Kind.STATEMENT, input);
    Problem problem = typed.command() ? ofCommand(thrown) : failures.of(thrown, input);
    groovy.variables().setVariable("_error", Failures.unwrap(thrown));
    return problem instanceof Commands.Told told ? told.exitCode() : tell(problem);
  }

  private static Problem ofCommand(Throwable thrown) {
    return thrown instanceof Problem problem
        ? problem
        : new Problem(
            ExitCode.BUG,
            "a bug in risksh: " + thrown.getClass().getSimpleName() + said(thrown),
            "--debug shows where",
            thrown);
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
  private record PromptHost(Session session) implements Host {
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
