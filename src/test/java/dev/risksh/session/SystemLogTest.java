package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskPayload;
import dev.risksh.risk.RiskSubject;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for what was sent. */
class SystemLogTest {
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final RiskSubject ONE = RiskSubject.of("1.1.1.1", RiskLevel.HIGH);
  private static final RiskSubject OTHER = RiskSubject.of("2001:db8::1", RiskLevel.LOW);

  @TempDir Path temp;
  private TestWorld test;
  private Session session;

  @BeforeEach
  void openSession() {
    test = TestWorld.in(temp);
    session = session();
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Example", Apps.DEFAULT_SCOPES);
  }

  private Session session() {
    return new Session(test.world(), SessionOptions.saved("default"), line -> {});
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  private void provider(ProviderAction action) {
    session.providers().use(action, Optional.empty());
  }

  private static RiskEvents payload(RiskSubject... subjects) {
    return RiskPayload.of(new RiskEvent(Optional.empty(), Optional.empty(), List.of(subjects)));
  }

  private Receipt send(RiskSubject... subjects) {
    return session.events().send(payload(subjects));
  }

  /** As if {@code payload} had been sent with the call of {@code receipt}. */
  private static Receipt pretending(
      Receipt receipt, RiskPayload payload, Optional<String> requestId) {
    return new Receipt(
        receipt.status(),
        requestId,
        payload,
        receipt.sentAt(),
        receipt.serverDate(),
        receipt.took(),
        receipt.rateLimit());
  }

  @Test
  void findsAtOnceWhatIsThere() {
    provider(ProviderAction.LOG_ONLY);
    Receipt receipt = send(ONE, OTHER);
    // That the user thinks for a while is no wait.
    test.clock().advance(Duration.ofMinutes(3));
    Confirmation confirmation = session.log().confirm(receipt, WITHIN);
    assertThat(confirmation.signals()).hasSize(2);
    assertThat(confirmation.entries()).hasSize(1);
    assertThat(confirmation.waited()).isZero();
    assertThat(test.pauses()).isEmpty();
  }

  @Test
  void looksAgainMoreAndMoreSeldomUntilTheTimeIsOver() {
    provider(ProviderAction.NONE);
    Receipt receipt = send(ONE, OTHER);
    NotConfirmed problem =
        catchThrowableOfType(
            NotConfirmed.class, () -> session.log().confirm(receipt, Duration.ofSeconds(12)));
    assertThat(problem)
        .hasMessage("not in the System Log within 12 s: 2 of 2 subjects")
        .returns(ExitCode.FAILED, NotConfirmed::exitCode)
        .returns(List.of(ONE, OTHER), NotConfirmed::missing);
    assertThat(test.pauses().stream().map(Duration::toMillis))
        .containsExactly(200L, 400L, 800L, 1600L, 3200L, 4000L, 1800L);
  }

  @Test
  void findsWhatComesLate() {
    provider(ProviderAction.LOG_ONLY);
    Receipt withoutRequestId = pretending(send(ONE), payload(OTHER), Optional.empty());
    test.pause(
        duration -> {
          test.clock().advance(duration);
          send(OTHER);
        });
    Confirmation confirmation = session.log().confirm(withoutRequestId, WITHIN);
    assertThat(confirmation.signals()).extracting(LogEntry.Signal::riskLevel).contains("LOW");
    assertThat(confirmation.waited()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void theSameSubjectOfAnotherCallIsNotWhatWasSent() {
    provider(ProviderAction.NONE);
    Receipt unlogged = send(ONE);
    provider(ProviderAction.LOG_ONLY);
    send(ONE);
    assertThatThrownBy(() -> session.log().confirm(unlogged, WITHIN))
        .isInstanceOf(NotConfirmed.class);
  }

  @Test
  void tellsWhichSubjectsAreMissing() {
    provider(ProviderAction.LOG_ONLY);
    Receipt receipt = send(ONE);
    Receipt more = pretending(receipt, payload(ONE, OTHER), receipt.requestId());
    assertThat(catchThrowableOfType(NotConfirmed.class, () -> session.log().confirm(more, WITHIN)))
        .hasMessage("not in the System Log within 10 s: 1 of 2 subjects")
        .returns(List.of(OTHER), NotConfirmed::missing);
  }

  @Test
  void aSubjectAtAnotherLevelIsAnotherOne() {
    provider(ProviderAction.LOG_ONLY);
    Receipt receipt = send(ONE);
    Receipt lower =
        pretending(receipt, payload(RiskSubject.of("1.1.1.1", RiskLevel.LOW)), receipt.requestId());
    assertThatThrownBy(() -> session.log().confirm(lower, WITHIN)).isInstanceOf(NotConfirmed.class);
  }

  @Test
  void aRawCallIsFoundByItsRequest() {
    provider(ProviderAction.LOG_ONLY);
    Receipt receipt = send(ONE);
    Receipt raw = pretending(receipt, RiskPayload.raw("[]"), receipt.requestId());
    assertThat(session.log().confirm(raw, WITHIN).signals()).hasSize(1);
    Receipt unknown = pretending(receipt, RiskPayload.raw("[]"), Optional.of("no-such-request"));
    assertThatThrownBy(() -> session.log().confirm(unknown, WITHIN))
        .hasMessage("not in the System Log within 10 s: the call no-such-request");
  }

  @Test
  void anInterruptEndsTheWaitAndStays() {
    provider(ProviderAction.NONE);
    Receipt receipt = send(ONE);
    test.pause(
        duration -> {
          throw new InterruptedException();
        });
    assertThat(catchThrowableOfType(Problem.class, () -> session.log().confirm(receipt, WITHIN)))
        .returns(ExitCode.INTERRUPTED, Problem::exitCode);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSlowClockOfOursDoesNotHideTheEntry() {
    provider(ProviderAction.LOG_ONLY);
    Receipt receipt = send(ONE);
    Receipt ahead =
        new Receipt(
            receipt.status(),
            receipt.requestId(),
            receipt.payload(),
            receipt.sentAt(),
            receipt.sentAt().plus(Duration.ofHours(1)),
            receipt.took(),
            receipt.rateLimit());
    Confirmation confirmation = session.log().confirm(ahead, WITHIN);
    assertThat(confirmation.entries()).hasSize(1);
    assertThat(confirmation.loggedWithin()).contains(Duration.ofSeconds(1));
  }

  @Test
  void whenItWasLoggedIsToldInWholeSecondsUpwards() {
    provider(ProviderAction.LOG_ONLY);
    Receipt receipt = send(ONE);
    List<LogEntry> entries =
        session.log().find(LogQuery.all().eventType(LogEntry.RISK_SIGNAL).limit(1));
    Receipt earlier =
        new Receipt(
            202,
            receipt.requestId(),
            receipt.payload(),
            TestWorld.NOON.minusMillis(1500),
            TestWorld.NOON.minusMillis(1500),
            Duration.ofMillis(20),
            Optional.empty());
    assertThat(new Confirmation(earlier, entries, WITHIN).loggedWithin())
        .contains(Duration.ofSeconds(2));
  }

  @Test
  void theAdminLooksWhereThereIsNoToken() {
    provider(ProviderAction.LOG_ONLY);
    send(ONE);
    try (Session other = session()) {
      assertThat(other.log().confirm(other.need(Slot.RECEIPT), WITHIN).signals()).hasSize(1);
      assertThat(other.held(Slot.TOKEN)).isEmpty();
    }
  }
}
