package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Auth;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogPage;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.LogsApi;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskSubject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The verbs on the System Log: looking into it, and waiting for what was sent. */
public final class SystemLog {
  /** Its entries may be stamped a little before our call's reply. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private static final String SCOPE = "okta.logs.read";

  private static final int PAGE = LogWatch.PAGE;

  private final Session session;

  SystemLog(Session session) {
    this.session = session;
  }

  /** One page of entries. */
  public List<LogEntry> find(LogQuery query) {
    return session.known().entries(page(api -> api.first(query)).entries());
  }

  /** The page that shows what {@code query} asks for; opened where there is a browser. */
  public WebPage web(LogQuery query) {
    URI link =
        session
            .rehearsal()
            .call(
                api -> api.logPage(query),
                "the System Log's page",
                "has such a page",
                "Reports → System Log in its Admin Console");
    return new WebPage(link, new Browser(session.world()).open(link), session.runsOrg());
  }

  /**
   * Waits until the signals of {@code receipt} stand in the log.
   *
   * @param within how long, by our clock
   * @throws Problem when they are not all there by then, with what is missing
   */
  public Confirmation confirm(Receipt receipt, Duration within) {
    return confirm(receipt, within, Duration.ZERO);
  }

  /**
   * Waits until the signals of {@code receipt} stand in the log.
   *
   * @param within how long, by our clock
   * @param late how much longer to look, to tell what is late from what is missing
   * @throws Problem when they are not all there in time
   */
  public Confirmation confirm(Receipt receipt, Duration within, Duration late) {
    Instant asked = now();
    LogQuery query =
        LogQuery.all()
            .since(earlier(receipt.serverDate(), receipt.sentAt()).minus(OVERLAP))
            .eventType(LogEntry.RISK_SIGNAL)
            .limit(PAGE);
    Map<String, LogEntry> ours = new LinkedHashMap<>();
    Predicate<LogEntry> complete =
        entry -> {
          if (belongsTo(receipt, entry)) {
            ours.put(entry.uuid(), entry);
          }
          return missing(receipt, ours).isEmpty() && !ours.isEmpty();
        };
    LogWatch watch = new LogWatch(session, this::page, query);
    boolean found = watch.until(within, complete);
    if (!found && late.compareTo(Duration.ZERO) > 0 && watch.until(late, complete)) {
      throw late(receipt, within);
    }
    if (!found) {
      throw notConfirmed(receipt, within.plus(late), missing(receipt, ours));
    }
    return new Confirmation(receipt, List.copyOf(ours.values()), Duration.between(asked, now()));
  }

  private Duration sinceSending(Receipt receipt) {
    return Duration.between(receipt.sentAt(), now());
  }

  private Instant now() {
    return session.world().clock().instant();
  }

  private Problem late(Receipt receipt, Duration within) {
    return Problem.failed(
        "late: it stands in the System Log "
            + Times.took(sinceSending(receipt))
            + " after sending, and did not within "
            + within.toSeconds()
            + " s",
        null);
  }

  /** Whichever clock is behind: too early costs a few entries, too late loses ours. */
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Waits for the first entry that {@code query} finds; empty when none comes in time. */
  Optional<LogEntry> first(LogQuery query, Duration within) {
    return new LogWatch(session, this::page, query).first(within, entry -> true);
  }

  /** Waits for what {@code query} finds. */
  public LogWatch watch(LogQuery query) {
    return new LogWatch(session, this::page, query.limit(PAGE));
  }

  /** By the request id where the log has it, else by who sent what. */
  private boolean belongsTo(Receipt receipt, LogEntry entry) {
    if (receipt.requestId().isPresent() && !entry.transactionId().isEmpty()) {
      return receipt.requestId().get().equals(entry.transactionId());
    }
    String clientId =
        session.held(Slot.TOKEN).map(held -> held.value().clientId()).orElse(entry.actorId());
    return entry.actorId().equals(clientId)
        && entry.signals().stream()
            .anyMatch(
                signal -> receipt.subjects().stream().anyMatch(subject -> same(subject, signal)));
  }

  private static List<RiskSubject> missing(Receipt receipt, Map<String, LogEntry> entries) {
    List<LogEntry.Signal> signals =
        entries.values().stream().flatMap(entry -> entry.signals().stream()).toList();
    return receipt.subjects().stream()
        .filter(subject -> signals.stream().noneMatch(signal -> same(subject, signal)))
        .toList();
  }

  private static boolean same(RiskSubject subject, LogEntry.Signal signal) {
    return subject.isAt(signal.ip()) && subject.riskLevel().name().equals(signal.riskLevel());
  }

  private Problem notConfirmed(Receipt receipt, Duration within, List<RiskSubject> missing) {
    String what =
        missing.isEmpty()
            ? "the call " + receipt.requestId().orElse("")
            : missing.size() + " of " + receipt.subjects().size() + " subjects";
    return new NotConfirmed(
        "not in the System Log within " + within.toSeconds() + " s: " + what, within, missing);
  }

  /** By the provider's own right to the log, else the admin's. */
  private LogPage page(Function<LogsApi, LogPage> ask) {
    Optional<Secret> admin = session.adminToken();
    if (!session.access().has(SCOPE) && admin.isPresent()) {
      return ask.apply(new LogsApi(session.client(), Auth.admin(admin.get())));
    }
    return session.access().authorised(auth -> ask.apply(new LogsApi(session.client(), auth)));
  }
}
