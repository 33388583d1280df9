package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Host;
import dev.risksh.groovy.StepSpec;
import dev.risksh.groovy.StepWord;
import dev.risksh.session.Session;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a script for the rows of its {@code where}, which has to come before anything is done. */
final class RowsOfScript implements Host {
  private final ScriptFile script;
  private final Given given;

  private RowsOfScript(ScriptFile script, Given given) {
    this.script = script;
    this.given = given;
  }

  /** Its rows; a {@link Problem} where it does something else before. */
  static List<Row> of(ScriptFile script, Given given) {
    RowsOfScript host = new RowsOfScript(script, given);
    GroovyEngine engine = new GroovyEngine(host);
    try {
      engine.load(script.code()).script().run();
    } catch (Throwable thrown) {
      if (Failures.unwrap(thrown) instanceof Found found) {
        return host.rows(found.rows);
      }
      Problem problem = new Failures(engine.variables().getVariables()).of(thrown, script.source());
      throw Scenario.inFile(problem, script.file() + host.line(thrown));
    }
    throw host.late();
  }

  private String line(Throwable thrown) {
    var line = Failures.line(thrown, script.name());
    return line.isPresent() ? " line " + line.getAsInt() : "";
  }

  private List<Row> rows(List<? extends Map<String, ?>> found) {
    if (found.isEmpty()) {
      throw Problem.badInput(script.file() + ": where has no rows", null);
    }
    List<Row> rows = new ArrayList<>();
    for (Object row : found) {
      int number = rows.size() + 1;
      String place = script.file() + " where, row " + number;
      if (!(row instanceof Map<?, ?> values)) {
        throw Problem.badInput(place + " is no map, such as [ip: '1.1.1.1']", null);
      }
      Map<String, Object> named = new LinkedHashMap<>();
      values.forEach((name, value) -> named.put(String.valueOf(name), value));
      rows.add(Row.of(number, place, named));
    }
    return rows;
  }

  @Override
  public Given given() {
    return given;
  }

  @Override
  public void where(List<? extends Map<String, ?>> rows) {
    throw new Found(rows);
  }

  @Override
  public Session session() {
    throw late();
  }

  @Override
  public Object step(StepSpec spec, Closure<?> body) {
    if (spec.word() == StepWord.CLEANUP) {
      return null;
    }
    throw late();
  }

  private Problem late() {
    return Problem.badInput("where comes before the first step, and before the org is asked", null);
  }

  @Override
  public void made(Object value) {}

  @Override
  public void print(String text) {}

  /** Ends the script as soon as its rows are known. */
  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<? extends Map<String, ?>> rows;

    Found(List<? extends Map<String, ?>> rows) {
      super("rows", null, false, false);
      this.rows = rows;
    }
  }
}
