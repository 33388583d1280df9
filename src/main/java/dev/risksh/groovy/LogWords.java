package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.session.LogWatch;
import dev.risksh.session.Session;
import groovy.lang.Closure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** The words behind {@code log.}. */
public final class LogWords {
  private final Host host;
  private final Session session;

  LogWords(Host host) {
    this.host = host;
    session = host.session();
  }

  /** The latest entries, oldest first. */
  public List<LogEntry> find() {
    return find(Map.of());
  }

  /** {@code log.find type: 'user.session.start', since: 10.minutes, limit: 5}. */
  @Does("Looks into the System Log; oldest first.")
  @Takes(name = "type", value = "Only this event type, such as 'security.risk.signal.consume'.")
  @Takes(name = "filter", value = "An expression such as 'eventType eq \"user.session.start\"'.")
  @Takes(name = "since", value = "A time, or back from now: 10.minutes. Okta's default: 7 days.")
  @Takes(name = "until", value = "A time, or back from now.")
  @Takes(name = "q", value = "Words that an entry must hold.")
  @Takes(name = "limit", value = "At most this many, up to 1000. Okta's default: 100.")
  @Takes(name = "newestFirst", value = "true for the newest first.")
  public List<LogEntry> find(Map<String, ?> named) {
    Arguments arguments = Arguments.of(LogWords.class, "find", named);
    LogQuery query = LogQuery.all();
    if (arguments.text("type").isPresent()) {
      query = query.eventType(arguments.requiredText("type"));
    }
    if (arguments.text("filter").isPresent()) {
      query = query.filter(arguments.requiredText("filter"));
    }
    if (arguments.text("q").isPresent()) {
      query = query.keywords(arguments.requiredText("q"));
    }
    if (arguments.has("since")) {
      query = query.since(time(arguments, "since"));
    }
    if (arguments.has("until")) {
      query = query.until(time(arguments, "until"));
    }
    if (arguments.has("limit")) {
      query = query.limit(arguments.required("limit", Integer.class));
    }
    boolean newestFirst = arguments.of("newestFirst", Boolean.class).orElse(false);
    return session.log().find(query.newestFirst(newestFirst));
  }

  /** {@code log.await 'eventType eq "user.session.start"'}. */
  public LogEntry await(String filter) {
    return await(Map.of(), filter, null);
  }

  public LogEntry await(String filter, Closure<?> wanted) {
    return await(Map.of(), filter, wanted);
  }

  public LogEntry await(Map<String, ?> named, String filter) {
    return await(named, filter, null);
  }

  /** {@code log.await('…', within: 1.minute) { entry -> entry.clientIp == '1.1.1.1' }}. */
  @Does("Waits for an entry of the System Log: a filter, and a block that knows the right one.")
  @Takes(name = "within", value = "How long to wait. Default: 30.seconds.")
  @Takes(name = "every", value = "How often to look. Default: soon, then every 4 seconds.")
  @Takes(name = "since", value = "A time, or back from now, of the oldest that counts: 1.minute.")
  public LogEntry await(Map<String, ?> named, String filter, Closure<?> wanted) {
    Arguments arguments = Arguments.of(LogWords.class, "await", named);
    Arguments.needed(filter, "log.await", "a filter");
    Duration within = arguments.duration("within").orElse(Duration.ofSeconds(30));
    Instant begunAt = session.world().clock().instant();
    Instant since =
        arguments.has("since") ? time(arguments, "since") : begunAt.minus(Duration.ofMinutes(1));
    LogWatch watch = session.log().watch(LogQuery.all().filter(filter).since(since));
    arguments.duration("every").ifPresent(watch::every);
    LogEntry found =
        watch
            .first(within, entry -> wanted == null || is(wanted, entry))
            .orElseThrow(() -> notFound(filter, within, watch.seen()));
    host.print(found + "\n" + seen(found, begunAt) + "\n");
    return found;
  }

  /** A block may assert what it wants, too. */
  private static boolean is(Closure<?> wanted, LogEntry entry) {
    try {
      return DefaultTypeTransformation.castToBoolean(wanted.call(entry));
    } catch (AssertionError another) {
      return false;
    }
  }

  private String seen(LogEntry found, Instant begunAt) {
    Instant now = session.world().clock().instant();
    String waited = "found after " + Times.took(Duration.between(begunAt, now));
    // The org's clock may be ahead of ours.
    return found
        .published()
        .map(published -> Duration.between(published, now))
        .filter(age -> !age.isNegative())
        .map(age -> waited + ", " + Times.took(age) + " after it happened")
        .orElse(waited);
  }

  private static Problem notFound(String filter, Duration within, int seen) {
    return Problem.failed(
        "not in the System Log within "
            + Times.took(within)
            + ": "
            + filter
            + (seen == 0 ? "" : " (" + seen + " that match it were not what was wanted)"),
        "the log may lag: within: 2.minutes waits longer, since: 10.minutes looks further back");
  }

  /** An instant, or a duration back from now. */
  private Instant time(Arguments arguments, String name) {
    return arguments.raw(name) instanceof Instant instant
        ? instant
        : session.world().clock().instant().minus(arguments.requiredDuration(name));
  }

  @Override
  public String toString() {
    return "the System Log: log.find type: '…', since: 10.minutes";
  }
}
