package dev.risksh.groovy;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The words behind {@code log.}. */
public final class LogWords {
  private final Session session;

  LogWords(Session session) {
    this.session = session;
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

  /** An instant, or a duration back from now. */
  private Instant time(Arguments arguments, String name) {
    return arguments.raw(name) instanceof Instant instant
        ? instant
        : session.world().clock().instant().minus(arguments.duration(name).orElseThrow());
  }

  @Override
  public String toString() {
    return "the System Log: log.find type: '…', since: 10.minutes";
  }
}
