package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The free search of the System Log: every keyword is somewhere in the event, in any case. */
final class KeywordSearch {
  private static final Pattern BREAKS = Pattern.compile("[\\s,;{}\\[\\]=()\"]+");
  private static final int MAX_WORDS = 10;
  private static final int MAX_LENGTH = 40;

  private final List<String> keywords;

  private KeywordSearch(List<String> keywords) {
    this.keywords = keywords;
  }

  static KeywordSearch parse(String q) {
    List<String> words =
        Arrays.stream(q.toLowerCase(Locale.ROOT).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (words.stream().anyMatch(word -> word.length() > MAX_LENGTH)) {
      throw refuse("Freeform search cannot contain items longer than 40 characters.");
    }
    if (words.size() > MAX_WORDS) {
      throw refuse("Freeform search cannot contain more than 10 items.");
    }
    return new KeywordSearch(words);
  }

  boolean matches(JsonNode event) {
    return keywords.stream().allMatch(keyword -> contains(event, keyword));
  }

  private static boolean contains(JsonNode node, String keyword) {
    if (node.isContainerNode()) {
      for (JsonNode child : node) {
        if (contains(child, keyword)) {
          return true;
        }
      }
      return false;
    }
    String text = node.asText().toLowerCase(Locale.ROOT);
    return text.equals(keyword)
        || BREAKS.splitAsStream(text).anyMatch(token -> isOrHasPart(token, keyword));
  }

  /** A value with hyphens is found whole or by one of its parts. */
  private static boolean isOrHasPart(String token, String keyword) {
    return token.equals(keyword) || List.of(token.split("-")).contains(keyword);
  }

  private static ApiRefusal refuse(String text) {
    return ApiRefusal.systemLog(OktaError.E0000001, "'q': " + text, List.of("q: " + text));
  }
}
