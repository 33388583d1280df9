package dev.risksh.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What scenarios are given by the configuration, the class that stands for them, and files. */
class SettingsTest extends EngineRuns {
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
