package dev.risksh.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path directory;

  @Test
  void writesAndReplaces() throws IOException {
    Path file = directory.resolve("a/b/file.json");

    AtomicFile.write(file, "old and long".getBytes(UTF_8), false);
    AtomicFile.write(file, "new".getBytes(UTF_8), false);

    assertThat(file).hasContent("new");
    assertThat(names(file.getParent())).containsExactly("file.json");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsTheOwnersIsNobodyElses() throws IOException {
    Path file = directory.resolve("keys/key.json");

    AtomicFile.write(file, new byte[] {1}, true);

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anOpenFileBecomesTheOwnersWhenItIsReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("key.json"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    AtomicFile.write(file, new byte[] {1}, true);

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysAndWhatItLeadsToIsWritten() throws IOException {
    Path real = Files.writeString(directory.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real.json"));
    Path second = Files.createSymbolicLink(directory.resolve("second"), link);

    AtomicFile.write(second, "new".getBytes(UTF_8), true);

    assertThat(real).hasContent("new");
    assertThat(permissions(real)).isEqualTo("rw-------");
    assertThat(link).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(names(directory)).containsExactlyInAnyOrder("link", "real.json", "second");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkMayLeadToWhatIsNotThereYetButNotToItself() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a/new"));
    Path round = Files.createSymbolicLink(directory.resolve("round"), Path.of("round"));

    AtomicFile.write(link, "x".getBytes(UTF_8), true);

    assertThat(directory.resolve("a/new")).hasContent("x");
    assertThat(permissions(directory.resolve("a/new"))).isEqualTo("rw-------");
    assertThatThrownBy(() -> AtomicFile.write(round, new byte[] {1}, false))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("its links lead nowhere");
  }

  @Test
  void aDirectoryIsNotOverwritten() throws IOException {
    assertThatThrownBy(() -> AtomicFile.write(directory, new byte[] {1}, false))
        .isInstanceOf(Problem.class)
        .hasMessage("cannot write " + directory + ": it is a directory");
    assertThat(names(directory)).isEmpty();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThatThrownBy(() -> AtomicFile.write(file.resolve("below"), new byte[] {1}, false))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot write")
        .hasMessageEndingWith("file is a file, not a directory");
    assertThat(file).hasContent("x");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Stream<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
