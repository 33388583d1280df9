package dev.risksh.shell;

import dev.risksh.groovy.scan.GroovyScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts lines, as typed, pasted or piped in, into inputs: a command each, or Groovy. */
final class Inputs {
  /** What can only be the next line of what seemed complete. */
  private static final Pattern GOES_ON =
      Pattern.compile("\\s*(?:(?:else|catch|finally)\\b|\\.[^.]|[?*]\\.|::|[?:]|\\|\\||&&).*");

  private final StringBuilder pending = new StringBuilder();
  private GroovyScanner scanner;
  private boolean command;

  /** The inputs in {@code text}; the last one may be incomplete. */
  static List<String> split(String text) {
    List<String> inputs = new ArrayList<>();
    Inputs lines = read(text, inputs);
    if (!lines.isEmpty()) {
      inputs.add(lines.take());
    }
    return inputs;
  }

  /** Whether the last input in {@code text} asks for another line. */
  static boolean incomplete(String text) {
    return !read(text, new ArrayList<>()).complete();
  }

  private static Inputs read(String text, List<String> inputs) {
    Inputs lines = new Inputs();
    text.lines()
        .forEach(
            line -> {
              if (lines.endsBefore(line)) {
                inputs.add(lines.take());
              }
              lines.add(line);
            });
    return lines;
  }

  /** Whether an input is at hand that {@code next} does not go on. */
  boolean endsBefore(String next) {
    return !isEmpty() && complete() && (command || !GOES_ON.matcher(next).matches());
  }

  void add(String line) {
    if (isEmpty()) {
      if (line.isBlank()) {
        return;
      }
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

  /** The input at hand; the next line begins another. */
  String take() {
    String input = pending.toString();
    pending.setLength(0);
    return input;
  }
}
