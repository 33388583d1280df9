package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script that a user finds beside the program plays to its end on the local org. */
class ScriptsTest {
  @TempDir Path temp;

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scripts"))) {
      return files.filter(file -> file.toString().endsWith(".groovy")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void plays(Path script) {
    TestWorld test = TestWorld.in(temp).realTime();

    int code = Main.run(test.world(), "run", script.toAbsolutePath().toString());

    assertThat(code).as(test.out() + test.err()).isZero();
  }
}
