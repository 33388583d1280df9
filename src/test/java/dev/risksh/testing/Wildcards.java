package dev.risksh.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what came back with what was expected: {@code …} stands for anything on a line, a line
 * of it for any lines, {@code <name>} for an identifier, the same one wherever the name stands, and
 * two blanks or more between columns for as many as the table needs.
 */
public final class Wildcards {
  private static final String ANYTHING = "…";
  private static final Pattern WILDCARD = Pattern.compile(ANYTHING + "|<([a-z]+)>|(?<=\\S) {2,}");

  private final Map<String, String> names = new HashMap<>();

  /** What was typed, with the names that are known by now filled in. */
  public String fill(String typed) {
    return WILDCARD
        .matcher(typed)
        .replaceAll(
            found -> {
              String known = found.group(1) == null ? null : names.get(found.group(1));
              return Matcher.quoteReplacement(known == null ? found.group() : known);
            });
  }

  /** The actual lines, each in the words of the expected line that it fits. */
  public List<String> retell(List<String> expected, List<String> actual) {
    List<String> told = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    int next = 0;
    for (String line : actual) {
      boolean anyLines = isAnything(expected, next);
      int found = anyLines ? findAt(expected, next + 1, line) : find(expected, next, line);
      if (found >= 0) {
        if (anyLines) {
          told.add(ANYTHING);
          passedOver.clear();
        }
        told.add(expected.get(found));
        next = found + 1;
      } else {
        (anyLines ? passedOver : told).add(line);
      }
    }
    if (isAnything(expected, next) && next + 1 == expected.size()) {
      told.add(ANYTHING);
    } else {
      told.addAll(passedOver);
    }
    return told;
  }

  private static boolean isAnything(List<String> expected, int at) {
    return at < expected.size() && expected.get(at).equals(ANYTHING);
  }

  private int findAt(List<String> expected, int at, String line) {
    return at < expected.size() && fits(expected.get(at), line) ? at : -1;
  }

  /** Where the line is expected; lines before it that never came are left out. */
  private int find(List<String> expected, int from, String line) {
    for (int i = from; i < expected.size() && !isAnything(expected, i); i++) {
      if (fits(expected.get(i), line)) {
        return i;
      }
    }
    return -1;
  }

  private boolean fits(String expected, String line) {
    Matcher wildcard = WILDCARD.matcher(expected);
    List<String> unknown = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    int end = 0;
    while (wildcard.find()) {
      regex.append(Pattern.quote(expected.substring(end, wildcard.start())));
      regex.append(regex(wildcard, unknown));
      end = wildcard.end();
    }
    regex.append(Pattern.quote(expected.substring(end)));
    Matcher fit = Pattern.compile(regex.toString()).matcher(line);
    if (!fit.matches()) {
      return false;
    }
    unknown.forEach(name -> names.put(name, fit.group(name)));
    return true;
  }

  private String regex(Matcher wildcard, List<String> unknown) {
    if (wildcard.group().isBlank()) {
      return " {2,}";
    }
    return wildcard.group().equals(ANYTHING) ? ".*" : name(wildcard.group(1), unknown);
  }

  private String name(String name, List<String> unknown) {
    if (names.containsKey(name)) {
      return Pattern.quote(names.get(name));
    }
    if (unknown.contains(name)) {
      return "\\k<" + name + ">";
    }
    unknown.add(name);
    return "(?<" + name + ">[\\w.-]+)";
  }
}
