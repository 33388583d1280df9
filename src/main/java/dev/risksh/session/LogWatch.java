package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogPage;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.LogsApi;
import dev.risksh.okta.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks into the System Log again and again for what is on its way. Entries come late and overtake
 * each other, so each look begins where the first one did, and an entry is told once, by its uuid.
 */
public final class LogWatch {
  static final int PAGE = 1000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final Session session;
  private final Function<Function<LogsApi, LogPage>, LogPage> log;
  private final LogQuery query;
  private final Set<String> told = new HashSet<>();
  private Duration pause = FIRST_PAUSE;
  private Optional<Duration> every = Optional.empty();

  /**
   * @param log asks it, by whatever right there is
   */
  LogWatch(Session session, Function<Function<LogsApi, LogPage>, LogPage> log, LogQuery query) {
    this.session = session;
    this.log = log;
    this.query = query;
  }

  /** How long to wait between two looks, instead of a little longer each time. */
  public LogWatch every(Duration time) {
    every = Optional.of(time);
    return this;
  }

  /** How many entries were seen. */
  public int seen() {
    return told.size();
  }

  /** The first entry that is {@code wanted}; empty when none comes in time. */
  public Optional<LogEntry> first(Duration within, Predicate<LogEntry> wanted) {
    List<LogEntry> found = new ArrayList<>();
    until(within, entry -> wanted.test(entry) && found.add(entry));
    return found.stream().findFirst();
  }

  /**
   * Tells {@code done} of each entry, until it says that this is enough.
   *
   * @return whether it did, in time
   */
  boolean until(Duration within, Predicate<LogEntry> done) {
    Instant deadline = session.world().clock().instant().plus(within);
    while (true) {
      Duration wait = look(done);
      if (wait == null) {
        return true;
      }
      Duration left = Duration.between(session.world().clock().instant(), deadline);
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      pass(wait.compareTo(left) < 0 ? wait : left);
    }
  }

  /** How long to wait before the next look; null when there is no need for one. */
  private Duration look(Predicate<LogEntry> done) {
    try {
      LogPage page = log.apply(api -> api.first(query));
      while (true) {
        for (LogEntry entry : page.entries()) {
          if (told.add(entry.uuid()) && done.test(entry)) {
            return null;
          }
        }
        Optional<String> next = page.next();
        if (page.entries().size() < PAGE || next.isEmpty()) {
          return nextPause();
        }
        page = log.apply(api -> api.follow(next.get()));
      }
    } catch (Refused refused) {
      if (refused.exitCode() != ExitCode.RATE_LIMITED) {
        throw refused;
      }
      return refused.retryAfter().orElseGet(this::nextPause);
    }
  }

  private Duration nextPause() {
    Duration now = every.orElse(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return now;
  }

  private void pass(Duration time) {
    try {
      session.world().pause().last(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ExitCode.INTERRUPTED, "waiting for the System Log was interrupted", null);
    }
  }
}
