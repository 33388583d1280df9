package dev.risksh.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import dev.risksh.console.AtomicFile;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A file with a row of data for each run: CSV with a line of names, a JSON array of objects, or a
 * JSON object on each line. It is read as it is needed, so that it may be of any length.
 */
final class DataFile {
  /** What tells of what kind it is. */
  static final List<String> ENDINGS = List.of("csv", "tsv", "json", "ndjson", "jsonl");

  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final Path path;
  private final String name;

  /**
   * @param name as the user wrote it
   */
  DataFile(World world, String name) {
    path = world.path(name);
    this.name = TerminalSafe.line(name);
  }

  /** As the user wrote it, safe for a terminal. */
  String name() {
    return name;
  }

  /** What reads one kind of file: the next row's values, or null at the end. */
  interface Source {
    Map<String, Object> next() throws IOException;

    /** Of the row that was read last. */
    long line();
  }

  /** All rows, from the first; what is wrong with one is thrown when it is its turn. */
  Rows rows() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw Problem.badInput(
          name + (Files.isDirectory(path) ? " is a folder" : " is no file that can be read twice"),
          null);
    }
    BufferedReader reader = null;
    try {
      reader =
          new BufferedReader(
              new InputStreamReader(
                  Files.newInputStream(path),
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      skipMark(reader);
      return new Rows(reader, source(reader));
    } catch (IOException e) {
      close(reader);
      throw unreadable(e);
    } catch (Problem problem) {
      close(reader);
      throw new Problem(
          problem.exitCode(),
          name + ": " + problem.getMessage(),
          problem.next().orElse(null),
          problem);
    }
  }

  /** As Windows programs begin a file. */
  private static void skipMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private Source source(BufferedReader reader) throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "csv", "tsv" -> new CsvSource(reader);
      case "json" -> new JsonSource(reader);
      case "ndjson", "jsonl" -> new JsonLineSource(reader);
      default ->
          throw Problem.usage(
              "what kind of data it has is told by the end of its name",
              ".csv, .json and .ndjson are known");
    };
  }

  private Problem unreadable(IOException e) {
    if (e instanceof NoSuchFileException) {
      return Problem.badInput("there is no file " + name, null);
    }
    if (e instanceof CharacterCodingException) {
      return Problem.badInput(name + " is no text in UTF-8", "save it as UTF-8");
    }
    if (e instanceof JacksonException wrong) {
      JsonLocation at = wrong.getLocation();
      return Problem.badInput(
          name
              + (at == null ? "" : " line " + at.getLineNr())
              + ": "
              + TerminalSafe.excerpt(TerminalSafe.line(wrong.getOriginalMessage()), 160),
          null);
    }
    return Problem.badInput(name + " cannot be read: " + AtomicFile.reason(e), null);
  }

  private static void close(BufferedReader reader) {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException onlyRead) {
      // Nothing is lost.
    }
  }

  /** The rows of the file, one after the other; closed by its end. */
  final class Rows implements Iterator<Row>, AutoCloseable {
    private final BufferedReader reader;
    private final Source source;
    private Row next;
    private boolean ended;
    private int count;

    private Rows(BufferedReader reader, Source source) {
      this.reader = reader;
      this.source = source;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = read();
        if (next == null) {
          close();
        }
      }
      return next != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = next;
      next = null;
      return row;
    }

    private Row read() {
      try {
        Map<String, Object> values = source.next();
        return values == null ? null : Row.of(++count, name + " line " + source.line(), values);
      } catch (IOException e) {
        throw unreadable(e);
      } catch (Problem problem) {
        throw new Problem(
            problem.exitCode(),
            name + " line " + source.line() + ": " + problem.getMessage(),
            problem.next().orElse(null),
            problem);
      }
    }

    @Override
    public void close() {
      ended = true;
      DataFile.close(reader);
    }
  }
}
