package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Style;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tab behind {@code /run --report}: a format, then its file, and after a comma the next. */
class ReportTabTest {
  @TempDir Path folder;

  @Test
  void aFormatAndThenItsFile() {
    TestWorld test = TestWorld.in(folder);
    test.file("out/old.html", "");
    try (Session session = new Session(test.world(), SessionOptions.inMemory(), line -> {})) {
      LineRunner lines = new LineRunner(test.world(), session);
      Typing typing =
          new Typing(lines.commands().model(), session, new PromptNames(lines), Style.plain());
      assertThat(offered(typing, "/run a.groovy --report "))
          .contains("junit=", "json=", "ndjson=", "tap=", "html=", "har=", "markdown=");
      assertThat(offered(typing, "/run a.groovy --report ht")).containsExactly("html=");
      assertThat(offered(typing, "/run a.groovy --report html=")).containsExactly("html=out/");
      assertThat(offered(typing, "/run a.groovy --report tap=a,html=out/o"))
          .containsExactly("tap=a,html=out/old.html");
      assertThat(offered(typing, "/run a.groovy --report tap=a,m"))
          .containsExactly("tap=a,markdown=");
    }
  }

  private static List<String> offered(Typing typing, String line) {
    return typing.candidates(TypedWord.before(line.length(), line)).stream()
        .map(Candidate::value)
        .toList();
  }
}
