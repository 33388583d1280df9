package dev.risksh.report;

import dev.risksh.console.Problem;
import dev.risksh.scenario.Attempts;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import dev.risksh.scenario.StepStatus;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run in the XML that CI servers read from JUnit: a suite for each scenario, a case for each
 * step; of several attempts the last. Only what Jenkins' published schema has is in it. A check
 * that did not hold is a failure; what stood in its way, a refusal or a broken connection, is an
 * error.
 */
final class JunitXml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  private JunitXml() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  static String of(RunResult run) {
    try {
      JunitXml made = new JunitXml();
      made.write(run);
      return made.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text that has no place in XML came through", e);
    }
  }

  private void write(RunResult run) throws XMLStreamException {
    List<ScenarioResult> last = run.lastAttempts();
    List<Case> all = new ArrayList<>();
    last.forEach(scenario -> all.addAll(cases(scenario)));
    run.notBegun().forEach(name -> all.add(Case.notBegun(name)));
    xml.writeStartDocument("UTF-8", "1.0");
    start("testsuites");
    attribute("name", "risksh");
    counts(all, run.took());
    Attempts attempts = new Attempts(run);
    for (ScenarioResult scenario : last) {
      write(scenario, run.seed(), attempts);
    }
    for (String name : run.notBegun()) {
      suite(name, List.of(Case.notBegun(name)), Duration.ZERO);
      write(Case.notBegun(name), className(name));
      end();
    }
    end();
    xml.writeEndDocument();
    xml.writeCharacters("\n");
    xml.close();
  }

  private void counts(List<Case> cases, Duration took) throws XMLStreamException {
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", count(cases, Outcome.FAILURE));
    attribute("errors", count(cases, Outcome.ERROR));
    attribute("time", seconds(took));
  }

  private static String count(List<Case> cases, Outcome outcome) {
    return Long.toString(cases.stream().filter(one -> one.outcome() == outcome).count());
  }

  private void suite(String name, List<Case> cases, Duration took) throws XMLStreamException {
    start("testsuite");
    attribute("name", name);
    counts(cases, took);
    attribute("skipped", count(cases, Outcome.SKIPPED));
  }

  private void write(ScenarioResult scenario, OptionalLong seed, Attempts attempts)
      throws XMLStreamException {
    List<Case> cases = cases(scenario);
    suite(scenario.name(), cases, scenario.took());
    attribute("timestamp", TIME.format(scenario.startedAt()));
    start("properties");
    property("org", scenario.org());
    property("attempt", Integer.toString(scenario.attempt()));
    property("attempts", Integer.toString(attempts.count(scenario)));
    property("flaky", Boolean.toString(scenario.isFlaky()));
    if (scenario.row().isPresent()) {
      property("row", scenario.row().get());
    }
    if (seed.isPresent()) {
      property("seed", Long.toString(seed.getAsLong()));
    }
    end();
    String className = className(scenario.file());
    for (Case one : cases) {
      write(one, className);
    }
    // The schema knows no flakyFailure, and people read this.
    if (scenario.isFlaky()) {
      element("system-out", attempts.flaky(scenario));
    }
    end();
  }

  private void property(String name, String value) throws XMLStreamException {
    newLine();
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void write(Case one, String className) throws XMLStreamException {
    start("testcase");
    attribute("name", one.name());
    attribute("classname", className);
    attribute("time", seconds(one.took()));
    switch (one.outcome()) {
      case PASSED -> {}
      case SKIPPED -> element("skipped", one.story());
      case FAILURE, ERROR -> {
        start(one.outcome() == Outcome.FAILURE ? "failure" : "error");
        attribute("message", one.message());
        attribute("type", one.type());
        xml.writeCharacters(XmlText.of(one.story()));
        endInline();
      }
    }
    if (!one.out().isEmpty()) {
      element("system-out", one.out());
    }
    end();
  }

  /** A suite has its cases in it, so those of two rows would else be one to Jenkins. */
  private static List<Case> cases(ScenarioResult scenario) {
    String row = scenario.row().map(name -> " [" + name + "]").orElse("");
    List<Case> cases = new ArrayList<>();
    for (StepResult step : scenario.steps()) {
      cases.add(Case.of(scenario, step, step.title() + row));
    }
    Story.beyondSteps(scenario)
        .map(problem -> Case.of(problem, "(scenario)" + row))
        .ifPresent(cases::add);
    return cases;
  }

  /** {@code scripts.first-signal}: what stands before the last dot is a package to Jenkins. */
  private static String className(String file) {
    return file.replaceFirst("^(?:\\.{0,2}[/\\\\])+", "")
        .replaceFirst("\\.groovy$", "")
        .replaceAll("[/\\\\]+", ".");
  }

  private static String seconds(Duration took) {
    return BigDecimal.valueOf(took.toNanos(), 9).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }

  // ---- XML, indented ----

  private void start(String name) throws XMLStreamException {
    newLine();
    xml.writeStartElement(name);
    depth++;
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.of(value));
  }

  private void element(String name, String content) throws XMLStreamException {
    start(name);
    xml.writeCharacters(XmlText.of(content));
    endInline();
  }

  private void end() throws XMLStreamException {
    depth--;
    newLine();
    xml.writeEndElement();
  }

  private void endInline() throws XMLStreamException {
    depth--;
    xml.writeEndElement();
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private enum Outcome {
    PASSED,
    SKIPPED,
    FAILURE,
    ERROR
  }

  /**
   * One case.
   *
   * @param story why it did not pass
   * @param out what it made and said
   */
  private record Case(
      String name,
      Duration took,
      Outcome outcome,
      String message,
      String type,
      String story,
      String out) {

    static Case of(ScenarioResult scenario, StepResult step, String name) {
      String story =
          step.failed()
              ? String.join("\n", Story.lines(scenario, step))
              : step.reason().orElse(step.status().word());
      return new Case(
          name,
          step.took(),
          outcome(step),
          step.problem().map(Story::headline).orElse(""),
          step.problem().map(Case::type).orElse(""),
          story,
          String.join("\n", step.details()));
    }

    static Case of(Problem problem, String name) {
      return new Case(
          name,
          Duration.ZERO,
          Outcome.ERROR,
          Story.headline(problem),
          type(problem),
          problem.getMessage(),
          "");
    }

    static Case notBegun(String name) {
      return new Case(
          name,
          Duration.ZERO,
          Outcome.SKIPPED,
          "",
          "",
          "the run had ended before it was begun",
          "");
    }

    private static Outcome outcome(StepResult step) {
      if (step.status() == StepStatus.FAILED) {
        Optional<Problem> problem = step.problem();
        return problem.isEmpty() || Story.isCheck(problem.get()) ? Outcome.FAILURE : Outcome.ERROR;
      }
      return step.passed() ? Outcome.PASSED : Outcome.SKIPPED;
    }

    private static String type(Problem problem) {
      return problem.exitCode().meaning();
    }
  }
}
