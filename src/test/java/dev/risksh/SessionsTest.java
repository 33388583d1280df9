package dev.risksh;

import dev.risksh.testing.TestWorld;
import dev.risksh.testing.Transcript;
import dev.risksh.testing.Transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the session transcripts: types what stands in them and compares what comes back. With
 * {@code -Dsessions=record} what came back is written into them, to be read before it is committed.
 */
class SessionsTest {
  private static final Path FOLDER = Path.of("src/test/resources/sessions");

  @TempDir Path temp;

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void saysWhatItShould(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    List<String> told = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    try (SessionPlayer player = new SessionPlayer(TestWorld.in(temp))) {
      for (Turn turn : Transcript.parse(Files.readString(file)).turns()) {
        List<String> answer = player.play(turn);
        told.addAll(turn.retold(answer));
        if (!answer.equals(turn.answer())) {
          differences.add(difference(name, turn, answer));
        }
      }
    }
    if ("record".equals(System.getProperty("sessions"))) {
      Files.write(file, told);
    } else {
      if (!differences.isEmpty()) {
        Assertions.fail(String.join("\n", differences));
      }
    }
  }

  private static String difference(String name, Turn turn, List<String> answer) {
    return "\n%s:%d: %s\nexpected:\n%s\ncame:\n%s"
        .formatted(
            name,
            turn.line(),
            String.join("\n", turn.written()),
            String.join("\n", turn.answer()),
            String.join("\n", answer));
  }
}
