package dev.risksh.groovy;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words behind {@code log.}. */
public final class LogWords {
  private static final Set<String> KNOWN =
      Set.of("type", "filter", "since", "until", "q", "limit", "newestFirst");

  private final Session session;

  LogWords(Session session) {
    this.session = session;
  }

  /** The latest entries, oldest first. */
  public List<LogEntry> find() {
    return find(Map.of());
  }

  /** {@code log.find type: 'user.session.start', since: 10.minutes, limit: 5}. */
  public List<LogEntry> find(Map<String, ?> named) {
    Arguments arguments = new Arguments("log.find", named, KNOWN);
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
