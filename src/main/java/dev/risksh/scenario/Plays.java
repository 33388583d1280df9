package dev.risksh.scenario;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.export.ShellWord;
import dev.risksh.groovy.Given;
import dev.risksh.groovy.StepWord;
import dev.risksh.groovy.Wanted;
import dev.risksh.jose.KeyReserve;
import dev.risksh.session.Environment;
import dev.risksh.session.Params;
import dev.risksh.session.SessionOptions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is to be run: each script with all that it is given, once or for each row of data. All that
 * is wrong with any of it is told before the first is run. A script that wants a row and has none
 * takes those of the data file that stands beside it under its name.
 */
public final class Plays {
  private static final int MOST_PROBLEMS = 20;
  private static final String SCRIPT = ".groovy";

  /** Of another kind, it has an argument. */
  private static final Pattern USUAL_KEY = Pattern.compile("\\bnewKey\\s*\\(\\s*\\)");

  private final World world;
  private final Optional<Environment> environment;
  private final Optional<KeyReserve> reserve;
  private final Masks masks;
  private final RunOptions options;
  private final Optional<DataFile> data;
  private final Predicate<Set<String>> tags;
  private final List<Ready> scripts = new ArrayList<>();

  /** A script with what all its runs are given; a row for each of them where it has some. */
  private record Ready(ScriptFile script, Given given, Optional<Iterable<Row>> rows) {}

  private Plays(World world, SessionOptions session, RunOptions options) {
    this.world = world;
    environment = session.environment();
    reserve = session.reserve();
    masks = session.masks();
    this.options = options;
    tags = options.tags().map(TagExpression::of).orElse(any -> true);
    data = options.data().map(name -> new DataFile(world, name));
  }

  /**
   * Those in the order in which they are to be run; of a long file each row is read in time.
   *
   * @param session told of the secrets that they are given
   */
  public static Iterator<Play> of(World world, SessionOptions session, RunOptions options) {
    Plays plays = new Plays(world, session, options);
    plays.masks.addSecretsOf(world.environment());
    plays.prepare();
    Stream<Play> all = plays.named();
    if (options.shuffled().isEmpty()) {
      return all.iterator();
    }
    List<Play> shuffled = new ArrayList<>(all.toList());
    Collections.shuffle(shuffled, new Random(options.shuffled().getAsLong()));
    return shuffled.iterator();
  }

  private Stream<Play> named() {
    NamePattern name = NamePattern.of(options.name());
    return scripts.stream().flatMap(this::each).filter(play -> name.matches(play.name()));
  }

  private Stream<Play> each(Ready ready) {
    Choice choice =
        options.tags().<Choice>map(text -> new TagChoice(text, tags)).orElse(Choice.ALL);
    return ready.rows().isPresent()
        ? StreamSupport.stream(ready.rows().get().spliterator(), false)
            .map(row -> Play.of(ready.script(), ready.given(), Optional.of(masked(row)), choice))
        : Stream.of(Play.of(ready.script(), ready.given(), Optional.empty(), choice));
  }

  /** Its name may have been made of its secrets. */
  private Row masked(Row row) {
    Params.mask(row.values(), masks);
    return new Row(masks.text(row.name()), row.place(), row.values());
  }

  private void prepare() {
    List<String> files = new Scripts(world).find(options.scripts());
    List<Problem> problems = new ArrayList<>();
    for (Supplier<ScriptFile> file : compiled(files)) {
      try {
        scripts.add(ready(file.get()));
      } catch (Problem problem) {
        if (problem.exitCode() == ExitCode.USAGE) {
          // Of the command line, and so of every script alike.
          throw problem;
        }
        problems.add(problem);
      }
    }
    if (options.tags().isPresent()) {
      Set<String> known = tagsOfSteps();
      scripts.removeIf(ready -> !hasChosenStep(ready.script()));
      if (problems.isEmpty() && scripts.isEmpty()) {
        throw Problem.badInput(
            "no step has tags for --tag " + options.tags().get(),
            known.isEmpty()
                ? "step('name', tags: ['slow']) has one"
                : "there are " + String.join(", ", known));
      }
    }
    if (problems.isEmpty()) {
      data.ifPresent(file -> check(file, scripts.stream().map(Ready::script).toList()));
      if (options.stepping().pauses() || options.stepping().names()) {
        refuseSeveral(named().toList());
      }
    } else {
      throw together(problems, files.size() > 1);
    }
  }

  /** Each of them, or what is wrong with it; as many at a time as there are processors. */
  private List<Supplier<ScriptFile>> compiled(List<String> files) {
    return files.parallelStream().map(this::compiled).toList();
  }

  private Supplier<ScriptFile> compiled(String file) {
    try {
      ScriptFile script = ScriptFile.read(world, file, this::expectKey);
      return () -> script;
    } catch (Problem problem) {
      return () -> {
        throw problem;
      };
    }
  }

  /** A key that is begun now is made while the script is compiled, and does its first steps. */
  private void expectKey(String source) {
    if (USUAL_KEY.matcher(source).find()) {
      reserve.ifPresent(KeyReserve::expect);
    }
  }

  /** A step is one of one script, and who looks at a pause looks at one. */
  private void refuseSeveral(List<Play> plays) {
    if (plays.size() < 2) {
      return;
    }
    if (scripts.size() > 1) {
      throw Problem.usage(
          "to go step by step takes one script, and these are " + scripts.size(),
          "name one of them: " + scripts.get(0).script().file());
    }
    throw Problem.usage(
        "to go step by step takes one run, and there is one for each of "
            + plays.size()
            + " rows of data",
        plays.stream()
            .limit(MOST_PROBLEMS)
            .flatMap(play -> Stream.of(play.row().orElseThrow(), play.name()))
            .filter(name -> plays.stream().filter(play -> matches(name, play)).count() == 1)
            .findFirst()
            .map(name -> "--name " + ShellWord.quoted(name))
            .orElse("no row has a name of its own; --data FILE gives other rows"));
  }

