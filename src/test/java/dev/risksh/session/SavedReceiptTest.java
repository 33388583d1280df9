package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.jose.KeySpec;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskPayload;
import dev.risksh.risk.RiskSubject;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process sent, the next one finds: {@code risksh send} and then {@code confirm}. */
class SavedReceiptTest {
  @TempDir Path root;

  private Session open() {
    return new Session(
        TestWorld.in(root).realTime().world(), SessionOptions.saved("default"), line -> {});
  }

  @Test
  void anotherProcessConfirmsWhatWasSent() {
    Receipt sent;
    try (Session session = open()) {
      session.keys().create(KeySpec.EC_P256);
      session.apps().create("Provider", Apps.DEFAULT_SCOPES);
      session.providers().use(ProviderAction.LOG_ONLY, Optional.empty());
      RiskSubject subject = RiskSubject.of("1.1.1.1", RiskLevel.HIGH);
      RiskEvent event = new RiskEvent(Optional.empty(), Optional.empty(), List.of(subject));
      sent = session.events().send(RiskPayload.of(event));
    }
    try (Session session = open()) {
      Receipt found = session.need(Slot.RECEIPT);
      assertThat(found.requestId()).isEqualTo(sent.requestId()).isPresent();
      assertThat(found.subjects()).isEqualTo(sent.subjects());
      assertThat(session.log().confirm(found, Duration.ofSeconds(5)).signals()).hasSize(1);
    }
  }
}
