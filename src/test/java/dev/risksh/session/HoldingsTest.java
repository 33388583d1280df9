package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import dev.risksh.testing.MutableClock;
import dev.risksh.testing.TestWorld;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes stale when something else changes. */
class HoldingsTest {
  private static final ServiceApp APP = app("0oa1");
  private static final SigningKey KEY = key();

  private final MutableClock clock = new MutableClock(TestWorld.NOON);
  private final Holdings holdings = new Holdings(clock);

  private static ServiceApp app(String id) {
    return new ServiceApp(id, "X", List.of(), List.of());
  }

  private static SigningKey key() {
    return SigningKey.generate(KeySpec.EC_P256, new SecureRandom());
  }

  private void fill() {
    holdings.put(Slot.KEY, KEY, "made here");
    holdings.put(Slot.APP, APP, "made here");
    holdings.put(
        Slot.PROVIDER,
        new RiskProvider("rkp1", "X", Optional.of("0oa1"), ProviderAction.NONE),
        "linked here");
    holdings.put(
        Slot.ASSERTION,
        ClientAssertion.sign(
            AssertionSpec.of("0oa1", "https://a.okta.com/oauth2/v1/token"),
            KEY,
            clock,
            new SecureRandom()),
        "made here");
    holdings.put(
        Slot.DRAFT, RiskEvent.builder().subject("1.1.1.1", RiskLevel.LOW).build(), "drafted here");
  }

  private Optional<String> stale(Slot<?> slot) {
    return holdings.get(slot).orElseThrow().stale();
  }

  @Test
  void anotherKeyMakesStaleWhatWasSignedWithTheOldOne() {
    fill();
    holdings.put(Slot.KEY, key(), "made here");
    assertThat(stale(Slot.ASSERTION)).contains("the key changed");
    assertThat(stale(Slot.KEY)).isEmpty();
    assertThat(stale(Slot.APP)).isEmpty();
    assertThat(stale(Slot.PROVIDER)).isEmpty();
    assertThat(stale(Slot.DRAFT)).isEmpty();
  }

  @Test
  void anotherAppMakesStaleWhatIsAboutTheOldOne() {
    fill();
    holdings.put(Slot.APP, app("0oa2"), "chosen here");
    assertThat(stale(Slot.ASSERTION)).contains("the service app changed");
    assertThat(stale(Slot.PROVIDER)).contains("the service app changed");
    assertThat(stale(Slot.KEY)).isEmpty();
    assertThat(stale(Slot.DRAFT)).isEmpty();
  }

  @Test
  void theSameValueAgainChangesNothing() {
    fill();
    holdings.put(Slot.APP, app("0oa1"), "chosen here");
    assertThat(stale(Slot.ASSERTION)).isEmpty();
    assertThat(holdings.get(Slot.APP).orElseThrow().origin()).isEqualTo("chosen here");
  }

  @Test
  void theFirstReasonIsTheOneThatCounts() {
    fill();
    holdings.stale(Slot.ASSERTION, "it was sent");
    holdings.put(Slot.KEY, key(), "made here");
    assertThat(stale(Slot.ASSERTION)).contains("it was sent");
  }

  @Test
  void aNewValueIsFreshAgainAndKnowsSinceWhen() {
    fill();
    holdings.put(Slot.APP, app("0oa2"), "chosen here");
    clock.advance(Duration.ofMinutes(1));
    holdings.put(
        Slot.PROVIDER,
        new RiskProvider("rkp1", "X", Optional.of("0oa2"), ProviderAction.NONE),
        "linked here");
    assertThat(stale(Slot.PROVIDER)).isEmpty();
    assertThat(holdings.get(Slot.PROVIDER).orElseThrow().since())
        .isEqualTo(TestWorld.NOON.plus(Duration.ofMinutes(1)));
  }

  @Test
  void whatIsNotThereCannotGoStale() {
    holdings.stale(Slot.TOKEN, "why not");
    assertThat(holdings.get(Slot.TOKEN)).isEmpty();
    fill();
    holdings.clear(Slot.DRAFT);
    assertThat(holdings.get(Slot.DRAFT)).isEmpty();
  }

  @Test
  void everySlotThatIsMadeFromAnotherComesAfterIt() {
    for (Slot<?> slot : Slot.ALL) {
      assertThat(Slot.ALL.subList(0, Slot.ALL.indexOf(slot)))
          .as("before the %s", slot)
          .containsAll(slot.madeFrom());
    }
  }
}
