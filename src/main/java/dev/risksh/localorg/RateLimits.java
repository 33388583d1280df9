package dev.risksh.localorg;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets calls through as the org's {@link Plan} has it, and writes to the System Log when it gets
 * tight (Okta: rate limits, System Log events for rate limits).
 */
final class RateLimits {
  /** What one app or API token may use of a bucket, unless an admin says otherwise. */
  private static final int SHARE_PERCENT = 50;

  private static final int WARNING_PERCENT = 60;
  private static final String CONCURRENCY = "concurrency";

  private final RateLimiter limiter = new RateLimiter();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Switchboard switchboard;
  private final SystemLog log;
  private final Ids ids;

  RateLimits(Switchboard switchboard, SystemLog log, Ids ids) {
    this.switchboard = switchboard;
    this.log = log;
    this.ids = ids;
  }

  /** Answers with {@code call} unless its bucket, or the caller's share of it, is used up. */
  Reply limited(Request request, List<String> path, Caller caller, Supplier<Reply> call) {
    Plan plan = switchboard.now().plan();
    Optional<Plan.Bucket> bucket = Plan.Bucket.of(path);
    Optional<Integer> limit = bucket.flatMap(plan::limit);
    if (limit.isEmpty()) {
      return call.get();
    }
    String pattern = bucket.get().pattern();
    RateLimiter.Allowance all = take(request, pattern, "", limit.get());
    RateLimiter.Allowance share =
        take(request, pattern, who(caller), limit.get() * SHARE_PERCENT / 100);
    return answer(all.remaining() < share.remaining() ? all : share, call);
  }

  /** Answers with {@code call} unless {@code who} made too many to {@code pattern} already. */
  Reply limited(Request request, String pattern, String who, int limit, Supplier<Reply> call) {
    return answer(take(request, pattern, who, limit), call);
  }

  private static Reply answer(RateLimiter.Allowance allowance, Supplier<Reply> call) {
    if (!allowance.granted()) {
      throw ApiRefusal.of(OktaError.E0000047).with(allowance::stamp);
    }
    try {
      return allowance.stamp(call.get());
    } catch (ApiRefusal refusal) {
      throw refusal.with(allowance::stamp);
    }
  }

  private RateLimiter.Allowance take(Request request, String pattern, String who, int limit) {
    RateLimiter.Allowance allowance =
        limiter.take(pattern + " " + who, limit, switchboard.now().window(), request.at());
    if (allowance.isFirstRefused()) {
      write(request, "violation", "Rate limit violation", pattern, who, allowance);
    } else if (allowance.reaches(WARNING_PERCENT)) {
      write(request, "warning", "Rate limit warning", pattern, who, allowance);
    }
    return allowance;
  }

  private void write(
      Request request,
      String what,
      String message,
      String pattern,
      String who,
      RateLimiter.Allowance allowance) {
    long seconds = allowance.resetEpochSecond() - request.at().getEpochSecond();
    log.write(
        request,
        LogEvent.of("system.org.rate_limit." + what, message)
            .severity("WARN")
            .actor("system", "SystemPrincipal", "system@okta.com", "Okta System")
            .outcome(what.equals("violation") ? "DENY" : "SUCCESS", null)
            .debug("rateLimitBucketUuid", ids.uuid())
            .debug("rateLimitScopeType", who.isEmpty() ? "ORG" : "USER")
            .debug("rateLimitSecondsToReset", Long.toString(seconds))
            .debug("threshold", Integer.toString(allowance.limit()))
            .debug("timeSpan", "1")
            .debug("timeUnit", "MINUTES")
            .debug("urlPattern", pattern)
            .debug("warningPercent", Integer.toString(WARNING_PERCENT))
            .target(pattern, "URL Pattern", null, pattern));
  }

  /** Answers with {@code call} unless too many are being answered at this time. */
  Reply oneOfMany(Request request, Supplier<Reply> call) {
    int now = inFlight.incrementAndGet();
    try {
      Optional<Integer> limit = switchboard.now().plan().concurrentCalls();
      if (limit.isPresent() && now > limit.get() && !request.isBackstage()) {
        return tooManyAtOnce(request, limit.get());
      }
      return call.get();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private Reply tooManyAtOnce(Request request, int limit) {
    // The window only sees to it that the log says so once a minute.
    if (limiter.take(CONCURRENCY, 0, switchboard.now().window(), request.at()).isFirstRefused()) {
      log.write(
          request,
          LogEvent.of("core.concurrency.org.limit.violation", "Concurrency limit violation")
              .severity("WARN")
              .actor("system", "SystemPrincipal", "system@okta.com", "Okta System")
              .outcome("DENY", null)
              .debug("threshold", Integer.toString(limit)));
    }
    RateLimiter.Allowance none = new RateLimiter.Allowance(0, 1, request.at().getEpochSecond() + 1);
    return none.stamp(ApiRefusal.of(OktaError.E0000047).reply(request, ids))
        .withNote("too many calls at once");
  }

  private static String who(Caller caller) {
    return caller.service().map(App::id).orElse(caller.isAdmin() ? "admin" : "anyone");
  }
}
