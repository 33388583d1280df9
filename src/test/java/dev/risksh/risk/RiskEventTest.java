package dev.risksh.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskEventTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void describesItself() {
    RiskEvent event =
        RiskEvent.builder()
            .subject("6.7.6.7", RiskLevel.LOW)
            .subject("1.1.1.1", RiskLevel.HIGH, "Detected Attack tooling")
            .build();

    assertThat(event).hasToString("event, 2 subjects, highest HIGH");
    assertThat(event.subjects().get(1)).hasToString("1.1.1.1 HIGH 'Detected Attack tooling'");
    assertThat(RiskPayload.of(event, event)).hasToString("2 events, 4 subjects, highest HIGH");
    assertThat(RiskPayload.of(event)).hasToString("event, 2 subjects, highest HIGH");
    assertThat(RiskPayload.raw("[]")).hasToString("raw, unchecked, 2 characters");
  }

  @Test
  void knowsItsAddressHoweverItIsWritten() {
    RiskSubject subject = RiskSubject.of("2001:db8::1", RiskLevel.LOW);
    assertThat(subject.isAt("2001:db8::1")).isTrue();
    assertThat(subject.isAt("2001:DB8:0:0:0:0:0:1")).isTrue();
    assertThat(subject.isAt("2001:db8::2")).isFalse();
    assertThat(subject.isAt("1.1.1.1")).isFalse();
    assertThat(subject.isAt("no address")).isFalse();
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    RiskEvent.Builder builder =
        RiskEvent.builder()
            .timestamp(NOON)
            .expiresAt(NOON)
            .subject("1.1.1.1", null)
            .subject("example.com", RiskLevel.LOW, "no\nlines");

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidRiskEvent.class)
        .hasMessage(
            """
            expiresAt: must be after timestamp
            subjects[0].riskLevel: is required: LOW, MEDIUM or HIGH
            subjects[1].ip: 'example.com' is not an IPv4 or IPv6 address
            subjects[1].message: '\\n' at position 3 is not allowed; only a-z A-Z 0-9, blank, '.', \
            '-' and '_' are""");
  }

  @Test
  void aLongListIsCutInTheMessageOnly() {
    RiskEvent.Builder builder = RiskEvent.builder();
    for (int i = 0; i < 25; i++) {
      builder.subject("nowhere", RiskLevel.LOW);
    }

    InvalidRiskEvent thrown = catchThrowableOfType(InvalidRiskEvent.class, builder::build);

    assertThat(thrown.violations()).hasSize(25);
    assertThat(thrown.getMessage().lines()).hasSize(21).last().isEqualTo("and 5 more");
    assertThat(thrown.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void countsSubjectsAndEvents() {
    RiskSubject subject = RiskSubject.of("::1", RiskLevel.LOW);
    assertThat(event(Collections.nCopies(50, subject)).subjects()).hasSize(50);
    assertThatThrownBy(() -> event(Collections.nCopies(51, subject)))
        .hasMessage("subjects: 51 subjects, but one event takes at most 50");
    assertThatThrownBy(() -> event(List.of()))
        .hasMessage("subjects: at least one subject is needed");

    RiskEvent event = event(List.of(subject));
    assertThat(new RiskEvents(Collections.nCopies(20, event)).events()).hasSize(20);
    assertThatThrownBy(() -> new RiskEvents(Collections.nCopies(21, event)))
        .hasMessage("events: 21 events, but one call takes at most 20");
    assertThatThrownBy(() -> new RiskEvents(List.of()))
        .hasMessage("events: at least one event is needed");
  }

  @Test
  void checksTheMessage() {
    assertThat(RiskSubject.of("::1", RiskLevel.LOW, "a".repeat(512)).message()).isPresent();
    assertThat(RiskSubject.of("::1", RiskLevel.LOW, "").message()).hasValue("");
    assertThatThrownBy(() -> RiskSubject.of("::1", RiskLevel.LOW, "a".repeat(513)))
        .hasMessage("message: 513 characters, but a message has at most 512");
    assertThatThrownBy(() -> RiskSubject.of("::1", RiskLevel.LOW, "a😀"))
        .hasMessageStartingWith("message: '😀' at position 2 is not allowed");
  }

  @Test
  void timesAreKeptToTheMillisecond() {
    RiskEvent.Builder builder = RiskEvent.builder().subject("::1", RiskLevel.LOW).timestamp(NOON);

    assertThat(builder.expiresAt(NOON.plusNanos(1_999_999)).build().expiresAt())
        .hasValue(NOON.plusMillis(1));
    assertThatThrownBy(() -> builder.expiresAt(NOON.plusNanos(999_999)).build())
        .hasMessage("expiresAt: must be after timestamp");
    assertThatThrownBy(() -> builder.expiresAt(Instant.MAX).build())
        .hasMessage("expiresAt: must be in the years 0000 to 9999");
  }

  @Test
  void withoutATimestampTheExpiryIsComparedToNothing() {
    assertThat(RiskEvent.builder().subject("::1", RiskLevel.LOW).expiresAt(Instant.EPOCH).build())
        .extracting(RiskEvent::expiresAt)
        .isEqualTo(Optional.of(Instant.EPOCH));
  }

  private static RiskEvent event(List<RiskSubject> subjects) {
    return new RiskEvent(Optional.empty(), Optional.empty(), subjects);
  }
}
