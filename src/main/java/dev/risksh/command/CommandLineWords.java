package dev.risksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a command line as picocli has to get them. */
final class CommandLineWords {
  /** The beginning of a key's thumbprint, or all 43 letters, the first of which may be a dash. */
  private static final Pattern DASHED_KID = Pattern.compile("-[A-Za-z0-9_][\\w-]{1,41}");

  private CommandLineWords() {}

  /** A kid at the end that looks like options is marked as none. */
  static List<String> of(List<String> words) {
    int last = words.size() - 1;
    if (last < 2
        || !words.get(0).equals("key")
        || !DASHED_KID.matcher(words.get(last)).matches()
        || words.get(last - 1).startsWith("-")) {
      return words;
    }
    List<String> marked = new ArrayList<>(words);
    marked.add(last, "--");
    return marked;
  }
}
