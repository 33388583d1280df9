package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown for a ticket: tables stay tables, and what a script says stays text. */
class MarkdownTextTest {
  private static final String HOSTILE =
      "a | b ` c <img src=x> *d* _e_ [f](https://g) @team\n| h |\n````\ni";

  @Test
  void beginsWithATableOfTheScenarios() {
    assertThat(MarkdownText.of(SampleRun.saying("said")).lines().limit(7))
        .containsExactly(
            "## risksh: 1 of 3 scenarios passed",
            "",
            "| | Scenario | Org | Steps | Time |",
            "|---|---|---|---|--:|",
            "| ✅ | scripts/good.groovy | local | 0 steps passed | 1.20 s |",
            "| ❌ | scripts/bad.groovy &#91;said&#93; | local"
                + " | 0 steps passed, 2 failed, 1 skipped, 1 not run | 1.20 s |",
            "| ❌ | broken.groovy | local | 0 steps passed | 1.20 s |");
  }

  @Test
  void whatAScriptSaysIsText() {
    List<String> lines = MarkdownText.of(SampleRun.saying(HOSTILE)).lines().toList();
    String fence = "";
    for (String line : lines) {
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.replace("text", "");
        assertThat(fence).isEqualTo("`````");
      } else if (line.equals(fence)) {
        fence = "";
      } else if (fence.isEmpty()) {
        assertThat(line).doesNotContain("<img", "*d*", "_e_", "](", "@team");
        if (line.startsWith("|")) {
          assertThat(line.chars().filter(one -> one == '|').count()).as(line).isIn(5L, 6L);
        }
      }
    }
    assertThat(fence).isEmpty();
  }
}
