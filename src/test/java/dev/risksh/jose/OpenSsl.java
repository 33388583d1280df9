package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Program;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program {@code openssl} in a folder of its own. */
final class OpenSsl {
  static final String PASSPHRASE = "Sesam öffne dich";

  private final Path openssl;
  private final Path folder;

  OpenSsl(Path folder) {
    openssl = Tools.require("openssl");
    this.folder = folder;
  }

  /** Runs one of its commands, which must succeed, and returns what it prints. */
  String run(String words) {
    Program program = new Program(folder, openssl).in(folder).set("PASS", PASSPHRASE);
    Program.Ended ended = program.with((Object[]) words.split(" ")).run();
    assertThat(ended.exitCode()).as("openssl %s: %s", words, ended.err()).isZero();
    return ended.out();
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, byte[] bytes) {
    try {
      Files.write(folder.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
