package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Test Anything Protocol, read as strictly as its version 14 is written. */
class TapTextTest {
  private static final Pattern POINT =
      Pattern.compile("(not )?ok (\\d+) - ((?:[^#\\\\]|\\\\[#\\\\])*)( # SKIP (.*))?");

  @ParameterizedTest
  @ValueSource(strings = {"said", "a # SKIP b", "back\\slash\nok 1 - forged\n1..0", "Bail out!"})
  void isOfItsGrammar(String text) {
    List<String> lines = TapText.of(SampleRun.saying(text)).lines().toList();
    assertThat(lines.subList(0, 2)).containsExactly("TAP version 14", "1..3");
    int next = 2;
    for (int suite = 1; suite <= 3; suite++) {
      assertThat(lines.get(next)).startsWith("# Subtest: ");
      next = points(lines, next + 1, "    ");
      Matcher point = POINT.matcher(lines.get(next));
      assertThat(point.matches()).as(lines.get(next)).isTrue();
      assertThat(point.group(2)).isEqualTo(Integer.toString(suite));
      next = diagnosis(lines, next + 1, "");
    }
    assertThat(next).isEqualTo(lines.size());
  }

  /** The points of a subtest up to its plan; the index of the line behind that. */
  private static int points(List<String> lines, int from, String indent) {
    int number = 0;
    for (int at = from; ; ) {
      assertThat(lines.get(at)).startsWith(indent);
      String line = lines.get(at).substring(indent.length());
      Matcher point = POINT.matcher(line);
      if (point.matches()) {
        assertThat(point.group(2)).isEqualTo(Integer.toString(++number));
        at = diagnosis(lines, at + 1, indent);
      } else if (line.startsWith("#")) {
        at++;
      } else {
        assertThat(line).isEqualTo("1.." + number);
        return at + 1;
      }
    }
  }

  /** A block of YAML, of which every value is JSON; the index of the line behind it. */
  private static int diagnosis(List<String> lines, int from, String indent) {
    if (from >= lines.size() || !lines.get(from).equals(indent + "  ---")) {
      return from;
    }
    int at = from + 1;
    for (; !lines.get(at).equals(indent + "  ..."); at++) {
      String[] pair = lines.get(at).strip().split(": ", 2);
      assertThat(pair[0]).isIn("message", "severity", "exitCode", "at");
      Json.parse(pair[1], lines.get(at));
    }
    return at + 1;
  }

  @Test
  void saysWhatHappenedToEachStep() {
    assertThat(TapText.of(SampleRun.saying("said")))
        .contains(
            "    ok 1 - setup: said\n",
            "    not ok 2 - check said\n      ---\n      message: \"went wrong: said\"\n"
                + "      severity: \"fail\"\n      exitCode: 1\n"
                + "      at: \"scripts/bad.groovy:12\"\n      ...\n    # said\n",
            "    ok 4 - skipped said # SKIP reason said\n",
            "\nnot ok 3 - broken.groovy\n  ---\n");
  }
}
