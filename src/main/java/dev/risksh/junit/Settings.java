package dev.risksh.junit;

import dev.risksh.console.Times;
import dev.risksh.console.World;
import dev.risksh.scenario.Limits;
import dev.risksh.scenario.RunOptions;
import dev.risksh.scenario.Stepping;
import dev.risksh.session.Environment;
import dev.risksh.session.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestTag;

/**
 * What {@code junit-platform.properties}, the build or a system property says of scenarios, and
 * what the class says that stands for them.
 */
record Settings(ConfigurationParameters parameters, Optional<Scenarios> said) {
  static final String USUAL_FOLDER = "src/test/scenarios";

  private static final String SCENARIOS = "risksh.scenarios";
  private static final String ORG = "risksh.org";
  private static final String DATA = "risksh.data";
  private static final String ENVIRONMENT = "risksh.env";
  private static final String PARAM = "risksh.param.";
  private static final String STEP_TIMEOUT = "risksh.step-timeout";
  private static final String TIMEOUT = "risksh.timeout";

  /** Set by Surefire where it runs tests. */
  private static final String SUREFIRE = "surefire.test.class.path";

  /** With what a class says that stands for scenarios. */
  Settings of(Class<?> type) {
    return new Settings(parameters, Optional.ofNullable(type.getAnnotation(Scenarios.class)));
  }

  /** The script or folder that is meant, where nobody names another. */
  String scripts() {
    return onClass(Scenarios::value).or(() -> configured(SCENARIOS)).orElse(USUAL_FOLDER);
  }

  Limits limits() {
    return new Limits(
        configured(STEP_TIMEOUT).map(Times::parse), configured(TIMEOUT).map(Times::parse));
  }

  /**
   * @param notices told what should be changed about a private file
   */
  SessionOptions session(World world, Consumer<String> notices) {
    return SessionOptions.inMemory()
        .withOrg(configured(ORG))
        .withEnvironment(
            configured(ENVIRONMENT)
                .or(() -> onClass(Scenarios::env))
                .map(name -> Environment.read(world, name, notices)));
  }

  RunOptions run(String script) {
    return new RunOptions(
        List.of(script),
        1,
        false,
        0,
        Optional.empty(),
        Optional.empty(),
        params(),
        configured(DATA).or(() -> onClass(Scenarios::data)),
        OptionalLong.empty(),
        limits(),
        Stepping.NONE);
  }

  /** Each {@code NAME=VALUE}; of one that is there twice the last counts. */
  private List<String> params() {
    List<String> params = new ArrayList<>(said.map(one -> List.of(one.params())).orElse(List.of()));
    // The parameters do not list the system properties, although they have them.
    Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
    names.addAll(parameters.keySet());
    for (String name : names) {
      if (name.startsWith(PARAM)) {
        parameters
            .get(name)
            .ifPresent(value -> params.add(name.substring(PARAM.length()) + "=" + value));
      }
    }
    return params;
  }

  /** Tags of every step. */
  Set<TestTag> tags() {
    return said.stream()
        .flatMap(one -> Stream.of(one.tags()))
        .filter(TestTag::isValid)
        .map(TestTag::create)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a test is known by its own name alone, so that two of one name would be taken for one:
   * Surefire does, and tells a test that failed from a flaky one by it.
   */
  boolean namesStandAlone() {
    return configured(SUREFIRE).isPresent();
  }

  private Optional<String> onClass(Function<Scenarios, String> member) {
    return said.map(member).filter(value -> !value.isBlank());
  }

  private Optional<String> configured(String name) {
    return parameters.get(name).filter(value -> !value.isBlank());
  }
}