  private static boolean matches(String name, Play play) {
    return NamePattern.of(Optional.of(name)).matches(play.name());
  }

  private Set<String> tagsOfSteps() {
    return scripts.stream()
        .flatMap(ready -> ready.script().code().plan().steps().stream())
        .flatMap(step -> step.tags().stream())
        .map(TerminalSafe::line)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean hasChosenStep(ScriptFile script) {
    return script.code().plan().steps().stream()
        .anyMatch(step -> step.word() == StepWord.STEP && tags.test(step.tags()));
  }

  private Ready ready(ScriptFile script) {
    Wanted wanted = script.code().wanted();
    Map<String, Object> params =
        Params.of(world, environment, options.params(), wanted.params().keySet());
    Params.mask(params, masks);
    checkParams(script, wanted, params);
    checkVariables(script, wanted);
    Given given = new Given(params, Optional.empty());
    if (data.isPresent()) {
      return new Ready(script, given, Optional.of(data.get()::rows));
    }
    if (wanted.where().isPresent()) {
      List<Row> rows = RowsOfScript.of(script, given);
      rows.forEach(row -> check(script, row));
      return new Ready(script, given, Optional.of(rows));
    }
    if (wanted.row().isEmpty()) {
      return new Ready(script, given, Optional.empty());
    }
    DataFile beside = beside(script, wanted);
    check(beside, List.of(script));
    return new Ready(script, given, Optional.of(beside::rows));
  }

  private DataFile beside(ScriptFile script, Wanted wanted) {
    String name = withoutEnding(script.file());
    List<String> there = besides(world, script.file());
    if (there.isEmpty()) {
      int line = wanted.row().values().stream().min(Integer::compare).orElseThrow();
      throw Problem.badInput(
          script.file() + " line " + line + " wants a row of data, and there is none",
          "--data FILE gives it rows, and so does where(…) above its steps, or a file "
              + TerminalSafe.line(name)
              + ".csv");
    }
    if (there.size() > 1) {
      throw Problem.badInput(
          script.file()
              + " has more than one file of data beside it: "
              + TerminalSafe.line(String.join(", ", there)),
          "--data FILE says which one is meant");
    }
    return new DataFile(world, there.get(0));
  }

  /** The data files that stand beside a script under its name. */
  static List<String> besides(World world, String script) {
    return DataFile.ENDINGS.stream()
        .map(ending -> withoutEnding(script) + "." + ending)
        .filter(name -> Files.isRegularFile(world.path(name)))
        .toList();
  }

  private static String withoutEnding(String script) {
    return script.endsWith(SCRIPT)
        ? script.substring(0, script.length() - SCRIPT.length())
        : script;
  }

  private void checkParams(ScriptFile script, Wanted wanted, Map<String, Object> params) {
    Map<String, Integer> missing = new TreeMap<>(wanted.params());
    missing.keySet().removeIf(path -> Params.has(params, path));
    if (missing.isEmpty()) {
      return;
    }
    String first = missing.keySet().iterator().next();
    throw Problem.badInput(
        script.file() + " wants what is not set: " + listed("params.", missing),
        "--param "
            + first
            + "=…, "
            + Params.variable(first)
            + ", or in environments/"
            + environment.map(Environment::name).orElse("NAME")
            + ".yaml; a default in the script: params."
            + first
            + " ?: …");
  }

  private void checkVariables(ScriptFile script, Wanted wanted) {
    Map<String, Integer> missing = new TreeMap<>(wanted.variables());
    missing.keySet().removeIf(name -> world.env(name).isPresent());
    if (!missing.isEmpty()) {
      throw Problem.badInput(
          script.file() + " wants what is not set in the environment: " + listed("", missing),
          "export " + missing.keySet().iterator().next() + "=…");
    }
  }

  private static String listed(String before, Map<String, Integer> names) {
    return String.join(
        ", ",
        names.entrySet().stream()
            .map(
                name ->
                    before + TerminalSafe.line(name.getKey()) + " (line " + name.getValue() + ")")
            .toList());
  }

  /** Reads all of it once, before anything is run. */
  private static void check(DataFile file, List<ScriptFile> scripts) {
    boolean none = true;
    try (DataFile.Rows rows = file.rows()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        none = false;
        scripts.forEach(script -> check(script, row));
      }
    }
    if (none) {
      throw Problem.badInput(file.name() + " has no rows", null);
    }
  }

  private static void check(ScriptFile script, Row row) {
    for (Map.Entry<String, Integer> name : script.code().wanted().row().entrySet()) {
      if (!Params.has(row.values(), name.getKey())) {
        throw Problem.badInput(
            row.place()
                + " has no '"
                + TerminalSafe.line(name.getKey())
                + "', which "
                + script.file()
                + " line "
                + name.getValue()
                + " wants",
            "it has " + TerminalSafe.line(String.join(", ", row.values().keySet())));
      }
    }
  }

  private static Problem together(List<Problem> problems, boolean others) {
    Problem first = problems.get(0);
    if (!others) {
      return first;
    }
    List<String> all =
        new ArrayList<>(problems.stream().limit(MOST_PROBLEMS).map(Problem::getMessage).toList());
    if (problems.size() > MOST_PROBLEMS) {
      all.add("and " + (problems.size() - MOST_PROBLEMS) + " more");
    }
    return new Problem(
        first.exitCode(),
        String.join("\n", all),
        first.next().map(next -> next + "; nothing was run").orElse("nothing was run"),
        first);
  }
}
