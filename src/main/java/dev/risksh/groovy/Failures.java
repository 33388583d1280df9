package dev.risksh.groovy;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.scan.GroovyScanner;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.syntax.SyntaxException;

/** What went wrong in Groovy, in words for the one who wrote the line. */
public final class Failures {
  private static final int MAX_MESSAGE = 4000;

  /** Groovy writes one within what it quotes as backslash and n. */
  private static final Pattern LINE_END = Pattern.compile("\\n|\\\\n");

  private static final Pattern UNDECIDED =
      Pattern.compile(
          "Ambiguous method overloading for method \\S+#(?<ofNull>\\w+)\\."
              + "|Could not find which method (?<ofNothing>\\w+)");

  /** Groovy's parser quotes all that it could not read, which may be the rest of the file. */
  private static final int MAX_SYNTAX_MESSAGE = 160;

  private final Unknown unknown;

  /**
   * @param variables those that are known, for "did you mean"
   */
  public Failures(Map<?, ?> variables) {
    unknown = new Unknown(variables);
  }

  /**
   * Turns whatever a script or a snippet threw into a problem.
   *
   * @param source the text that was run, to show the line that does not compile
   */
  public Problem of(Throwable thrown, String source) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof Problem problem) {
      return problem;
    }
    if (cause instanceof AssertionError assertion) {
      return new Problem(ExitCode.FAILED, safe(assertion.getMessage()), null, cause);
    }
    if (cause instanceof CompilationFailedException failed) {
      return notCompiled(failed, source);
    }
    if (cause instanceof MissingPropertyException missing) {
      return unknown.property(missing);
    }
    if (cause instanceof MissingMethodException missing) {
      return unknown.method(missing);
    }
    Optional<Problem> undecided = undecided(cause);
    if (undecided.isPresent()) {
      return undecided.get();
    }
    if (cause instanceof InterruptedException) {
      return new Problem(ExitCode.INTERRUPTED, "interrupted", null, cause);
    }
    if (cause instanceof StackOverflowError) {
      return new Problem(ExitCode.FAILED, "the script calls itself without end", null, cause);
    }
    if (cause instanceof OutOfMemoryError) {
      return new Problem(ExitCode.FAILED, "the script took all memory there is", null, cause);
    }
    String message = cause.getMessage() == null ? "" : ": " + safe(cause.getMessage());
    return new Problem(ExitCode.FAILED, cause.getClass().getSimpleName() + message, null, cause);
  }

  private static Problem mistaken(
      String word, List<Method> overloads, Object[] given, Throwable cause) {
    return new Problem(ExitCode.USAGE, Signature.mistaken(word, overloads, given), null, cause);
  }

  /** Nothing or null where one of two types may be meant: Groovy tells only the method. */
  private static Optional<Problem> undecided(Throwable cause) {
    Matcher told = UNDECIDED.matcher(String.valueOf(cause.getMessage()));
    if (!(cause instanceof GroovyRuntimeException) || !told.lookingAt()) {
      return Optional.empty();
    }
    boolean nothing = told.group("ofNull") == null;
    String word = nothing ? told.group("ofNothing") : told.group("ofNull");
    List<Method> overloads =
        Stream.concat(
                Vocabulary.methods(word).stream(),
                Stream.of(LogWords.class, HttpWords.class)
                    .flatMap(owner -> new ValueType(owner).methods(word).stream()))
            .toList();
    Object[] given = nothing ? new Object[0] : new Object[1];
    return Optional.of(overloads)
        .filter(known -> !known.isEmpty())
        .map(known -> mistaken(word, known, given, cause));
  }

  /** The line of {@code file} that {@code thrown} came from. */
  public static OptionalInt line(Throwable thrown, String file) {
    return line(unwrap(thrown).getStackTrace(), file);
  }

  /** The line of {@code file} that led there, of what the file itself does: not of its methods. */
  public static OptionalInt outerLine(Throwable thrown, String file) {
    return Arrays.stream(unwrap(thrown).getStackTrace())
        .filter(frame -> file.equals(frame.getFileName()) && frame.getLineNumber() > 0)
        .mapToInt(StackTraceElement::getLineNumber)
        .reduce((inner, outer) -> outer);
  }

  /** The line of {@code file} in which {@code frames} are. */
  public static OptionalInt line(StackTraceElement[] frames, String file) {
    return Arrays.stream(frames)
        .filter(frame -> file.equals(frame.getFileName()) && frame.getLineNumber() > 0)
        .mapToInt(StackTraceElement::getLineNumber)
        .findFirst();
  }

  /** What was thrown, without what Groovy wraps around it. */
  public static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof InvokerInvocationException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static Problem notCompiled(CompilationFailedException failed, String source) {
    String message = safe(failed.getMessage());
    if (failed instanceof MultipleCompilationErrorsException many
        && many.getErrorCollector().getError(0) instanceof ExceptionMessage bug) {
      message = safe(bug.getCause().toString());
    }
    if (failed instanceof MultipleCompilationErrorsException many
        && many.getErrorCollector().getError(0) instanceof SyntaxErrorMessage first) {
      SyntaxException error = first.getCause();
      Optional<String> unclosed = GroovyScanner.unclosed(source);
      if (unclosed.isPresent()) {
        // The parser would point at the end of everything.
        return notCompiled(unclosed.get() + " is never closed", failed);
      }
      Optional<String> module = GroovyModules.unresolved(error.getOriginalMessage());
      message =
          "line "
              + error.getLine()
              + ": "
              + module.orElseGet(() -> saidBy(error))
              + caret(source, error.getLine(), error.getStartColumn());
    }
    return notCompiled(message, failed);
  }

  /** In one line: of what is quoted the first one is enough, with the caret below. */
  private static String saidBy(SyntaxException error) {
    String message = safe(error.getOriginalMessage()).strip();
    String first = LINE_END.split(message, 2)[0];
    boolean quoted = first.length() < message.length() && message.endsWith("'");
    return TerminalSafe.excerpt(first, MAX_SYNTAX_MESSAGE) + (quoted ? " …'" : "");
  }

  private static Problem notCompiled(String message, Throwable cause) {
    return new Problem(ExitCode.BAD_INPUT, "this does not compile: " + message, null, cause);
  }

  private static String caret(String source, int line, int column) {
    String text = source.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    return text.isBlank()
        ? ""
        : "\n  " + TerminalSafe.line(text) + "\n  " + " ".repeat(Math.max(0, column - 1)) + "^";
  }

  /** At most so long, and nothing in it that a terminal would obey, or that looks like a secret. */
  static String safe(String text) {
    if (text == null) {
      return "";
    }
    String cut = text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + "…" : text;
    return Redaction.text(TerminalSafe.text(cut));
  }
}
