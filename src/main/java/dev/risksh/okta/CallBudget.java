package dev.risksh.okta;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What everybody in this process may still ask of one org before it says that it is too much. A
 * call takes its part before it is made, and waits for the next window when there is none left;
 * what the org tells with each reply keeps the account true, also when others call it.
 */
public final class CallBudget {
  /** This one has an allowance for each risk provider, and so for each app. */
  private static final String RISK_EVENTS = "/api/v1/risk/events/ip";

  /** As Okta counts, the most specific first. */
  private static final List<String> PATTERNS =
      List.of(RISK_EVENTS, "/api/v1/logs", "/oauth2/v1/clients", "/oauth2/v1/token");

  private final Clock clock;
  private final Map<String, CallBucket> buckets = new ConcurrentHashMap<>();

  CallBudget(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes a call's part; returns when it can be made.
   *
   * @param longestWait what is longer is not waited for: the org shall say itself
   */
  CallBucket take(Call call, Duration longestWait, Waiting waiting) throws InterruptedException {
    String pattern = pattern(call.target().split("\\?", 2)[0]);
    String who = pattern.equals(RISK_EVENTS) ? call.auth().who() : "";
    CallBucket bucket =
        buckets.computeIfAbsent(pattern + " " + who, key -> new CallBucket(pattern, clock));
    bucket.take(longestWait, waiting);
    return bucket;
  }

  private static String pattern(String path) {
    Optional<String> known = PATTERNS.stream().filter(path::startsWith).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    if (path.matches("/api/v1/apps(/[^/]*)?")) {
      return path.equals("/api/v1/apps") ? path : "/api/v1/apps/{id}";
    }
    return path.startsWith("/api/v1/") ? "/api/v1" : "/" + path.split("/", 3)[1];
  }
}
