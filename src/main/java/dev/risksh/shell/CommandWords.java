package dev.risksh.shell;

import java.util.*;

final class CommandWords {
  static List<String> split(String t) {
    List<String> w = new ArrayList<>();
    java.util.regex.Matcher m =
        java.util.regex.Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(t);
    while (m.find())
      w.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3));
    return w;
  }
}
