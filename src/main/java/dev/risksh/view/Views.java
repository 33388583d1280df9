package dev.risksh.view;

import dev.risksh.console.Json;
import dev.risksh.console.Style;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.RateLimit;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskSubject;
import dev.risksh.session.Confirmation;
import dev.risksh.session.Org;
import dev.risksh.session.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a value looks to a person: a few lines, safe to print, without a secret. */
public final class Views {
  private final Style style;
  private final Clock clock;
  private final Tables tables;

  /**
   * @param width of the terminal in columns; 0 when lines may be as long as they like
   */
  public Views(Style style, Clock clock, int width) {
    this.style = style;
    this.clock = clock;
    this.tables = new Tables(style, clock, width);
  }

  /** The lines for {@code value}; none for null. */
  public List<String> lines(Object value) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return tables
          .lines(list)
          .orElseGet(() -> list.stream().flatMap(v -> lines(v).stream()).toList());
    }
    if (value instanceof SigningKey key) {
      return List.of(style.bold(key.describe()) + "   kid " + TerminalSafe.line(key.kid()));
    }
    if (value instanceof PublicKey key) {
      return Json.pretty(Json.parse(key.jwk(), "the key")).lines().toList();
    }
    if (value instanceof ServiceApp app) {
      return List.of(app(app));
    }
    if (value instanceof RiskProvider provider) {
      return List.of(provider(provider));
    }
    if (value instanceof ClientAssertion assertion) {
      return assertion(assertion);
    }
    if (value instanceof AccessToken token) {
      return List.of(token(token));
    }
    if (value instanceof RiskEvent event) {
      return event(event);
    }
    if (value instanceof RiskEvents events) {
      return events.events().stream().flatMap(event -> event(event).stream()).toList();
    }
    if (value instanceof Receipt receipt) {
      return List.of(receipt(receipt));
    }
    if (value instanceof Confirmation confirmation) {
      return List.of(confirmation(confirmation));
    }
    if (value instanceof SignIn signIn) {
      return List.of(signIn(signIn));
    }
    if (value instanceof LogEntry entry) {
      return Json.pretty(Json.parse(entry.json(), "the entry"))
          .lines()
          .map(TerminalSafe::line)
          .toList();
    }
    if (value instanceof Exchange exchange) {
      return exchange(exchange);
    }
    if (value instanceof Org org) {
      return List.of("org " + org + style.dim("   " + org.origin()));
    }
    if (value instanceof Status status) {
      return tables.status(status);
    }
    return TerminalSafe.text(value.toString()).lines().toList();
  }

  private String app(ServiceApp app) {
    return "service app "
        + style.bold(app.clientId())
        + (app.name().isBlank() ? "" : "   " + app.name())
        + (app.scopes().isEmpty() ? "" : "   scopes granted: " + String.join(" ", app.scopes()));
  }

  private String provider(RiskProvider provider) {
    return style.bold(provider.id())
        + "  "
        + provider.name().strip()
        + "  "
        + provider.action().wire()
        + provider.clientId().map(id -> "  ← " + id).orElse("  (no app linked)");
  }

  private List<String> assertion(ClientAssertion assertion) {
    List<String> lines = new ArrayList<>();
    String left = assertion.expiresAt().map(this::left).orElse("no exp");
    lines.add(
        style.bold(assertion.header().get("alg") + " assertion")
            + "   "
            + left
            + assertion.overrides().stream()
                .map(word -> "   " + word)
                .collect(Collectors.joining()));
    assertion
        .claims()
        .forEach(
            (name, claim) ->
                lines.add("  " + name + "  " + TerminalSafe.line(Json.compact(claim))));
    return lines;
  }

  private String left(Instant expiresAt) {
    Instant now = clock.instant();
    return now.isBefore(expiresAt)
        ? "expires in " + Times.countdown(Duration.between(now, expiresAt))
        : style.red("expired");
  }

  private String token(AccessToken token) {
    return style.bold(token.type())
        + "  "
        + String.join(" ", token.granted())
        + "   "
        + left(token.expiresAt());
  }

  private List<String> event(RiskEvent event) {
    List<String> lines = new ArrayList<>();
    String times =
        event.timestamp().map(time -> "   seen " + Json.time(time)).orElse("")
            + event.expiresAt().map(time -> "   expires " + Json.time(time)).orElse("");
    lines.add(event + times);
    for (RiskSubject subject : event.subjects()) {
      lines.add(
          "  "
              + subject.ip()
              + "  "
              + style.level(subject.riskLevel().name())
              + subject.message().map(message -> "  " + message).orElse(""));
    }
    return lines;
  }

  private String receipt(Receipt receipt) {
    String what =
        receipt.events() == 0
            ? "sent raw"
            : counted(receipt.events(), "event")
                + ", "
                + counted(receipt.subjects().size(), "subject");
    return style.green(receipt.status() + " Accepted")
        + "   "
        + what
        + "   "
        + Times.took(receipt.took())
        + receipt
            .rateLimit()
            .map(limit -> "   " + rateLimit(limit, receipt.serverDate()))
            .orElse("");
  }

  private static String rateLimit(RateLimit limit, Instant serverDate) {
    long seconds = Math.max(0, Duration.between(serverDate, limit.resetsAt()).toSeconds());
    return limit.remaining()
        + " of "
        + limit.limit()
        + " calls left, window resets in "
        + seconds
        + " s";
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private String confirmation(Confirmation confirmation) {
    String signals =
        confirmation.signals().stream()
            .map(signal -> signal.ip() + " " + style.level(signal.riskLevel()))
            .collect(Collectors.joining(", "));
    return style.green("✓")
        + " "
        + LogEntry.RISK_SIGNAL
        + "  "
        + signals
        + "   "
        + Times.took(confirmation.after())
        + " after sending";
  }

  private String signIn(SignIn signIn) {
    String partners =
        signIn.partnerRisk().entrySet().stream()
            .map(partner -> partner.getKey() + ": " + style.level(partner.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    return LogEntry.SESSION_START
        + "  risk "
        + style.level(signIn.risk().name())
        + "  "
        + (signIn.partnerRisk().isEmpty() ? "no partner risk" : partners)
        + (signIn.policy().isEmpty()
            ? ""
            : "   policy: " + signIn.policy().toLowerCase(Locale.ROOT));
  }

  private List<String> exchange(Exchange exchange) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(exchange.method() + " " + TerminalSafe.line(exchange.shownUrl()))
            + "   #"
            + exchange.number()
            + "   "
            + Times.took(exchange.took()));
    headers(lines, exchange.requestHeaders());
    exchange.shownRequestBody().ifPresent(body -> body(lines, body));
    lines.add("");
    lines.add(style.bold(TerminalSafe.line(exchange.outcome())));
    headers(lines, exchange.replyHeaders());
    exchange.shownReplyBody().ifPresent(body -> body(lines, body));
    return lines;
  }

  private static void headers(List<String> lines, List<Header> headers) {
    headers.forEach(header -> lines.add(TerminalSafe.line(header.toString())));
  }

  private static void body(List<String> lines, String body) {
    if (!body.isBlank()) {
      lines.add("");
      Json.tryParse(body)
          .map(Json::pretty)
          .orElse(body)
          .lines()
          .forEach(line -> lines.add(TerminalSafe.line(line)));
    }
  }

  /** A text for the log, when one entry is a line: its detail. */
  static String detail(LogEntry entry) {
    if (!entry.signals().isEmpty()) {
      return entry.signals().stream().map(Object::toString).collect(Collectors.joining(", "));
    }
    if (!entry.partnerRisk().isEmpty()) {
      return "risk " + entry.riskLevel() + " " + shown(entry.partnerRisk());
    }
    return entry.riskLevel().isEmpty() ? entry.reason() : "risk " + entry.riskLevel();
  }

  private static String shown(Map<String, String> levels) {
    return levels.entrySet().stream()
        .map(level -> level.getKey() + ": " + level.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
