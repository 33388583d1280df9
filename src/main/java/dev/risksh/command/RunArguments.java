package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.scenario.Limits;
import dev.risksh.scenario.RunOptions;
import dev.risksh.scenario.Stepping;
import dev.risksh.session.Environment;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be said of a run on the command line. */
final class RunArguments {
  private static final int MOST_JOBS = 64;
  private static final int MOST_RETRIES = 100;

  /** Short enough to be typed again. */
  private static final int SEEDS = 1_000_000;

  private enum Order {
    GIVEN,
    RANDOM
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "SCRIPT",
      description = "Files, folders, and patterns such as 'scripts/**/*.groovy'.")
  private List<String> scripts;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Runs so many at a time; each is told whole, in the order given.")
  private int jobs;

  @Option(names = "--bail", description = "Begins no other scenario once one has failed.")
  private boolean bail;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "0",
      description = "Tries one that failed so often again; one that passes then is flaky.")
  private int retries;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "Only those with TEXT in their name; * and ? stand for any characters and one.")
  private String name;

  @Option(
      names = "--tag",
      paramLabel = "TAGS",
      description = "Only steps with tags: 'smoke and not slow'; what they need goes into setup.")
  private String tags;

  @Option(
      names = "--env",
      paramLabel = "ENVIRONMENT",
      description =
          "Settings and params of environments/ENVIRONMENT.yaml and, the secrets, of"
              + " ENVIRONMENT.private.yaml.")
  String environment;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "What the script finds as params.NAME; may be repeated.")
  private List<String> params = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Runs the script for each row of FILE, as row: .csv with a line of names, .json, .ndjson.")
  private String data;

  @Option(
      names = "--dry-run",
      description =
          "Checks all that can be checked here and prints the requests, sending nothing to the"
              + " org: a stand-in in this process answers.")
  boolean dryRun;

  @Option(
      names = "--watch",
      description =
          "Runs again when a script, its data or its environment changes; Ctrl-C ends it.")
  boolean watch;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "given",
      completionCandidates = Orders.class,
      description = "given, or random, which finds scenarios that depend on another.")
  private Order order;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --order random: the number that a run told, for the same order again.")
  private Long seed;

  /** As they are typed. */
  static final class Orders implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Order.values())
          .map(order -> order.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }

  /**
   * @param random where the seed of a random order comes from
   * @param limits how long each may take
   * @param stepping where it pauses, with which step it begins and ends
   */
  RunOptions options(SecureRandom random, Limits limits, Stepping stepping) {
    if (stepping.pauses() && jobs > 1) {
      throw Problem.usage("--jobs runs several scripts, and a pause is in one", "leave out --jobs");
    }
    if (stepping.pauses() && retries > 0) {
      throw Problem.usage("--retries tries again by itself", "at a pause, /retry does");
    }
    return new RunOptions(
        scripts,
        between("--jobs", jobs, 1, MOST_JOBS),
        bail,
        between("--retries", retries, 0, MOST_RETRIES),
        Optional.ofNullable(name),
        Optional.ofNullable(tags),
        params,
        Optional.ofNullable(data),
        shuffled(random),
        limits,
        stepping);
  }

  /** The environment that was chosen. */
  Optional<Environment> environment(World world, Consumer<String> notices) {
    return Optional.ofNullable(environment).map(name -> Environment.read(world, name, notices));
  }

  private static int between(String option, int number, int least, int most) {
    if (number < least || number > most) {
      throw Problem.usage(option + " takes " + least + " to " + most + ", not " + number, null);
    }
    return number;
  }

  private OptionalLong shuffled(SecureRandom random) {
    if (order == Order.GIVEN) {
      if (seed != null) {
        throw Problem.usage("--seed is for --order random", "add --order random");
      }
      return OptionalLong.empty();
    }
    return OptionalLong.of(seed == null ? random.nextInt(SEEDS) : seed);
  }
}
