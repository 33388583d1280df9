package dev.risksh.session;

import dev.risksh.okta.Exchange;
import dev.risksh.okta.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When the calls of a session were made, next to one another. Where nothing was called for long,
 * the time between is left out, or all calls together would be a dot.
 *
 * @param spans in the order in which they began
 * @param shown how much time it shows: all but what is left out
 * @param limits how the calls of each rate limit were used up
 */
public record Timeline(List<Span> spans, Duration shown, List<Limit> limits) {
  /** Time between calls that is worth no column. */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);

  private static final Pattern IDENTIFIER = Pattern.compile("/[\\w.-]*\\d[\\w.-]{15,}");

  /**
   * A call.
   *
   * @param at where it begins in the time that is shown
   * @param idle how much time before it is left out
   */
  public record Span(Exchange call, Duration at, Optional<Duration> idle) {}

  /**
   * The calls that one rate limit counts.
   *
   * @param what the path they have in common
   * @param left what the org said after each, in their order
   */
  public record Limit(String what, List<RateLimit> left) {
    public RateLimit last() {
      return left.get(left.size() - 1);
    }
  }

  public Timeline {
    spans = List.copyOf(spans);
    limits = List.copyOf(limits);
  }

  /** That of {@code calls}, which are in the order in which they began. */
  static Timeline of(List<Exchange> calls) {
    List<Span> spans = new ArrayList<>();
    Duration at = Duration.ZERO;
    Duration end = Duration.ZERO;
    Optional<Instant> ended = Optional.empty();
    for (Exchange call : calls) {
      Duration since =
          ended.map(before -> Duration.between(before, call.startedAt())).orElse(Duration.ZERO);
      boolean idle = since.compareTo(LONGEST_IDLE) > 0;
      Duration start = idle ? end : end.plus(since);
      // A clock that was set back must not turn the picture round.
      at = start.compareTo(at) < 0 ? at : start;
      spans.add(new Span(call, at, idle ? Optional.of(since) : Optional.empty()));
      Duration over = at.plus(call.took());
      if (over.compareTo(end) >= 0) {
        end = over;
        ended = Optional.of(call.startedAt().plus(call.took()));
      }
    }
    return new Timeline(spans, end, limits(calls));
  }

  private static List<Limit> limits(List<Exchange> calls) {
    Map<String, List<RateLimit>> byPath = new LinkedHashMap<>();
    for (Exchange call : calls) {
      call.rateLimit()
          .ifPresent(
              limit -> byPath.computeIfAbsent(common(call), path -> new ArrayList<>()).add(limit));
    }
    return byPath.entrySet().stream()
        .map(entry -> new Limit(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Calls of one API share a limit, whatever they ask for. */
  private static String common(Exchange call) {
    return IDENTIFIER.matcher(call.url().getPath()).replaceAll("/…");
  }
}
