package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program gets from a command with {@code --json} that could not be done. */
class JsonErrorsTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "token --json, 2",
    "--json confirm, 2",
    "tokne --json, 2",
    "key import nothing.pem --json, 6",
    "run nothing.groovy --json, 6",
    "http show 7 --json, 2",
    "send nothing.json --json, 6"
  })
  void itIsOneValue(String words, int code) throws IOException {
    TestWorld test = TestWorld.in(temp);
    assertThat(Main.run(test.world(), words.split(" "))).isEqualTo(code);
    JsonNode error = new ObjectMapper().readTree(test.out()).path("error");
    assertThat(error.path("exitCode").asInt()).isEqualTo(code);
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(error.path("next").isArray()).isTrue();
    assertThat(test.err()).contains("✗ ");
  }

  @Test
  void aStatusWithoutAnOrgThatCanBeCalledIsShownAndIsNoSuccess() {
    TestWorld test = TestWorld.in(temp);
    assertThat(Main.run(test.world(), "--org", "ftp://x", "status")).isEqualTo(2);
    assertThat(test.out()).contains("ftp://x");
  }
}
