package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskPayload;
import dev.risksh.risk.RiskSubject;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 202, and then nothing: what Okta does not tell. */
class SilentSignalsTest {
  private static final Instant NOW = TestWorld.NOON;
  private static final ServiceApp APP =
      new ServiceApp(Known.CLIENT_ID, "Provider", List.of(), List.of());

  private static NextSteps steps;

  @BeforeAll
  static void readCommands(@TempDir Path folder) {
    steps = new NextSteps(folder);
  }

  @AfterAll
  static void close() {
    steps.close();
  }

  private static Receipt receipt(Optional<Instant> expiresAt) {
    RiskEvent event =
        new RiskEvent(
            Optional.empty(), expiresAt, List.of(RiskSubject.of("2001:db8::1", RiskLevel.HIGH)));
    return new Receipt(
        202,
        Optional.of("Y1"),
        RiskPayload.of(event),
        NOW,
        NOW,
        Duration.ofMillis(40),
        Optional.empty());
  }

  private static SilentSignals sent(Optional<String> linkedTo, ProviderAction action) {
    RiskProvider provider = new RiskProvider("rkp1", "Provider", linkedTo, action);
    return new SilentSignals(receipt(Optional.empty()), Optional.of(APP), Optional.of(provider));
  }

  private static SilentSignals enforced() {
    return sent(Optional.of(Known.CLIENT_ID), ProviderAction.ENFORCE_AND_LOG);
  }

  private static void assertNotFelt(SilentSignals sent, String ip, Instant now, String cause) {
    Diagnosis diagnosis = sent.notFelt(ip, false, now).orElseThrow();
    assertThat(diagnosis.cause()).contains(cause);
    steps.assertTyped(diagnosis.next());
  }

  @Test
  void thatWereFeltNeedNoReason() {
    assertThat(enforced().notFelt("2001:db8::1", true, NOW)).isEmpty();
  }

  @Test
  void ofAnAppThatIsNotLinked() {
    SilentSignals unlinked = sent(Optional.empty(), ProviderAction.ENFORCE_AND_LOG);
    assertNotFelt(unlinked, "2001:db8::1", NOW, "not linked to a risk provider");
    assertThat(unlinked.notLogged(Duration.ofSeconds(30)).cause()).contains("not linked");
  }

  @Test
  void ofAProviderThatOnlyLogs() {
    SilentSignals logged = sent(Optional.of(Known.CLIENT_ID), ProviderAction.LOG_ONLY);
    assertNotFelt(logged, "2001:db8::1", NOW, "only logged");
    assertThat(logged.notLogged(Duration.ofSeconds(30)).cause()).contains("it can be late");
  }

  @Test
  void ofAProviderThatIsIgnored() {
    SilentSignals ignored = sent(Optional.of(Known.CLIENT_ID), ProviderAction.NONE);
    assertNotFelt(ignored, "2001:db8::1", NOW, "taken and then ignored");
    assertThat(ignored.notLogged(Duration.ofSeconds(30)).cause()).contains("then ignored");
  }

  @Test
  void aboutAnotherAddress() {
    assertNotFelt(enforced(), "1.1.1.1", NOW, "No signal was sent about the address");
  }

  @Test
  void aboutTheSameAddressWrittenInAnotherWay() {
    assertNotFelt(enforced(), "2001:0db8:0::1", NOW, "has not connected the signals");
  }

  @Test
  void thatExpired() {
    assertNotFelt(enforced(), "2001:db8::1", NOW.plus(Duration.ofHours(25)), "had expired");
    SilentSignals shortLived =
        new SilentSignals(
            receipt(Optional.of(NOW.plusSeconds(60))), Optional.of(APP), Optional.empty());
    assertNotFelt(shortLived, "2001:db8::1", NOW.plusSeconds(61), "had expired");
    assertNotFelt(shortLived, "2001:db8::1", NOW.plusSeconds(59), "has not connected");
  }

  @Test
  void ofWhichNothingMoreIsKnown() {
    Diagnosis late =
        new SilentSignals(receipt(Optional.empty()), Optional.empty(), Optional.empty())
            .notLogged(Duration.ofSeconds(30));
    assertThat(late.evidence())
        .contains("waited 30 s", "it is not known which risk provider the app's calls are");
    steps.assertTyped(late.next());
  }
}
