package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
  private final Secret secret = Secret.of("p4ssw0rd");

  private record Holder(String name, Secret value) {}

  @Test
  void itNeverPrintsWhateverHoldsIt() {
    String printed =
        ""
            + secret
            + Optional.of(secret)
            + List.of(secret)
            + Map.of("a", secret)
            + new Holder("a", secret)
            + String.format("%s", secret)
            + new StringBuilder().append(secret);

    assertThat(printed).doesNotContain("p4ssw0rd").contains("‹secret›");
  }

  @Test
  void onlyRevealGivesItAway() {
    assertThat(secret.reveal()).isEqualTo("p4ssw0rd");
  }

  @Test
  void equalTextsAreEqualSecrets() {
    assertThat(secret).isEqualTo(Secret.of("p4ssw0rd")).hasSameHashCodeAs(Secret.of("p4ssw0rd"));
    assertThat(secret).isNotEqualTo(Secret.of("other")).isNotEqualTo("p4ssw0rd");
  }
}
