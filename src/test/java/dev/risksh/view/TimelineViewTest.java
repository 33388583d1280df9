package dev.risksh.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Style;
import dev.risksh.console.TextWidth;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.session.Timeline;
import dev.risksh.shell.LineRunner;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as bars, however wide the terminal is. */
class TimelineViewTest {
  private TestWorld test;
  private Session session;

  @BeforeEach
  void makeSession(@TempDir Path folder) {
    test = TestWorld.in(folder);
    session = new Session(test.world(), SessionOptions.inMemory(), line -> {});
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Timeline typed(String... lines) {
    LineRunner prompt = new LineRunner(test.world(), session);
    for (String line : lines) {
      prompt.run(line);
      test.clock().advance(Duration.ofMillis(300));
    }
    return session.http().timeline(false);
  }

  private List<String> lines(Timeline timeline, int width) {
    return new Views(Style.plain(), test.clock(), width, "/").lines(timeline);
  }

  private Timeline firstSignal() {
    return typed(
        "/key new --type p256",
        "/app create Example",
        "/provider use",
        "/token",
        "/event add --ip 1.1.1.1 --risk HIGH",
        "/send",
        "/send",
        "/token --scope okta.nothing");
  }

  @Test
  void saysSoWhenThereIsNone() {
    assertThat(lines(typed(), 80)).containsExactly("no call was made yet");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void fitsTheWidthWithABarForEachCall(int width) {
    Timeline timeline = firstSignal();

    List<String> lines = lines(timeline, width);

    assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
    assertThat(lines.stream().filter(line -> line.matches(".*[▏▎▍▌▋▊▉█]$")).toList())
        .hasSizeGreaterThanOrEqualTo(timeline.spans().size());
  }

  @Test
  void isPlainWhereNothingCanBeDrawn() {
    List<String> lines = lines(firstSignal(), 0);

    assertThat(lines).allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
    assertThat(lines).anySatisfy(line -> assertThat(line).matches(".*POST .*  201  .*#+"));
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).matches("/api/v1/risk/events/ip +28 of 30 +_+"));
  }

  @Test
  void laterCallsStandFurtherToTheRight() {
    List<Timeline.Span> spans = firstSignal().spans();

    assertThat(spans).extracting(Timeline.Span::at).isSorted();
    assertThat(spans.get(spans.size() - 1).at()).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void leavesLongSilenceOut() {
    typed("/key new --type p256", "/app create Example");
    test.clock().advance(Duration.ofMinutes(10));
    Timeline timeline = typed("/app list");

    assertThat(timeline.shown()).isLessThan(Duration.ofMinutes(1));
    assertThat(lines(timeline, 80)).anySatisfy(line -> assertThat(line).contains("without a call"));
  }
}
