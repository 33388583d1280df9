package dev.risksh.shell;

import dev.risksh.groovy.scan.GroovyScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts lines, as typed, pasted or piped in, into inputs: a command each, or Groovy. */
final class Inputs {
  /** Groovy that goes on after {@code new}, were it not for what everybody types first. */
  private static final String FORGOTTEN_SLASH = "key new";

  /** What can only be the next line of what seemed complete. */
  private static final Pattern GOES_ON =
      Pattern.compile("\\s*(?:(?:else|catch|finally)\\b|\\.[^.]|[?*]\\.|::|[?:]|\\|\\||&&).*");

  /**
   * One input.
   *
   * @param line where it begins in the text, from 1
   */
  record Part(String text, int line) {}

  private final StringBuilder pending = new StringBuilder();
  private GroovyScanner scanner;
  private boolean command;
  private int lines;
  private int begun;

  /** The inputs in {@code text}; the last one may be incomplete. */
  static List<String> split(String text) {
    return parts(text).stream().map(Part::text).toList();
  }

  /** The same with the lines they begin at. */
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Inputs rest = read(text, parts);
    if (!rest.isEmpty()) {
      parts.add(rest.part());
    }
    return parts;
  }

  /** Whether the last input in {@code text} asks for another line. */
  static boolean incomplete(String text) {
    return !text.strip().equals(FORGOTTEN_SLASH) && !read(text, new ArrayList<>()).complete();
  }

  private static Inputs read(String text, List<Part> parts) {
    Inputs inputs = new Inputs();
    text.lines()
        .forEach(
            line -> {
              if (inputs.endsBefore(line)) {
                parts.add(inputs.part());
              }
              inputs.add(line);
            });
    return inputs;
  }

  /** Whether an input is at hand that {@code next} does not go on. */
  boolean endsBefore(String next) {
    return !isEmpty() && complete() && (command || !GOES_ON.matcher(next).matches());
  }

  void add(String line) {
    lines++;
    if (isEmpty()) {
      if (line.isBlank() || lines == 1 && line.startsWith("#!")) {
        return;
      }
      begun = lines;
      command = Input.of(line).command();
      scanner = new GroovyScanner();
    } else {
      pending.append('\n');
    }
    pending.append(line);
    if (!command) {
      scanner.line(line);
    }
  }

  /** Whether what came so far can run as it is. */
  boolean complete() {
    return isEmpty() || command || scanner.verdict() != GroovyScanner.Verdict.INCOMPLETE;
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  private Part part() {
    return new Part(take(), begun);
  }

  /** The input at hand; the next line begins another. */
  String take() {
    String input = pending.toString();
    pending.setLength(0);
    return input;
  }
}
