package dev.risksh.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.risksh.testing.TestWorld;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs the engine over scripts of a test's own, and tells what JUnit was told. */
abstract class EngineRuns {
  /** As it stands among the tests of a project. */
  @Scenarios
  static class OfTheProject {}

  @Scenarios("elsewhere/one.groovy")
  static class OfAFile {}

  @Scenarios("no/such/folder")
  static class OfNothing {}

  @Scenarios(
      value = "elsewhere/threshold.groovy",
      env = "staging",
      params = {"threshold=1", "other=2"},
      tags = "nightly")
  static class WithAll {}

  @Scenarios(value = "elsewhere/look.groovy", data = "elsewhere/ips.ndjson")
  static class WithData {}

  @TempDir Path temp;
  TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    test.file("src/test/scenarios/good.groovy", "step('a') { println 'hi' }\nstep('b') { }\n");
    test.file("elsewhere/one.groovy", "step('one') { }");
  }

  EngineTestKit.Builder builder(DiscoverySelector... selectors) {
    return EngineTestKit.engine(new ScenarioEngine(test::world)).selectors(selectors);
  }

  EngineExecutionResults run(String source) {
    test.file("elsewhere/it.groovy", source);
    return builder(selectFile(test.workingDirectory().resolve("elsewhere/it.groovy").toFile()))
        .execute();
  }

  File file(String name) {
    return test.workingDirectory().resolve(name).toFile();
  }

  DiscoverySelector it() {
    return selectFile(file("elsewhere/it.groovy"));
  }

  static List<String> containers(EngineExecutionResults results) {
    return results.containerEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  List<String> found(DiscoverySelector... selectors) {
    return builder(selectors).discover().getEngineDescriptor().getDescendants().stream()
        .filter(TestDescriptor::isTest)
        .map(TestDescriptor::getDisplayName)
        .sorted()
        .toList();
  }

  /** {@code what became of it: which test}, in order. */
  static List<String> ends(EngineExecutionResults results) {
    return results.testEvents().stream()
        .filter(
            event -> event.getType() == EventType.FINISHED || event.getType() == EventType.SKIPPED)
        .map(event -> event.getTestDescriptor().getDisplayName() + ": " + end(event))
        .toList();
  }

  static Throwable failure(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  static String end(Event event) {
    return event.getType() == EventType.SKIPPED
        ? event.getRequiredPayload(String.class)
        : event.getRequiredPayload(TestExecutionResult.class).getStatus().toString();
  }
}
