package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page: whole by itself, and whatever a script or a server says is text in it. */
class HtmlReportTest {
  private static final String HOSTILE =
      "</script></style></pre><img src=x onerror=alert(1)>\" onload='x' {{verdict}} <!--";

  private static final Pattern TAG = Pattern.compile("<([a-zA-Z!/][^\\s>]*)");

  @Test
  void whatIsSaidIsText() {
    String harmless = HtmlReport.of(SampleRun.saying("said"));
    String page = HtmlReport.of(SampleRun.saying(HOSTILE));
    assertThat(tags(page)).isEqualTo(tags(harmless));
    assertThat(page)
        .contains("&lt;/script&gt;&lt;/style&gt;&lt;/pre&gt;&lt;img src", "{{verdict}}")
        .doesNotContain("<img", " onload='", "\" onload");
  }

  private static List<String> tags(String page) {
    return TAG.matcher(page).results().map(found -> found.group(1)).toList();
  }

  @Test
  void itsPolicyLetsOnlyItsOwnStyleAndScriptIn() throws Exception {
    String page = HtmlReport.of(SampleRun.saying("said"));
    for (String kind : List.of("style", "script")) {
      String content = between(page, "<" + kind + ">", "</" + kind + ">");
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      assertThat(page)
          .contains(kind + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
          .containsOnlyOnce("<" + kind);
    }
    assertThat(page).contains("default-src 'none'").doesNotContain("style=\"", "@import", "url(");
    assertThat(Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(page).results())
        .extracting(MatchResult::group)
        .allMatch(link -> link.matches("href=\"(?:#[a-z0-9-]+|data:,)\""));
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void failuresStandFirstWithWhyAndTheLastCall() {
    String page = HtmlReport.of(SampleRun.saying("said"));
    assertThat(page.indexOf("What failed")).isBetween(0, page.indexOf("<h2>Latency"));
    assertThat(page)
        .contains(
            "2 of 3 failed",
            "scripts/bad.groovy:12",
            "<pre class=\"said\" tabindex=\"0\">went wrong: said</pre>",
            "<dd>because said<ul><li>said</li></ul></dd>",
            "<code>risksh token</code>",
            "Last call",
            "POST /api/v1/risk/events/ip <span class=\"dim\">× 10</span>");
  }

  @Test
  void aLongBodyIsCutAndSaysSo() {
    String page = HtmlReport.of(SampleRun.saying("x".repeat(40_000)));
    assertThat(page).contains("10000 more characters");
  }
}
