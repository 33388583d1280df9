package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.session.WebPage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /log}: looks into the System Log. */
@Command(
    name = "log",
    description = "Looks into the org's System Log; the newest entries.",
    footer = {
      "/log",
      "/log --type security.risk.signal.consume --since 10m",
      "/log --web --since 1h",
      "/log --filter 'eventType eq \"user.session.start\"' --limit 5"
    })
final class LogCommand implements Callable<Object> {
  private static final int DEFAULT_LIMIT = 20;

  private final Context context;
  private final Consumer<Object> show;

  @Option(
      names = "--type",
      paramLabel = "EVENT-TYPE",
      completionCandidates = Types.class,
      description = "Only this event type, such as security.risk.signal.consume.")
  private String type;

  @Option(
      names = "--filter",
      paramLabel = "EXPRESSION",
      description = "In Okta's filter language: eventType eq \"user.session.start\".")
  private String filter;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "ISO 8601, or back from now such as 10m. Okta's default: 7 days.")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "As --since.")
  private String until;

  @Option(names = "-q", paramLabel = "WORDS", description = "Entries that hold all these words.")
  private String words;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int limit = DEFAULT_LIMIT;

  @Option(names = "--web", description = "On a page in the browser, of the local org only.")
  private boolean web;

  /**
   * @param show for what is to be seen before the command ends
   */
  LogCommand(Context context, Consumer<Object> show) {
    this.context = context;
    this.show = show;
  }

  @Override
  public Object call() {
    if (type != null && filter != null) {
      throw Problem.usage(
          "--type is a --filter of its own; only one of them can be given",
          "--filter 'eventType eq \"" + type + "\" and " + filter + "'");
    }
    if (limit < 1 || limit > 1000) {
      throw Problem.usage("--limit takes 1 to 1000, not " + limit, null);
    }
    LogQuery query = LogQuery.all();
    query = type == null ? query : query.eventType(type);
    query = filter == null ? query : query.filter(filter);
    query = words == null ? query : query.keywords(words);
    query = since == null ? query : query.since(time(since));
    query = until == null ? query : query.until(time(until));
    if (web) {
      return page(context.open().log().web(query));
    }
    query = query.limit(limit).newestFirst(true);
    List<LogEntry> newestLast = new ArrayList<>(context.open().log().find(query));
    Collections.reverse(newestLast);
    return newestLast;
  }

  /** In the OS shell the page would be gone before anyone saw it, were the org gone too. */
  private Object page(WebPage page) {
    if (context.prompt() || !page.here()) {
      return page;
    }
    show.accept(page);
    context.world().err().println("The org runs as long as this does. Ctrl-C ends both.");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Problem(ExitCode.INTERRUPTED, "the page was ended", null);
  }

  private Instant time(String text) {
    try {
      return text.contains("T") && !text.startsWith("PT")
          ? Instant.parse(text)
          : context
              .world()
              .clock()
              .instant()
              .minus(Times.parse(text))
              .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw Problem.usage("'" + text + "' is not a time", "such as 2026-01-20T00:00:00Z or 10m");
    }
  }

  /** The event types a risk integration meets, for completion. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LogEntry.KNOWN_TYPES.iterator();
    }
  }
}
