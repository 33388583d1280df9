package dev.risksh.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Tags are those of JUnit, and what its filters take away is not run. */
class FilteredStepsTest extends EngineRuns {

  private static final String THREE_STEPS =
      """
      setup { println 'set up' }
      step('fast', tags: 'smoke') { x = 1 }
      [1, 2].each { n -> step("slow $n", tags: ['slow']) { } }
      step('plain') { }
      cleanup { }
      """;

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
        .hasMessageContaining("why:  a filter took away 'make it', which this may need");
  }

  @Test
  void aScenarioWithoutAnyStepLeftIsNotRun() {
    test.file(
        "elsewhere/it.groovy", "setup { println 'run' }\nstep('a', tags: 'slow') { }\ncleanup { }");
    assertThat(ends(builder(it()).filters(TagFilter.excludeTags("slow")).execute())).isEmpty();
    assertThat(ends(builder(it()).filters(TagFilter.includeTags("other")).execute())).isEmpty();
    assertThat(test.out()).isEmpty();
  }
}
