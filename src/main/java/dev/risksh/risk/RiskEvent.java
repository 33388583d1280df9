package dev.risksh.risk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a risk provider saw at one time; valid by construction. Times are kept to the millisecond,
 * because the wire has no more.
 *
 * @param timestamp when it was seen
 * @param expiresAt until when it counts; Okta takes 24 hours where it is absent
 * @param subjects the addresses, 1 to 50
 */
public record RiskEvent(
    Optional<Instant> timestamp, Optional<Instant> expiresAt, List<RiskSubject> subjects) {

  /** Refuses, with {@link InvalidRiskEvent}, what Okta would refuse. */
  public RiskEvent {
    timestamp = timestamp.map(RiskEvent::toMillis);
    expiresAt = expiresAt.map(RiskEvent::toMillis);
    subjects = List.copyOf(subjects);
    Violations violations = new Violations();
    check(violations, "", timestamp, expiresAt, subjects.size());
    violations.throwIfAny();
  }

  /** A new builder that holds nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** The level of its most dangerous subject. */
  public RiskLevel highest() {
    return highest(subjects);
  }

  static RiskLevel highest(List<RiskSubject> subjects) {
    return subjects.stream()
        .map(RiskSubject::riskLevel)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  static void check(
      Violations violations,
      String path,
      Optional<Instant> timestamp,
      Optional<Instant> expiresAt,
      int subjects) {
    timestamp.ifPresent(t -> violations.addAll(path + "timestamp", RiskLimits.checkTime(t)));
    expiresAt.ifPresent(t -> violations.addAll(path + "expiresAt", RiskLimits.checkTime(t)));
    violations.addAll(path + "expiresAt", RiskLimits.checkExpiry(timestamp, expiresAt));
    violations.addAll(path + "subjects", RiskLimits.checkSubjectCount(subjects));
  }

  private static Instant toMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** {@code event, 2 subjects, highest HIGH}. */
  @Override
  public String toString() {
    int count = subjects.size();
    return "event, " + count + (count == 1 ? " subject" : " subjects") + ", highest " + highest();
  }

  /** Takes what is known of an event bit by bit and checks it all at the end. */
  public static final class Builder {
    private final List<Draft> subjects = new ArrayList<>();
    private Optional<Instant> timestamp = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();

    private Builder() {}

    public Builder timestamp(Instant value) {
      timestamp = Optional.of(value).map(RiskEvent::toMillis);
      return this;
    }

    public Builder expiresAt(Instant value) {
      expiresAt = Optional.of(value).map(RiskEvent::toMillis);
      return this;
    }

    public Builder subject(String ip, RiskLevel level) {
      return subject(ip, level, null);
    }

    /** Adds a subject; {@code message} may be null for none. */
    public Builder subject(String ip, RiskLevel level, String message) {
      subjects.add(new Draft(ip, level, Optional.ofNullable(message)));
      return this;
    }

    /** The event, or {@link InvalidRiskEvent} with all that is wrong with it. */
    public RiskEvent build() {
      Violations violations = new Violations();
      check(violations, "", timestamp, expiresAt, subjects.size());
      for (int i = 0; i < subjects.size(); i++) {
        subjects.get(i).check(violations, "subjects[" + i + "].");
      }
      violations.throwIfAny();
      return new RiskEvent(timestamp, expiresAt, subjects.stream().map(Draft::subject).toList());
    }
  }

  /** A subject that has not been checked yet. */
  private record Draft(String ip, RiskLevel level, Optional<String> message) {
    void check(Violations violations, String path) {
      RiskSubject.check(violations, path, ip, level, message);
    }

    RiskSubject subject() {
      return new RiskSubject(ip, level, message);
    }
  }
}
