package dev.risksh.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The completion files say what the table of commands says. With {@code -Dcompletions=record} they
 * are written anew, to be looked at before they are committed.
 */
class CompletionFileTest {
  @ParameterizedTest
  @EnumSource
  void isWhatTheTableOfCommandsSays(CompletionFile shell, @TempDir Path folder) throws IOException {
    Path file = Path.of("completions", shell.fileName());
    String made =
        shell.text(
            new CompletionTable(
                Commands.inProcess(TestWorld.in(folder).world(), options -> null).model()));
    assertThat(made).doesNotContainPattern("@[A-Z]+@");
    if ("record".equals(System.getProperty("completions"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as("mvn test -Dtest=CompletionFileTest -Dcompletions=record writes it anew")
        .isEqualTo(made);
  }
}
