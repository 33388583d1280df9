package dev.risksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command line that names its command in full is understood without all the others. */
class NeededCommandsTest {
  @TempDir Path folder;
  private Set<String> all;

  private Set<String> commands(String... words) {
    return Commands.inProcess(
            TestWorld.in(folder).world(), List.of(words), options -> null, () -> null)
        .model()
        .subcommands()
        .keySet();
  }

  @BeforeEach
  void theWholeTable() {
    all = commands();
  }

  @Test
  void aCommandIsMadeAloneUnderItsName() {
    assertThat(all).contains("run", "key", "help");
    for (String name : all) {
      if (!name.equals("help")) {
        assertThat(commands(name, "--json")).containsExactly(name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"help run", "--help", "--org local run", "ru", "tokne", "-"})
  void allAreThereWhereThatIsNotSure(String words) {
    assertThat(commands(words.split(" "))).isEqualTo(all);
  }
}
