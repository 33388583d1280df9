package dev.risksh.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a name has to be like: it has the text in it, upper or lower case; with {@code *} or {@code
 * ?}, which stand for any characters and for one, the text is all of the name.
 */
record NamePattern(Optional<Pattern> pattern) {
  static NamePattern of(Optional<String> text) {
    return new NamePattern(text.map(NamePattern::compile));
  }

  private static Pattern compile(String text) {
    boolean whole = text.contains("*") || text.contains("?");
    StringBuilder regex = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(whole ? regex.toString() : ".*" + regex + ".*", Pattern.DOTALL);
  }

  boolean matches(String name) {
    return pattern.isEmpty() || pattern.get().matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
