package dev.risksh.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session as a person would write it down: what is typed, and what comes back. The format is told
 * in docs/ARCHITECTURE.md.
 */
public record Transcript(List<Turn> turns) {
  private static final String PROMPT = "risksh> ";
  private static final String GOES_ON = "   ...> ";
  private static final String SHELL = "$ ";
  private static final String INPUT = "< ";
  private static final String TIME = "@ ";
  private static final String FILE = "--- ";
  private static final String FILE_END = "---";
  private static final Pattern EXIT_CODE = Pattern.compile("\\[([0-9]+)]");

  /** Who is to understand what was typed. */
  public enum Kind {
    /** A line of risksh's prompt. */
    PROMPT,
    /** A line of the OS shell. */
    SHELL,
    /** The text is a file's name, the input its lines. */
    FILE,
    /** The text is a duration. */
    TIME
  }

  /**
   * One thing that was typed, or that happened.
   *
   * @param line where it begins in the transcript, from 1
   * @param before comments and empty lines above it
   * @param written its lines in the transcript, without what came back
   * @param text what was typed
   * @param input what stood on standard input, or in the file
   * @param expected the lines that must come back
   * @param exitCode what must be said at the end
   * @param after empty lines below it
   */
  public record Turn(
      int line,
      Kind kind,
      List<String> before,
      List<String> written,
      String text,
      List<String> input,
      List<String> expected,
      int exitCode,
      List<String> after) {

    /** What must come back, as it is written. */
    public List<String> answer() {
      return answer(expected, exitCode);
    }

    /** How {@code lines} and {@code code} are written. */
    public static List<String> answer(List<String> lines, int code) {
      List<String> answer = new ArrayList<>(lines);
      if (code != 0) {
        answer.add("[" + code + "]");
      }
      return answer;
    }

    /** This turn as a part of a transcript, had {@code answer} come back. */
    public List<String> retold(List<String> answer) {
      List<String> told = new ArrayList<>(before);
      told.addAll(written);
      told.addAll(answer);
      told.addAll(after);
      return told;
    }
  }

  /** Reads a transcript. */
  public static Transcript parse(String text) {
    return new Transcript(new Reader(text.lines().toList()).turns());
  }

  private static final class Reader {
    private final List<String> lines;
    private int at;

    Reader(List<String> lines) {
      this.lines = lines;
    }

    List<Turn> turns() {
      List<Turn> turns = new ArrayList<>();
      List<String> before = new ArrayList<>();
      while (at < lines.size()) {
        if (lines.get(at).isEmpty() || lines.get(at).startsWith("#")) {
          before.add(lines.get(at++));
        } else {
          turns.add(turn(before));
          before = new ArrayList<>();
        }
      }
      return turns;
    }

    private Turn turn(List<String> before) {
      int start = at;
      String first = lines.get(at++);
      Kind kind = kind(first);
      StringBuilder text = new StringBuilder(first.substring(mark(kind).length()));
      List<String> input = new ArrayList<>();
      if (kind == Kind.PROMPT) {
        take(GOES_ON).forEach(line -> text.append('\n').append(line));
      } else if (kind == Kind.SHELL) {
        input.addAll(take(INPUT));
      } else if (kind == Kind.FILE) {
        while (!lines.get(at).equals(FILE_END)) {
          input.add(lines.get(at++));
        }
        at++;
      }
      List<String> written = lines.subList(start, at);
      List<String> expected = new ArrayList<>();
      while (at < lines.size() && !begins(lines.get(at)) && !isExitCode(lines.get(at))) {
        expected.add(lines.get(at++));
      }
      int exitCode = at < lines.size() && isExitCode(lines.get(at)) ? exitCode() : 0;
      List<String> after = new ArrayList<>();
      while (!expected.isEmpty() && expected.get(expected.size() - 1).isEmpty()) {
        after.add(expected.remove(expected.size() - 1));
      }
      return new Turn(
          start + 1,
          kind,
          before,
          written,
          text.toString(),
          input,
          List.copyOf(expected),
          exitCode,
          after);
    }

    private List<String> take(String mark) {
      List<String> taken = new ArrayList<>();
      while (at < lines.size() && (lines.get(at) + " ").startsWith(mark)) {
        String line = lines.get(at++);
        taken.add(line.substring(Math.min(mark.length(), line.length())));
      }
      return taken;
    }

    private int exitCode() {
      Matcher code = EXIT_CODE.matcher(lines.get(at++));
      return code.matches() ? Integer.parseInt(code.group(1)) : 0;
    }

    private static boolean isExitCode(String line) {
      return EXIT_CODE.matcher(line).matches();
    }

    private static boolean begins(String line) {
      return line.startsWith("#")
          || line.startsWith(PROMPT)
          || line.startsWith(SHELL)
          || line.startsWith(FILE)
          || line.startsWith(TIME);
    }

    private Kind kind(String line) {
      for (Kind kind : Kind.values()) {
        if (line.startsWith(mark(kind))) {
          return kind;
        }
      }
      throw new AssertionError("line " + at + " belongs to nothing that was typed: " + line);
    }

    private static String mark(Kind kind) {
      return switch (kind) {
        case PROMPT -> PROMPT;
        case SHELL -> SHELL;
        case FILE -> FILE;
        case TIME -> TIME;
      };
    }
  }
}
