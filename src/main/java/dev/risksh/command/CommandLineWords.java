package dev.risksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a command line as picocli has to get them. */
final class CommandLineWords {
  /** The beginning of a key's thumbprint, or all 43 letters, the first of which may be dashes. */
  private static final Pattern DASHED_KID =
      Pattern.compile("-[A-Za-z0-9_][\\w-]{1,41}|-[\\w-]{42}");

  /** What has a thumbprint before its options, and no option with one dash. */
  private static final Set<String> OF_A_KID = Set.of("use", "show", "remove");

  private CommandLineWords() {}

  /** A kid that looks like options goes to the end, marked as none. */
  static List<String> of(List<String> words) {
    if (words.size() < 3 || !words.get(0).equals("key") || words.contains("--")) {
      return words;
    }
    int kid = OF_A_KID.contains(words.get(1)) ? 2 : words.size() - 1;
    if (!isKid(words.get(kid)) || words.get(kid - 1).startsWith("-")) {
      kid = words.size() - 1;
    }
    if (!isKid(words.get(kid)) || words.get(kid - 1).startsWith("-")) {
      return words;
    }
    List<String> marked = new ArrayList<>(words);
    marked.add("--");
    marked.add(marked.remove(kid));
    return marked;
  }

  /** {@code --yes} and the like are shorter than a kid that begins with two dashes. */
  private static boolean isKid(String word) {
    return DASHED_KID.matcher(word).matches() || word.matches("--[A-Z0-9_][\\w-]{6,40}");
  }
}
