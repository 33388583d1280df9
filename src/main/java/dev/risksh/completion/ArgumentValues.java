package dev.risksh.completion;

import dev.risksh.command.ArgumentKind;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.groovy.SourceFile;
import dev.risksh.okta.Exchange;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskPayload;
import dev.risksh.scenario.StepNames;
import dev.risksh.session.Environment;
import dev.risksh.session.Known;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The values that an argument can have, from what the session knows already: it asks nobody. */
public final class ArgumentValues {
  private static final int MOST_DESCRIBED = 40;

  private final Session session;
  private final Names names;
  private final CommandSpec root;

  /**
   * @param root for arguments that are commands themselves
   */
  public ArgumentValues(Session session, Names names, CommandSpec root) {
    this.session = session;
    this.names = names;
    this.root = root;
  }

  /** Those that begin with {@code typed}. */
  List<Suggestion> of(ArgSpec argument, String typed) {
    int comma = argument.splitRegex().equals(",") ? typed.lastIndexOf(',') + 1 : 0;
    return all(argument, typed.substring(comma))
        .map(
            value ->
                new Suggestion(
                    typed.substring(0, comma) + value.text(),
                    value.group(),
                    value.description(),
                    value.complete()))
        .filter(value -> value.text().startsWith(typed))
        .toList();
  }

  private Stream<Suggestion> all(ArgSpec argument, String typed) {
    Known known = session.known();
    Stream<Suggestion> words = words(ArgumentKind.words(argument));
    return switch (ArgumentKind.of(argument)) {
      case CHOICE, CLAIM -> words;
      case FILE -> files(typed, "");
      case SCRIPT -> files(typed, ".groovy");
      case KEY -> Stream.concat(words(known.kids()), files(typed, ""));
      case KID -> words(known.kids());
      case CLIENT_ID -> described(known.apps());
      case PROVIDER -> described(known.providers());
      case SCOPE -> Stream.concat(words, words(granted())).distinct();
      case ADDRESS -> Stream.concat(words, words(List.of(session.orgName()))).distinct();
      case ENVIRONMENT -> words(Environment.names(session.world()));
      case EVENT -> Stream.concat(events(), files(typed, ".json"));
      case IP -> words(known.addresses());
      case EXCHANGE -> session.exchanges().all().stream().map(ArgumentValues::exchange);
      case EVENT_TYPE -> Stream.concat(words, words(known.eventTypes())).distinct();
      case FILTER -> new FilterCompletion(known.eventTypes()).after(typed);
      case COMMAND -> words(root.subcommands().keySet());
      case REPORT -> reports(ArgumentKind.words(argument), typed);
      case SNIPPET -> Stream.concat(snippets(typed), words(declared()));
      case STEP, TAG, FREE -> Stream.empty();
    };
  }

  /** The steps of the script that is named in {@code words}; it is read, and nothing in it runs. */
  List<Suggestion> steps(List<String> words, String typed) {
    return words.stream()
        .filter(word -> word.endsWith(".groovy"))
        .findFirst()
        .flatMap(this::plan)
        .map(plan -> new StepNames(plan).steps())
        .orElse(List.of())
        .stream()
        .filter(PlannedStep::fixed)
        .filter(step -> step.name().startsWith(typed))
        .map(step -> new Suggestion(step.name(), "values", "line " + step.firstLine(), true))
        .toList();
  }

  /**
   * The tags of the scripts that are named in {@code words}, with how many steps have each; of an
   * expression the last word.
   */
  List<Suggestion> tags(List<String> words, String typed) {
    int last = typed.length();
    while (last > 0 && " ,()!".indexOf(typed.charAt(last - 1)) < 0) {
      last--;
    }
    String before = typed.substring(0, last);
    Map<String, Long> tags =
        words.stream()
            .filter(word -> word.endsWith(".groovy"))
            .distinct()
            .flatMap(file -> plan(file).stream())
            .flatMap(plan -> plan.steps().stream())
            .flatMap(step -> step.tags().stream())
            .collect(Collectors.groupingBy(tag -> tag, TreeMap::new, Collectors.counting()));
    return tags.entrySet().stream()
        .map(
            tag ->
                new Suggestion(
                    before + tag.getKey(),
                    "values",
                    tag.getValue() + (tag.getValue() == 1 ? " step" : " steps"),
                    true))
        .filter(tag -> tag.text().startsWith(typed))
        .toList();
  }

  private Optional<Plan> plan(String file) {
    try {
      String source = SourceFile.read(session.world().path(file), file);
      return Optional.of(GroovyEngine.plan(source, file));
    } catch (RuntimeException noScriptYet) {
      // Whoever runs it is told what is wrong.
      return Optional.empty();
    }
  }

  private static Stream<Suggestion> words(Collection<String> words) {
    return words.stream().map(word -> new Suggestion(word, "values", "", true));
  }

  /** A format, and behind it a file. */
  private Stream<Suggestion> reports(List<String> formats, String typed) {
    int file = typed.indexOf('=') + 1;
    return file == 0
        ? formats.stream().map(word -> new Suggestion(word, "values", "", false))
        : files(typed.substring(file), "")
            .map(
                found ->
                    new Suggestion(
                        typed.substring(0, file) + found.text(),
                        found.group(),
                        found.description(),
                        found.complete()));
  }

  /** What a snippet says is told where there are few: it has to be redacted first. */
  private Stream<Suggestion> snippets(String typed) {
    List<String> ids = names.snippets().stream().filter(id -> id.startsWith(typed)).toList();
    boolean few = ids.size() <= MOST_DESCRIBED;
    return ids.stream().map(id -> new Suggestion(id, "values", few ? names.snippet(id) : "", true));
  }

  private static Stream<Suggestion> described(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> new Suggestion(value.getKey(), "values", value.getValue(), true));
  }

  private List<String> granted() {
    return session.held(Slot.APP).map(app -> app.value().scopes()).orElse(List.of());
  }

  private Set<String> declared() {
    Set<String> declared = new TreeSet<>(names.variables().keySet());
    declared.addAll(names.methods().keySet());
    declared.addAll(names.types());
    return declared;
  }

  /** The variables that can be sent. */
  private Stream<Suggestion> events() {
    return names.variables().entrySet().stream()
        .filter(
            variable ->
                RiskEvent.class.isAssignableFrom(variable.getValue())
                    || RiskPayload.class.isAssignableFrom(variable.getValue()))
        .map(variable -> new Suggestion(variable.getKey(), "variables", "", true));
  }

  private static Suggestion exchange(Exchange exchange) {
    return new Suggestion(
        Integer.toString(exchange.number()),
        "values",
        TerminalSafe.line(exchange.method() + " " + exchange.path() + " " + exchange.outcome()),
        true);
  }

  private Stream<Suggestion> files(String typed, String suffix) {
    return new FileNames(session.world().workingDirectory()).beginning(typed, suffix);
  }
}
