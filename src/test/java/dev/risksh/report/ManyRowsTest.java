package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.scenario.RunResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reports of thousands of scenarios: people can still open them, and they say what is missing. */
class ManyRowsTest {
  private static final RunResult RUN = SampleRun.ofRows(3000);

  @Test
  void thePageShowsWhatFailedAndHasALineForTheRest() {
    String page = HtmlReport.of(RUN);
    assertThat(count(page, "<article class=\"card failure\">")).isEqualTo(30);
    assertThat(count(page, "<details class=\"card scenario failed\"")).isEqualTo(30);
    assertThat(count(page, "<details class=\"card scenario passed\"")).isEqualTo(500);
    assertThat(page)
        .contains(
            "30 of 3000 failed",
            "a.groovy:12 [row-100]</a>",
            "<li>2 calls were not kept.</li>",
            "Its headers and bodies were not kept",
            "Without the calls whose bodies were not kept.",
            "2,470 more passed <span class=\"dim\">");
    assertThat(count(page, "<td class=\"mark passed\">")).isEqualTo(2470);
    assertThat(count(page, "<circle ")).isLessThan(500);
    assertThat(page.indexOf("[row-3000]")).isLessThan(page.indexOf("[row-1]"));
  }

  @Test
  void theMarkdownHasRoomInTheSummaryOfAJob() {
    String text = MarkdownText.of(RUN);
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
    assertThat(text)
        .contains(
            "2970 of 3000 scenarios passed", "| … | 2,770 more passed |", "&#91;row-3000&#93;");
    String wordy = MarkdownText.of(SampleRun.saying("€".repeat(400_000)));
    assertThat(wordy.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
  }

  @Test
  void theArchiveSaysWhatIsNotInIt() {
    assertThat(RunHar.of(RUN))
        .contains("\"comment\": \"2 calls are not in here. 2 calls were not kept.\"")
        .contains("[row-2]")
        .doesNotContain("[row-1]");
    assertThat(RunHar.of(SampleRun.saying("said"))).doesNotContain("are not in here");
  }

  @Test
  void soDoesTheEvidence() {
    assertThat(EvidenceFacts.of(RUN, Optional.empty()))
        .contains("\"leftOut\"", "2 calls were not kept.", "a.groovy [row-3000]");
  }

  @Test
  void whatProgramsReadHasEveryScenario() {
    assertThat(count(JunitXml.of(RUN), "<testcase ")).isEqualTo(3000);
    assertThat(count(RunJson.of(RUN), "\"file\"")).isEqualTo(3000);
    assertThat(TapText.of(RUN)).contains("1..3000", "ok 2999 - ", "not ok 3000 - ");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
