package dev.risksh.shell;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Preferences;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Evaluation;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.StepSpec;
import dev.risksh.groovy.StepWord;
import dev.risksh.groovy.Variables;
import dev.risksh.session.Session;
import groovy.lang.Closure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationFailedException;

/** Runs snippets of Groovy and keeps the log of all snippets, commands too. */
final class SnippetRunner {
  private final Session session;
  private final GroovyEngine groovy;
  private final SnippetLog log = new SnippetLog();
  private final Failures failures;
  private final Results results;

  /**
   * @param place where they are run
   */
  SnippetRunner(Session session, Results results, Place place) {
    this.session = session;
    this.results = results;
    groovy = place.groovy().apply(new PromptHost(session, place.given()));
    failures = new Failures(groovy.variables().getVariables());
  }

  SnippetLog log() {
    return log;
  }

  Variables variables() {
    return groovy.variables();
  }

  /** The type of that name that a snippet declared. */
  Optional<Class<?>> type(String name) {
    return groovy.type(name);
  }

  /**
   * Compiles and runs a line that does nothing, so that the first real one need not load Groovy.
   */
  void warmUp() {
    groovy.evaluate("event { subject ip: '1.1.1.1', risk: LOW }\n1.second");
  }

  /**
   * Runs {@code source}, keeps it and says what came of it.
   *
   * @param startup whether it belongs to the startup script
   */
  void run(String source, boolean startup, Preferences preferences) {
    String id = log.nextId(startup);
    Evaluation evaluation = groovy.evaluate(source);
    Job.endIfAbandoned();
    Snippet snippet = evaluation.snippet(id, source);
    if (snippet.isEmpty()) {
      return;
    }
    List<Declaration> replaced = log.replacedBy(snippet);
    keepValue(id, evaluation.value());
    if (evaluation.value() == null && evaluation.hasValue()) {
      variables().setVariable("$" + id, null);
    }
    log.add(snippet);
    results.tell(snippet, evaluation, replaced, preferences);
    declareAgain(replaced);
  }

  /** Methods and types that were compiled with a type that is another one now. */
  private void declareAgain(List<Declaration> replaced) {
    Set<String> types =
        replaced.stream()
            .filter(declaration -> declaration.kind() == Declaration.Kind.TYPE)
            .map(Declaration::name)
            .collect(Collectors.toSet());
    for (Snippet user : types.isEmpty() ? List.<Snippet>of() : log.declaredWith(types)) {
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

  /**
   * Keeps a command that ran.
   *
   * @param variable what its value is given to
   * @param step whether it is a snippet, not something about the prompt
   */
  void ran(String command, boolean startup, Object value, Optional<String> variable, boolean step) {
    variable.ifPresent(name -> variables().setVariable(name, value));
    if (step) {
      String id = log.nextId(startup);
      keepValue(id, value);
      log.add(
          Snippet.command(
              id,
              command,
              Optional.ofNullable(value),
              variable.map(Declaration::variable).stream().toList()));
    }
  }

  private void keepValue(String id, Object value) {
    if (value != null) {
      variables().setVariable("$" + id, value);
      variables().setVariable("_", value);
    }
  }

  /** Keeps Groovy or a command that failed. */
  void failed(String source, boolean command, Throwable thrown) {
    Throwable cause = Failures.unwrap(thrown);
    log.addFailed(command ? Snippet.Kind.COMMAND : Snippet.Kind.STATEMENT, source, cause);
    variables().setVariable("_error", cause);
  }

  /** What went wrong, in words; nothing but a problem may come out of a command. */
  Problem problem(Throwable thrown, String source, boolean command) {
    if (!command || thrown instanceof Problem) {
      return failures.of(thrown, source);
    }
    String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    return new Problem(
        ExitCode.BUG,
        "a bug in risksh: "
            + Redaction.text(TerminalSafe.line(thrown.getClass().getSimpleName() + message)),
        "--debug shows where",
        thrown);
  }

  void drop(Snippet snippet) {
    groovy.drop(snippet);
    log.drop(snippet);
  }

  void reset() {
    groovy.clear();
    log.clear();
  }

  /** At the prompt a step is only a name for what it holds. */
  private record PromptHost(Session session, Given given) implements Host {
    @Override
    public void made(Object value) {
      // The line's own value is printed; what it made on the way is in /status and /http.
    }

    @Override
    public void print(String text) {
      session.world().out().print(Redaction.text(TerminalSafe.text(text)));
    }

    @Override
    public Object step(StepSpec spec, Closure<?> body) {
      if (spec.word() == StepWord.CLEANUP) {
        print("a cleanup runs at the end of a scenario: not now\n");
        return null;
      }
      return body.call();
    }
  }
}
