package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT4M32S,4:32",
    "PT60M,60:00",
    "PT0.1S,0:01",
    "PT59.2S,1:00",
    "PT0S,0:00",
    "PT-5S,0:00",
    "PT99M59S,99:59",
    "PT100M,1:40:00",
    "PT26H,26:00:00"
  })
  void countsDown(Duration left, String shown) {
    assertThat(Times.countdown(left)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.04S,0.04 s",
    "PT0S,0.00 s",
    "PT9.994S,9.99 s",
    "PT9.996S,10.0 s",
    "PT12.34S,12.3 s",
    "PT150S,150 s"
  })
  void tellsHowLongItTook(Duration duration, String shown) {
    assertThat(Times.took(duration)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,now",
    "PT12S,12 s ago",
    "PT2M59S,2 min ago",
    "PT3H,3 h ago",
    "P5D,5 d ago",
    "PT-2M,in 2 min"
  })
  void tellsHowLongAgo(Duration before, String shown) {
    assertThat(Times.ago(NOW.minus(before), NOW)).isEqualTo(shown);
  }

  @Test
  void theClockIsLocal() {
    assertThat(Times.clock(NOW, ZoneId.of("Asia/Kolkata"))).isEqualTo("17:30:00");
  }

  @ParameterizedTest
  @CsvSource({
    "30s,PT30S",
    "5m,PT5M",
    "1h,PT1H",
    "2d,PT48H",
    "1h30m,PT1H30M",
    "0s,PT0S",
    "PT5M,PT5M",
    "pt0.5s,PT0.5S"
  })
  void readsDurations(String text, Duration duration) {
    assertThat(Times.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "5x", "-5m", "PT-5M", "5 m", "m", "30m1h", "5M", "99999999999d", "٥m"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Times.parse(text))
        .isInstanceOf(Problem.class)
        .hasMessage("'" + text + "' is not a duration");
  }

  @ParameterizedTest
  @CsvSource({"5m,PT5M", "-5m,PT-5M", "+1h30m,PT1H30M", "-PT5S,PT-5S", "-0s,PT0S"})
  void readsSignedDurations(String text, Duration duration) {
    assertThat(Times.parseSigned(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "--5m", "-+5m", "+-5m", "-5", "- 5m"})
  void refusesWhatIsNoSignedDuration(String text) {
    assertThatThrownBy(() -> Times.parseSigned(text)).isInstanceOf(Problem.class);
  }

  @Property
  void anyTextIsReadOrRefusedButNeverABug(@ForAll String text) {
    try {
      assertThat(Times.parse(text)).isGreaterThanOrEqualTo(Duration.ZERO);
    } catch (Problem expected) {
      assertThat(expected.next()).isPresent();
    }
  }
}
