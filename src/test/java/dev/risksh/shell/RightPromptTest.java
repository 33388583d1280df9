package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Style;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightPromptTest {
  private static final int WIDE = 120;

  @TempDir Path folder;

  private TestWorld test;
  private Session session;
  private LineRunner lines;

  @BeforeEach
  void open() {
    test = TestWorld.in(folder);
    session = new Session(test.world(), SessionOptions.inMemory(), line -> {});
    lines = new LineRunner(test.world(), session);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private String text(int columns) {
    return new RightPrompt(session, Style.plain()).text(columns);
  }

  @Test
  void growsWithTheSession() {
    assertThat(text(WIDE)).isEqualTo("local");
    lines.run("/key new --type p256");
    assertThat(text(WIDE)).isEqualTo("local · key ✓");
    lines.run("/app create X");
    lines.run("/provider use --action none");
    lines.run("/assertion");
    assertThat(text(WIDE)).isEqualTo("local · key ✓ · assertion 5:00");
    lines.run("/token");
    assertThat(text(WIDE)).isEqualTo("local · key ✓ · token 60:00");
    lines.run("send event { subject ip: '1.1.1.1', risk: HIGH }");
    assertThat(text(WIDE)).isEqualTo("local · key ✓ · token 60:00 · 29/30 calls");
  }

  @Test
  void countsDownWarnsAndEnds() {
    growsWithTheSession();
    test.clock().advance(Duration.ofMinutes(59).plusSeconds(18));
    assertThat(text(WIDE)).isEqualTo("local · key ✓ · token 0:42! · 30/30 calls");
    test.clock().advance(Duration.ofSeconds(42));
    assertThat(text(WIDE)).contains("token expired");
    lines.run("/key new --type p256");
    assertThat(text(WIDE)).contains("token stale");
  }

  @Test
  void isGoneBelowEightyColumns() {
    assertThat(text(80)).isEqualTo("local");
    assertThat(text(79)).isEmpty();
    assertThat(text(0)).isEmpty();
  }

  @Test
  void anAddressThatCannotBeUsedIsMarked() {
    session.close();
    session =
        new Session(
            test.env("OKTA_CLIENT_ORGURL", "no address").world(),
            SessionOptions.inMemory(),
            line -> {});
    assertThat(text(WIDE)).isEqualTo("(wrong address)");
  }
}
