package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much an org lets through, by what its owner pays for (Okta: rate limits by plan). */
enum Plan {
  /** No limits but that of risk events: nobody pays here. */
  OPEN(0),
  INTEGRATOR(35),
  ONE_APP(75),
  ENTERPRISE(75),
  WORKFORCE(75);

  private final int concurrentCalls;

  /** Calls a minute that share a limit; the most specific one counts. */
  enum Bucket {
    LOGS("/api/v1/logs", 20, 50, 50, 120),
    CLIENTS("/oauth2/v1/clients", 25, 100, 100, 100),
    APPS("/api/v1/apps", 20, 100, 100, 100),
    APP("/api/v1/apps/{id}", 100, 600, 600, 500),
    OTHER("/api/v1", 100, 600, 600, 1200);

    private final String pattern;
    private final List<Integer> limits;

    Bucket(String pattern, Integer... limits) {
      this.pattern = pattern;
      this.limits = List.of(limits);
    }

    String pattern() {
      return pattern;
    }

    /** The bucket of a path; risk events have a limit of their own, and many paths have none. */
    static Optional<Bucket> of(List<String> path) {
      if (startsWith(path, "oauth2", "v1", "clients")) {
        return Optional.of(CLIENTS);
      }
      if (!startsWith(path, "api", "v1") || path.equals(RISK_EVENTS)) {
        return Optional.empty();
      }
      return Optional.of(
          switch (path.get(2)) {
            case "logs" -> LOGS;
            case "apps" -> path.size() == 4 ? APP : APPS;
            default -> OTHER;
          });
    }

    private static final List<String> RISK_EVENTS = List.of("api", "v1", "risk", "events", "ip");

    private static boolean startsWith(List<String> path, String... start) {
      return path.size() >= 3 && path.subList(0, start.length).equals(List.of(start));
    }
  }

  Plan(int concurrentCalls) {
    this.concurrentCalls = concurrentCalls;
  }

  static Optional<Plan> of(String wire) {
    return Arrays.stream(values()).filter(plan -> plan.wire().equals(wire)).findFirst();
  }

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Calls a minute; empty without a limit. */
  Optional<Integer> limit(Bucket bucket) {
    return this == OPEN ? Optional.empty() : Optional.of(bucket.limits.get(ordinal() - 1));
  }

  /** Calls at one time; empty without a limit. */
  Optional<Integer> concurrentCalls() {
    return this == OPEN ? Optional.empty() : Optional.of(concurrentCalls);
  }
}
