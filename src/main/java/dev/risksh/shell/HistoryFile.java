package dev.risksh.shell;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What was typed in all sessions, oldest first: a file that only its owner may read, of which each
 * line is a time and an input. An input is added at once and as a whole, so that several prompts
 * can share it and a crash takes nothing that was entered.
 */
final class HistoryFile {
  /**
   * @param text maybe of several lines
   */
  record Entry(Instant time, String text) {}

  private static final String HEADER = "# risksh history 1";
  private static final int MOST = 5000;
  private static final int LONGEST = 100_000;

  private final Path file;
  private final Consumer<String> notices;
  private boolean writable = true;

  HistoryFile(Path file, Consumer<String> notices) {
    this.file = file;
    this.notices = notices;
  }

  /** The one that all sessions share. */
  static HistoryFile in(World world, Consumer<String> notices) {
    return new HistoryFile(world.home().resolve("history"), notices);
  }

  /** The latest inputs; what cannot be understood is kept aside and said. */
  List<Entry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    boolean whole = false;
    try {
      List<String> lines = Files.readAllLines(file);
      whole = !lines.isEmpty() && lines.get(0).equals(HEADER);
      for (String line : lines.subList(whole ? 1 : 0, lines.size())) {
        whole &= add(entries, line);
      }
    } catch (CharacterCodingException notText) {
      whole = false;
    } catch (IOException e) {
      notices.accept("the history cannot be read: " + file);
      return List.of();
    }
    int tooMany = entries.size() - MOST;
    List<Entry> latest = tooMany > 0 ? entries.subList(tooMany, entries.size()) : entries;
    if (!whole) {
      keepAside();
    }
    if (!whole || tooMany > MOST) {
      rewrite(latest);
    }
    return List.copyOf(latest);
  }

  private static boolean add(List<Entry> entries, String line) {
    int colon = line.indexOf(':');
    try {
      Instant time = Instant.ofEpochMilli(Long.parseLong(line.substring(0, Math.max(0, colon))));
      entries.add(new Entry(time, unescaped(line.substring(colon + 1))));
      return true;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  private void keepAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
    try {
      Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
      notices.accept("the history was damaged, or of another version; it is kept as " + aside);
    } catch (IOException e) {
      notices.accept("the history is damaged and cannot be kept aside: " + file);
    }
  }

  /** Puts {@code entries} in the place of all others. */
  void rewrite(List<Entry> entries) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    entries.forEach(entry -> text.append(line(entry)));
    try {
      AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8), true);
    } catch (Problem e) {
      writable = false;
      notices.accept("the history is not kept: " + e.getMessage());
    }
  }

  /** Adds an input at the end. */
  void append(Entry entry) {
    if (!writable || entry.text().length() > LONGEST) {
      return;
    }
    if (!Files.exists(file)) {
      rewrite(List.of(entry));
      return;
    }
    byte[] line = line(entry).getBytes(StandardCharsets.UTF_8);
    Set<StandardOpenOption> toItsEnd = Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (SeekableByteChannel channel = Files.newByteChannel(file, toItsEnd)) {
      channel.write(ByteBuffer.wrap(line));
    } catch (IOException e) {
      writable = false;
      notices.accept("the history is not kept: " + file + " cannot be written");
    }
  }

  private static String line(Entry entry) {
    return entry.time().toEpochMilli() + ":" + escaped(entry.text()) + "\n";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
