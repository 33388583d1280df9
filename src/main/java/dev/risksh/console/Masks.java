package dev.risksh.console;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The values that a run knows to be secret, and the mark that stands in their place in any text
 * that leaves it. {@link Redaction} knows secrets by their names and looks; these it could not,
 * once a script has taken them out of their places. Values are only added, and any thread may.
 */
public final class Masks {
  /** What stands where a secret value was. */
  public static final String MARK = "‹secret›";

  /** A shorter value, such as 80, HIGH or false, stands in many places where it is no secret. */
  public static final int SHORTEST = 6;

  /** What stands where a text was cut. */
  private static final char CUT = '…';

  /** Each as it may be written, by how it begins: rows of data may bring thousands. */
  private final Map<String, Set<String>> spellings = new ConcurrentHashMap<>();

  /** From now on {@code value} is a secret, whole and each of its lines. */
  public void add(String value) {
    String whole = value.strip();
    Stream.concat(Stream.of(whole), whole.lines().map(String::strip))
        .filter(part -> part.length() >= SHORTEST)
        .flatMap(part -> spellings(part).stream())
        .forEach(this::remember);
  }

  /** Those variables that are called like a secret, however a script gets at them. */
  public void addSecretsOf(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (Redaction.isSecretVariable(name, value)) {
            add(value);
          }
        });
  }

  /** As it is, in quotation marks, in an address or a form, and as Base64. */
  private static Set<String> spellings(String value) {
    Set<String> all = new LinkedHashSet<>();
    all.add(value);
    all.add(TerminalSafe.line(value));
    String escaped =
        value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    all.add(escaped.replace("\"", "\\\""));
    all.add(escaped.replace("'", "\\'"));
    String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    all.add(form);
    all.add(form.replace("+", "%20"));
    try {
      all.add(new URI(null, null, "/" + value, null).toASCIIString().substring(1));
    } catch (URISyntaxException inNoAddressThen) {
      // The others are enough.
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    return all;
  }

  private void remember(String spelling) {
    spellings
        .computeIfAbsent(
            spelling.substring(0, SHORTEST), beginning -> ConcurrentHashMap.newKeySet())
        .add(spelling);
  }

  /** {@code text} without the values; of two that begin at one place the longer goes. */
  public String text(String text) {
    if (spellings.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at + SHORTEST <= text.length()) {
      int mark = markAt(text, at);
      int found = mark > 0 ? 0 : valueAt(text, at);
      if (found > 0) {
        shown.append(text, copied, at).append(MARK);
        copied = at + found;
      }
      at += Math.max(1, mark + found);
    }
    return copied == 0 ? text : shown.append(text, copied, text.length()).toString();
  }

  /** A mark is none of a secret, even where the secret is the word in it. */
  private static int markAt(String text, int at) {
    return Stream.of(MARK, Redaction.MARK)
        .filter(mark -> text.startsWith(mark, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }

  /** How long the value is that begins there; 0 where none does. */
  private int valueAt(String text, int at) {
    int longest = 0;
    for (String value : spellings.getOrDefault(text.substring(at, at + SHORTEST), Set.of())) {
      int same = common(value, text, at);
      boolean cut = at + same < text.length() && text.charAt(at + same) == CUT;
      if (same == value.length() || cut) {
        longest = Math.max(longest, same);
      }
    }
    return longest;
  }

  private static int common(String value, String text, int at) {
    int length = Math.min(value.length(), text.length() - at);
    int same = 0;
    while (same < length && value.charAt(same) == text.charAt(at + same)) {
      same++;
    }
    return same;
  }

  /** {@code problem} without the values, and without the cause that might tell them. */
  public Problem problem(Problem problem) {
    String message = text(problem.getMessage());
    Optional<String> next = problem.next().map(this::text);
    return message.equals(problem.getMessage()) && next.equals(problem.next())
        ? problem
        : new Problem(problem.exitCode(), message, next.orElse(null));
  }

  /** A stream whose whole lines go to {@code out} without the values. */
  public PrintStream printing(PrintStream out) {
    return LineStream.of(line -> out.println(text(line)));
  }
}
