package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;

import dev.risksh.okta.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Okta says to too many calls: in a minute, or at once (Okta: Rate limits; Rate limit best
 * practices).
 */
final class RateRules {
  /** The reset is given in whole seconds: one more, and the window is surely over. */
  private static final Duration SPARE = Duration.ofSeconds(1);

  /** Okta's other reasons to say 429: a mail or a phone call to a user was made just before. */
  private static final Set<String> ABOUT_MESSAGES = Set.of("E0000118", "E0000133");

  static final List<Rule> TABLE = List.of(new Rule(RateRules::isRate, RateRules::tooMany));

  private RateRules() {}

  private static boolean isRate(Case refused) {
    return refused.error().status() == 429 && !ABOUT_MESSAGES.contains(refused.error().code());
  }

  private static Diagnosis tooMany(Case refused) {
    Optional<RateLimit> limit = refused.wire().rateLimit();
    if (limit.isPresent() && limit.get().limit() == 0) {
      return because("The org has as many calls under way at once as Okta lets it have.")
          .seeing("the reply says limit 0, which stands for calls at the same time")
          .trying(
              "let other calls to this org end, then try again",
              "/log --type core.concurrency.org.limit.violation");
    }
    Optional<Duration> left = limit.flatMap(known -> left(refused, known));
    Diagnosis diagnosis =
        because("More calls were made in this minute than Okta allows.")
            .seeing(limit.map(RateRules::bucket))
            .seeing(left.map(time -> "the window resets in " + Span.of(time)))
            .trying(
                "wait "
                    + left.map(time -> Span.of(time.plus(SPARE))).orElse("a minute")
                    + ", then try again");
    return refused.wire().path().startsWith("/api/v1/risk/events")
        ? diagnosis.trying("/send   takes 20 events of 50 subjects each in one call")
        : diagnosis.trying(
            "/log --type system.org.rate_limit.violation   tells which limit it was");
  }

  private static String bucket(RateLimit limit) {
    return limit.remaining() + " of " + limit.limit() + " calls left in this window";
  }

  private static Optional<Duration> left(Case refused, RateLimit limit) {
    Optional<Instant> now = refused.wire().date().or(refused.clock()::arrival);
    return now.map(time -> Duration.between(time, limit.resetsAt()))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }
}
