package dev.risksh.localorg;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, and where the next one starts.
 *
 * @param nextAfter the id the next page follows, or empty on the last page
 */
record Paging<T>(List<T> items, String nextAfter) {

  /**
   * The page of {@code all} that follows {@code after}, the first where that is empty. One that is
   * not there, or no longer, is refused: from the first page on a caller might go round for ever.
   */
  static <T> Paging<T> of(List<T> all, Function<T, String> id, String after, int limit) {
    int start = after.isEmpty() ? 0 : all.stream().map(id).toList().indexOf(after) + 1;
    if (start == 0 && !after.isEmpty()) {
      throw ApiRefusal.invalid("after", List.of("after: must be a valid value"));
    }
    int end = Math.min(all.size(), start + limit);
    List<T> items = all.subList(start, end);
    return new Paging<>(
        items, end < all.size() && !items.isEmpty() ? id.apply(items.get(items.size() - 1)) : "");
  }

  /** The {@code limit} asked for, within bounds; one that is no number is passed over. */
  static int limit(Request request, int fallback, int max) {
    try {
      int limit = request.query().get("limit").map(Integer::parseInt).orElse(fallback);
      return Math.max(1, Math.min(max, limit));
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  /** Adds Okta's links, each in a header of its own. */
  Reply link(Reply reply, Request request) {
    Reply linked = reply.withHeader("Link", "<%s>; rel=\"self\"".formatted(request.url()));
    return nextAfter.isEmpty()
        ? linked
        : linked.withHeader("Link", "<%s>; rel=\"next\"".formatted(next(request, nextAfter)));
  }

  /** The URL of {@code request}, going on after {@code cursor}. */
  static String next(Request request, String cursor) {
    StringBuilder next = new StringBuilder(request.base()).append(request.path()).append('?');
    for (String pair : request.rawQuery().split("&")) {
      if (!pair.isEmpty() && !pair.startsWith("after=")) {
        next.append(pair).append('&');
      }
    }
    return next.append("after=").append(cursor).toString();
  }
}
