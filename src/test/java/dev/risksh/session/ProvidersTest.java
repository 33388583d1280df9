package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the names of providers are found, on the local org. */
class ProvidersTest {
  private static final String LONG = "a".repeat(60);

  private Session session;

  @BeforeEach
  void open(@TempDir Path root) {
    session = new Session(TestWorld.in(root).world(), SessionOptions.inMemory(), line -> {});
    session.keys().create(KeySpec.EC_P256);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private RiskProvider useFor(String app) {
    session.apps().create(app, Apps.DEFAULT_SCOPES);
    return session.providers().use(ProviderAction.LOG_ONLY, Optional.empty());
  }

  @Test
  void appsOfOneNameGetProvidersOfTheirOwn() {
    RiskProvider first = useFor("Example");
    RiskProvider second = useFor("Example");
    assertThat(first.name()).isEqualTo("Example");
    assertThat(second.name()).isEqualTo("Example 2");
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(session.providers().use(ProviderAction.NONE, Optional.empty()).name())
        .as("the one that is linked keeps its name")
        .isEqualTo("Example 2");
  }

  @Test
  void aNumberDoesNotMakeANameTooLong() {
    assertThat(useFor(LONG).name()).isEqualTo("a".repeat(50));
    assertThat(useFor(LONG).name()).isEqualTo("a".repeat(48) + " 2");
  }

  @Test
  void aNameThatWasAskedForIsNotChanged() {
    useFor("Example");
    session.apps().create("Other", Apps.DEFAULT_SCOPES);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> session.providers().use(ProviderAction.LOG_ONLY, Optional.of("Example")))
        .withMessageContaining("names are unique");
  }
}
