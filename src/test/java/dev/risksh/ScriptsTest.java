package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script that a user finds beside the program plays to its end on the local org. */
class ScriptsTest {
  private static final Path FOLDER = Path.of("scripts");

  /** Those that an org which is not risksh's own could take harm from, or could not play. */
  private static final List<String> LOCAL_ONLY = List.of("outage-rehearsal", "rate-limit");

  @TempDir Path temp;

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".groovy")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void plays(Path script) {
    TestWorld test = TestWorld.in(temp).realTime();

    int code = Main.run(test.world(), "run", script.toAbsolutePath().toString());

    assertThat(code).as(test.out() + test.err()).isZero();
    assertThat(test.out()).contains("passed").doesNotContain("skipped");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void beginsWithWhatItShowsAndHowToRunIt(Path script) throws IOException {
    List<String> head =
        Files.readString(script).lines().takeWhile(line -> line.startsWith("//")).toList();

    assertThat(head).contains("//   risksh run " + script);
    assertThat(String.join(" ", head)).containsAnyOf("local one", "local org");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void isListed(Path script) throws IOException {
    String name = script.getFileName().toString();

    assertThat(Files.readString(FOLDER.resolve("README.md")))
        .contains("| [" + name.replace(".groovy", "") + "](" + name + ") |");
  }

  @Test
  void whatNeedsTheLocalOrgIsSkippedElsewhere() {
    for (String name : LOCAL_ONLY) {
      TestWorld test = TestWorld.in(temp).env("OKTA_CLIENT_ORGURL", "https://dev-1.okta.com");

      int code =
          Main.run(
              test.world(), "run", FOLDER.resolve(name + ".groovy").toAbsolutePath().toString());

      assertThat(code).as(test.out() + test.err()).isZero();
      assertThat(test.out()).contains("skipped").doesNotContain("✗");
    }
  }
}
