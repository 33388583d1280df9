package dev.risksh.console;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word a person most likely meant. */
public final class Suggestions {
  private static final int FARTHEST = 2;
  private static final int LONGEST = 64;

  private Suggestions() {}

  /**
   * The candidate nearest to {@code typed}: the fewest letters added, left out, changed or swapped
   * with their neighbour, at most two of them, upper or lower case counting the same. Of equally
   * near candidates the first wins.
   */
  public static Optional<String> closest(String typed, Collection<String> candidates) {
    String best = null;
    int bestDistance = FARTHEST + 1;
    for (String candidate : candidates) {
      int distance = distance(typed, candidate);
      if (distance < bestDistance && distance <= Math.max(typed.length(), candidate.length()) / 2) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code "; did you mean HIGH?"}, ready to stand at the end of a message, or nothing. */
  public static String didYouMean(String typed, Collection<String> candidates) {
    return closest(typed, candidates).map(word -> "; did you mean " + word + "?").orElse("");
  }

  private static int distance(String typed, String candidate) {
    if (typed.length() > LONGEST || Math.abs(typed.length() - candidate.length()) > FARTHEST) {
      return FARTHEST + 1;
    }
    return editDistance(typed.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }

  /** Damerau-Levenshtein distance in which no part is edited twice. */
  private static int editDistance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cheapest = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        cheapest = Math.min(cheapest, cost[i - 1][j - 1] + change);
        if (swapped(a, i, b, j)) {
          cheapest = Math.min(cheapest, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = cheapest;
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
