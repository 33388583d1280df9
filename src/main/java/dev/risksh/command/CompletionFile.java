package dev.risksh.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an OS shell reads to complete {@code risksh}: a script by hand, filled from the one table of
 * commands. It starts no risksh, which would take longer than a person waits for Tab.
 */
enum CompletionFile {
  BASH("risksh.bash", BashCompletion::parts),
  ZSH("_risksh", ZshCompletion::parts),
  FISH("risksh.fish", FishCompletion::parts);

  private final String fileName;
  private final Function<CompletionTable, Map<String, String>> parts;

  CompletionFile(String fileName, Function<CompletionTable, Map<String, String>> parts) {
    this.fileName = fileName;
    this.parts = parts;
  }

  /** The shells, as a user writes them. */
  static List<String> labels() {
    return Arrays.stream(values()).map(CompletionFile::label).toList();
  }

  static Optional<CompletionFile> named(String label) {
    return Arrays.stream(values()).filter(file -> file.label().equals(label)).findFirst();
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is named where the shell looks for it. */
  String fileName() {
    return fileName;
  }

  /** The whole script. */
  String text(CompletionTable table) {
    String text = template();
    for (Map.Entry<String, String> part : parts.apply(table).entrySet()) {
      text = text.replace("@" + part.getKey() + "@", part.getValue());
    }
    return text;
  }

  private String template() {
    try (InputStream text = CompletionFile.class.getResourceAsStream("completion/" + fileName)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code text} as one word of a shell that knows only {@code '} inside of it. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
