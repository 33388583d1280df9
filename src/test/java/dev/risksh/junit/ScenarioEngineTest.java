package dev.risksh.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Scenarios as JUnit sees them: a container for each script, a test for each step. */
class ScenarioEngineTest {
  /** As it stands among the tests of a project. */
  @Scenarios
  static class OfTheProject {}

  @Scenarios("elsewhere/one.groovy")
  static class OfAFile {}

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    test.file("src/test/scenarios/good.groovy", "step('a') { println 'hi' }\nstep('b') { }\n");
    test.file("elsewhere/one.groovy", "step('one') { }");
  }

  private EngineTestKit.Builder builder(DiscoverySelector... selectors) {
    return EngineTestKit.engine(new ScenarioEngine(test::world)).selectors(selectors);
  }

  private EngineExecutionResults run(String source) {
    test.file("elsewhere/it.groovy", source);
    return builder(selectFile(test.workingDirectory().resolve("elsewhere/it.groovy").toFile()))
        .execute();
  }

  private List<String> found(DiscoverySelector... selectors) {
    return builder(selectors).discover().getEngineDescriptor().getDescendants().stream()
        .filter(TestDescriptor::isTest)
        .map(TestDescriptor::getDisplayName)
        .sorted()
        .toList();
  }

  /** {@code what became of it: which test}, in order. */
  private static List<String> ends(EngineExecutionResults results) {
    return results.testEvents().stream()
        .filter(
            event -> event.getType() == EventType.FINISHED || event.getType() == EventType.SKIPPED)
        .map(event -> event.getTestDescriptor().getDisplayName() + ": " + end(event))
        .toList();
  }

  private static String end(Event event) {
    return event.getType() == EventType.SKIPPED
        ? event.getRequiredPayload(String.class)
        : event.getRequiredPayload(TestExecutionResult.class).getStatus().toString();
  }

  @Test
  void scriptsAreFoundByClassFolderFileClassPathAndId() {
    Path here = test.workingDirectory();
    assertThat(found(selectClass(OfTheProject.class))).containsExactly("a", "b");
    assertThat(found(selectClass(OfAFile.class))).containsExactly("one");
    assertThat(found(selectClass(String.class))).isEmpty();
    assertThat(found(selectClass("no.such.Class"))).isEmpty();
    assertThat(found(selectDirectory(here.resolve("elsewhere").toFile()))).containsExactly("one");
    assertThat(
            found(
                selectDirectory(here.toFile()),
                selectFile(here.resolve("elsewhere/one.groovy").toFile())))
        .containsExactly("a", "b", "one");
    assertThat(found(selectFile(here.resolve("elsewhere/one.groovy").toFile())))
        .containsExactly("one");
    assertThat(found(selectClasspathRoots(Set.of(temp)).get(0))).containsExactly("a", "b");
    UniqueId id =
        UniqueId.forEngine("risksh")
            .append("scenario", "elsewhere/one.groovy")
            .append("step", "one");
    assertThat(found(selectUniqueId(id))).containsExactly("one");
    UniqueId ofClass = UniqueId.forEngine("risksh").append("class", OfTheProject.class.getName());
    assertThat(found(selectUniqueId(ofClass))).containsExactly("a", "b");
    assertThat(found(selectUniqueId(ofClass.append("scenario", "src/test/scenarios/good.groovy"))))
        .containsExactly("a", "b");
    assertThat(found(selectUniqueId(UniqueId.forEngine("other").append("scenario", "x"))))
        .isEmpty();
  }

  @Test
  void theConfigurationSaysWhereScenariosAre() {
    assertThat(
            builder(selectClass(OfTheProject.class))
                .configurationParameter("risksh.scenarios", "elsewhere")
                .discover()
                .getEngineDescriptor()
                .getDescendants())
        .extracting(TestDescriptor::getDisplayName)
        .containsExactlyInAnyOrder(OfTheProject.class.getName(), "elsewhere/one.groovy", "one");
  }

  @Test
  void whereThereAreNoScenariosThereAreNoTests() {
    test.file("empty/notes.txt", "");
    assertThat(found(selectDirectory(test.workingDirectory().resolve("empty").toFile()))).isEmpty();
  }

  @Test
  void aStepKnowsItsLine() {
    TestDescriptor step =
        builder(selectClass(OfTheProject.class))
            .discover()
            .getEngineDescriptor()
            .getDescendants()
            .stream()
            .filter(one -> one.getDisplayName().equals("b"))
            .findFirst()
            .orElseThrow();
    assertThat(step.getSource())
        .contains(
            FileSource.from(
                test.workingDirectory().resolve("src/test/scenarios/good.groovy").toFile(),
                FilePosition.from(2)));
  }

  @Test
  void eachStepIsATestThatEndsAsTheStepDid() {
    EngineExecutionResults results =
        run(
            """
            setup { x = 1 }
            step('passes') { assert x == 1 }
            step('left out', skip: 'not yet') { }
            step('nothing to do') { skip 'no admin' }
            2.times { n -> step("made $n") { } }
            step('fails') {
                assert x == 2
            }
            step('too late') { }
            cleanup('the app') { }
            """);
    assertThat(ends(results))
        .containsExactly(
            "setup: SUCCESSFUL",
            "passes: SUCCESSFUL",
            "left out: skipped: not yet",
            "nothing to do: ABORTED",
            "made 0: SUCCESSFUL",
            "made 1: SUCCESSFUL",
            "fails: FAILED",
            "too late: not run: 'fails' failed",
            "the app: SUCCESSFUL");
    Throwable thrown =
        results.testEvents().failed().stream()
            .findFirst()
            .orElseThrow()
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();
    assertThat(thrown).hasMessage("✗ assert x == 2\n         | |\n         1 false");
    assertThat(thrown.getStackTrace())
        .containsExactly(new StackTraceElement("elsewhere/it.groovy", "fails", "it.groovy", 7));
    results.containerEvents().assertStatistics(stats -> stats.started(2).succeeded(2));
  }

  @Test
  void whatFailsOutsideOfStepsIsATestToo() {
    assertThat(ends(run("step('a') { }\nassert 1 == 2")))
        .containsExactly("a: SUCCESSFUL", "(outside of a step): FAILED");
  }

  @Test
  void aScriptThatDoesNotCompileFailsByItself() {
    EngineExecutionResults results = run("step('a') {\n  x = = 2\n}");
    results.containerEvents().assertStatistics(stats -> stats.started(2).failed(1));
    assertThat(ends(results)).isEmpty();
  }

  @Test
  void timesAreLimitedByTheConfiguration() {
    test.file("elsewhere/it.groovy", "step('a') { while (true) { } }");
    EngineExecutionResults results =
        builder(selectFile(test.workingDirectory().resolve("elsewhere/it.groovy").toFile()))
            .configurationParameter("risksh.step-timeout", "1s")
            .execute();
    assertThat(ends(results)).containsExactly("a: FAILED");
  }
}
