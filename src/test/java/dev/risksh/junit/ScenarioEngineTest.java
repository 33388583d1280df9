package dev.risksh.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import dev.risksh.testing.TestWorld;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
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

  private static final String THREE_STEPS =
      """
      setup { println 'set up' }
      step('fast', tags: 'smoke') { x = 1 }
      [1, 2].each { n -> step("slow $n", tags: ['slow']) { } }
      step('plain') { }
      cleanup { }
      """;

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

  private File file(String name) {
    return test.workingDirectory().resolve(name).toFile();
  }

  private DiscoverySelector it() {
    return selectFile(file("elsewhere/it.groovy"));
  }

  private static List<String> containers(EngineExecutionResults results) {
    return results.containerEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
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

  private static Throwable failure(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
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
        .containsExactlyInAnyOrder("OfTheProject", "elsewhere/one.groovy", "one");
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
            "left out: not yet",
            "nothing to do: ABORTED",
            "made 0: SUCCESSFUL",
            "made 1: SUCCESSFUL",
            "fails: FAILED",
            "too late: not run: 'fails' failed",
            "the app: SUCCESSFUL");
    Throwable thrown = failure(results);
    assertThat(thrown).isInstanceOf(AssertionError.class);
    assertThat(thrown).hasMessage("✗ assert x == 2\n         | |\n         1 false");
    assertThat(thrown.getStackTrace())
        .containsExactly(new StackTraceElement("elsewhere/it.groovy", "fails", "it.groovy", 7));
    results.containerEvents().assertStatistics(stats -> stats.started(3).succeeded(3));
  }

  @Test
  void whatFailsOutsideOfStepsIsATestToo() {
    assertThat(ends(run("step('a') { }\nassert 1 == 2")))
        .containsExactly("a: SUCCESSFUL", "(outside of a step): FAILED");
  }

  @Test
  void aScriptThatCannotBeRunIsATestThatSaysWhy() {
    EngineExecutionResults results = run("step('a') {\n  x = = 2\n}");
    assertThat(ends(results)).containsExactly("elsewhere/it.groovy: FAILED");
    assertThat(failure(results))
        .hasMessageContaining("elsewhere/it.groovy")
        .hasMessageContaining("line 2");
  }

  @Test
  void aClassWithoutScriptsFailsSinceItStandsForSome() {
    assertThat(ends(builder(selectClass(OfNothing.class)).execute()))
        .containsExactly("no/such/folder: FAILED");
  }

  @Test
  void eachRowIsAScenarioOfItsOwn() {
    test.file(
        "elsewhere/it.groovy",
        "where([[n: 1], [n: 2, name: 'two']])\nstep('a') { assert row.n == 1 }");
    EngineExecutionResults results = builder(it()).execute();
    assertThat(ends(results)).containsExactly("a: SUCCESSFUL", "a: FAILED");
    assertThat(containers(results))
        .containsExactly("risksh scenarios", "elsewhere/it.groovy", "1: 1", "two");
    UniqueId second =
        UniqueId.forEngine("risksh").append("scenario", "elsewhere/it.groovy").append("row", "#2");
    assertThat(ends(builder(selectUniqueId(second)).execute())).containsExactly("a: FAILED");
    assertThat(
            ends(
                builder(selectUniqueId(second.append("step", "a")), selectUniqueId(second))
                    .execute()))
        .containsExactly("a: FAILED");
    UniqueId third = second.removeLastSegment().append("row", "#3");
    assertThat(failure(builder(selectUniqueId(third)).execute()))
        .hasMessageContaining("no such row");
  }

  @Test
  void dataStandsBesideTheScriptOrIsNamed() {
    test.file("elsewhere/look.groovy", "step(\"look at $row.ip\") { }");
    test.file("elsewhere/ips.ndjson", "{\"ip\": \"3.3.3.3\"}\n");
    test.file("other.csv", "ip\n4.4.4.4\n");
    assertThat(ends(builder(selectClass(WithData.class)).execute()))
        .containsExactly("look at 3.3.3.3: SUCCESSFUL");
    assertThat(
            ends(
                builder(selectClass(WithData.class))
                    .configurationParameter("risksh.data", "other.csv")
                    .execute()))
        .containsExactly("look at 4.4.4.4: SUCCESSFUL");
    EngineExecutionResults none = builder(selectFile(file("elsewhere/look.groovy"))).execute();
    assertThat(failure(none))
        .hasMessageContaining("risksh.data=FILE")
        .hasMessageContaining("elsewhere/look.csv");
    test.file("elsewhere/look.csv", "ip\n1.1.1.1\n2.2.2.2\n");
    assertThat(ends(builder(selectFile(file("elsewhere/look.groovy"))).execute()))
        .containsExactly("look at 1.1.1.1: SUCCESSFUL", "look at 2.2.2.2: SUCCESSFUL");
  }

  @Test
  void parametersComeFromConfigurationClassAndEnvironmentInThisOrder() {
    test.file("environments/staging.yaml", "threshold: 3\nurl: 'http://x'\n");
    test.file(
        "elsewhere/threshold.groovy",
        "step('a') { println \"$params.threshold $params.other $params.url\" }");
    assertThat(ends(builder(selectClass(WithAll.class)).execute()))
        .containsExactly("a: SUCCESSFUL");
    assertThat(test.out()).contains("1 2 http://x");
    builder(selectClass(WithAll.class))
        .configurationParameter("risksh.param.threshold", "9")
        .execute();
    assertThat(test.out()).contains("9 2 http://x");
  }

  @Test
  void whatIsMissingIsAFailureBeforeAnythingIsRun() {
    EngineExecutionResults results = run("println 'begun'\nstep('a') { println params.threshold }");
    assertThat(ends(results)).containsExactly("elsewhere/it.groovy: FAILED");
    assertThat(failure(results))
        .hasMessageContaining("wants what is not set: params.threshold (line 2)")
        .hasMessageContaining("risksh.param.threshold=…");
    assertThat(test.out()).isEmpty();
    assertThat(failure(builder(it()).configurationParameter("risksh.env", "nowhere").execute()))
        .hasMessageContaining("there is no environment nowhere");
  }

  @Test
  void tagsOfStepsAndOfTheClassAreThoseOfJUnit() {
    test.file("elsewhere/threshold.groovy", "step('a', tags: 'smoke') { }");
    test.file("environments/staging.yaml", "a: 1\n");
    assertThat(
            builder(selectClass(WithAll.class))
                .discover()
                .getEngineDescriptor()
                .getDescendants()
                .stream()
                .filter(TestDescriptor::isTest)
                .flatMap(one -> one.getTags().stream()))
        .containsExactlyInAnyOrder(TestTag.create("nightly"), TestTag.create("smoke"));
  }

  @Test
  void aStepThatAFilterTakesAwayIsNotRunAndSetUpsAndCleanUpsAre() {
    test.file("elsewhere/it.groovy", THREE_STEPS);
    assertThat(ends(builder(it()).filters(TagFilter.includeTags("smoke")).execute()))
        .containsExactly("setup: SUCCESSFUL", "fast: SUCCESSFUL", "cleanup: SUCCESSFUL");
    assertThat(ends(builder(it()).filters(TagFilter.excludeTags("slow")).execute()))
        .containsExactly(
            "setup: SUCCESSFUL", "fast: SUCCESSFUL", "plain: SUCCESSFUL", "cleanup: SUCCESSFUL");
    assertThat(ends(builder(it()).filters(TagFilter.includeTags("slow")).execute()))
        .containsExactly(
            "setup: SUCCESSFUL", "slow 1: SUCCESSFUL", "slow 2: SUCCESSFUL", "cleanup: SUCCESSFUL");
  }

  @Test
  void whatAFilterTookAwayIsToldWhereAStepFailsWithoutIt() {
    test.file(
        "elsewhere/it.groovy",
        "step('make it') { x = 1 }\nstep('use it', tags: 'slow') { assert x == 1 }");
    EngineExecutionResults results = builder(it()).filters(TagFilter.includeTags("slow")).execute();
    assertThat(ends(results)).containsExactly("use it: FAILED");
    assertThat(failure(results))
        .hasMessageContaining("note: a filter took away 'make it' before it");
  }

  @Test
  void whenItIsInterruptedItsCleanupRunsAndNoOtherScenarioBegins() throws InterruptedException {
    test.file(
        "src/test/scenarios/a-waiting.groovy",
        """
        step('waits') {
            Thread.allStackTraces.keySet().find { it.name == 'runs-the-engine' }.interrupt()
            sleep 60_000
        }
        step('later') { }
        cleanup { println 'tidied' }
        """);
    AtomicReference<EngineExecutionResults> results = new AtomicReference<>();
    Thread runner =
        new Thread(
            () -> results.set(builder(selectClass(OfTheProject.class)).execute()),
            "runs-the-engine");
    runner.start();
    runner.join();
    assertThat(ends(results.get()))
        .containsExactly("waits: FAILED", "later: not run: 'waits' failed", "cleanup: SUCCESSFUL");
    assertThat(test.out()).contains("tidied");
    assertThat(results.get().containerEvents().skipped().list())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly("src/test/scenarios/good.groovy");
  }

  @Test
  void aScenarioWithoutAnyStepLeftIsNotRun() {
    test.file(
        "elsewhere/it.groovy", "setup { println 'run' }\nstep('a', tags: 'slow') { }\ncleanup { }");
    assertThat(ends(builder(it()).filters(TagFilter.excludeTags("slow")).execute())).isEmpty();
    assertThat(ends(builder(it()).filters(TagFilter.includeTags("other")).execute())).isEmpty();
    assertThat(test.out()).isEmpty();
  }

  @Test
  void whatAStepSaysIsItsOutputAndItsCallsAreReported() {
    EngineExecutionResults results =
        run("step('a') { println 'hello'; newKey(); createApp name: 'x'; requestToken() }");
    assertThat(test.out()).contains("hello", "Bearer");
    assertThat(results.testEvents().reportingEntryPublished().list())
        .last()
        .satisfies(
            event ->
                assertThat(
                        event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get("call"))
                    .contains("POST /oauth2/v1/token → 200")
                    .doesNotContain("ey"));
  }

  @Test
  void noSecretIsInWhatJUnitIsTold() throws IOException {
    EngineExecutionResults results =
        run(
            """
            step('get them') {
                newKey(); createApp name: 'x'
                secrets = [requestToken().value().reveal(), session().org().adminToken().get().reveal()]
                new File('%s').text = secrets.join(' ')
            }
            step('print them') { println "they are $secrets" }
            secrets.eachWithIndex { secret, i -> step("step $i $secret", tags: ["$secret"]) { skip secret } }
            step('fail with them') { assert secrets == [] }
            """
                .formatted(temp.resolve("vault")));
    StringBuilder told = new StringBuilder(test.out());
    results
        .allEvents()
        .list()
        .forEach(
            event -> {
              told.append(event.getTestDescriptor().getUniqueId())
                  .append(event.getTestDescriptor().getDisplayName())
                  .append(event.getTestDescriptor().getTags())
                  .append(event.getPayload());
              event
                  .getPayload(TestExecutionResult.class)
                  .flatMap(TestExecutionResult::getThrowable)
                  .ifPresent(
                      thrown ->
                          told.append(thrown).append(Arrays.toString(thrown.getStackTrace())));
            });
    assertThat(ends(results)).hasSize(5).endsWith("fail with them: FAILED");
    assertThat(told.toString()).contains("they are", "step 0", "assert secrets == []");
    for (String secret : Files.readString(temp.resolve("vault")).split(" ")) {
      assertThat(secret).hasSizeGreaterThan(20);
      assertThat(told.toString()).doesNotContain(secret);
    }
  }

  @Test
  void aRefusalIsAnErrorWithItsReasonAndWhatToDo() {
    EngineExecutionResults results =
        run(
            "step('a') { newKey(); createApp name: 'x'\n createAssertion exp: 2.hours; requestToken() }");
    assertThat(failure(results))
        .isNotInstanceOf(AssertionError.class)
        .hasMessageContaining("401")
        .hasMessageContaining("why:")
        .hasMessageContaining("next:");
  }

  @Test
  void inSurefireAStepIsNamedWithItsScript() {
    test.file("elsewhere/it.groovy", "where([[n: 1]])\nstep('a') { }");
    assertThat(
            ends(builder(it()).configurationParameter("surefire.test.class.path", "x").execute()))
        .containsExactly("it [1: 1]: a: SUCCESSFUL");
    assertThat(builder(it()).discover().getEngineDescriptor().getDescendants())
        .extracting(TestDescriptor::getLegacyReportingName)
        .contains("it [1: 1]: a");
  }

  @Test
  void scriptsAreFoundByPackageAddressAndResource() throws Exception {
    assertThat(found(selectPackage("dev.risksh.junit.project"))).containsExactly("a", "b");
    assertThat(found(selectUri(file("elsewhere/one.groovy").toURI()))).containsExactly("one");
    assertThat(found(selectUri(file("elsewhere").toURI()))).containsExactly("one");
    assertThat(found(selectUri("http://localhost/one.groovy"))).isEmpty();
    assertThat(found(selectClasspathResource("scenarios/resource.groovy")))
        .containsExactly("of the class path");
    assertThat(found(selectClasspathResource("no/such.groovy"))).isEmpty();
    assertThat(
            found(
                selectFile(
                    file("elsewhere/one.groovy"),
                    org.junit.platform.engine.discovery.FilePosition.from(1))))
        .containsExactly("one");
  }

  @Test
  void aClassOnTheClassPathStandsForItsScriptsOnce() {
    Path classes = Path.of("target/test-classes").toAbsolutePath();
    List<String> found =
        builder(selectClasspathRoots(Set.of(classes)).get(0))
            .filters(ClassNameFilter.includeClassNamePatterns(".*\\.OfThePackage"))
            .discover()
            .getEngineDescriptor()
            .getDescendants()
            .stream()
            .map(TestDescriptor::getDisplayName)
            .toList();
    assertThat(found)
        .containsExactlyInAnyOrder("OfThePackage", "src/test/scenarios/good.groovy", "a", "b");
  }

  @Test
  void whatTheBuildChoosesByClassRunsAndNothingElse() {
    PostDiscoveryFilter likeGradle =
        test ->
            FilterResult.includedIf(
                !(test.getSource().orElse(null) instanceof ClassSource source)
                    || source.getClassName().endsWith("OfAFile"));
    assertThat(
            ends(
                builder(selectClass(OfTheProject.class), selectClass(OfAFile.class))
                    .filters(likeGradleWithParents(likeGradle))
                    .execute()))
        .containsExactly("one: SUCCESSFUL");
  }

  /**
   * Gradle's {@code --tests} asks of a test without a class of its own whether its parent's fits.
   */
  private static PostDiscoveryFilter likeGradleWithParents(PostDiscoveryFilter ofClasses) {
    return test -> {
      TestDescriptor one = test;
      while (!(one.getSource().orElse(null) instanceof ClassSource)
          && one.getParent().isPresent()) {
        one = one.getParent().get();
      }
      return ofClasses.apply(one);
    };
  }

  @Test
  void onceTheRunIsCancelledNoOtherScenarioBegins() {
    CancellationToken token = CancellationToken.create();
    test.file("src/test/scenarios/later.groovy", "step('c') { }");
    EngineExecutionResults results =
        EngineTestKit.engine(new ScenarioEngine(test::world))
            .selectors(selectClass(OfTheProject.class))
            .cancellationToken(token)
            .execute();
    assertThat(ends(results)).hasSize(3);
    token.cancel();
    EngineExecutionResults cancelled =
        EngineTestKit.engine(new ScenarioEngine(test::world))
            .selectors(selectClass(OfTheProject.class))
            .cancellationToken(token)
            .execute();
    assertThat(ends(cancelled)).isEmpty();
    assertThat(cancelled.allEvents().skipped().count()).isPositive();
  }

  @Test
  void timesAreLimitedByTheConfiguration() {
    test.file("elsewhere/it.groovy", "step('a') { while (true) { } }");
    EngineExecutionResults results =
        builder(selectFile(test.workingDirectory().resolve("elsewhere/it.groovy").toFile()))
            .configurationParameter("risksh.step-timeout", "1s")
            .execute();
    assertThat(ends(results)).containsExactly("a: FAILED");
    assertThat(failure(results)).hasMessageContaining("risksh.step-timeout says");
  }
}
