package dev.risksh.view;

import dev.risksh.console.Style;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of values as aligned tables that fit the terminal. */
final class Tables {
  private final Style style;
  private final Clock clock;
  private final int width;

  Tables(Style style, Clock clock, int width) {
    this.style = style;
    this.clock = clock;
    this.width = width;
  }

  /** A table for a list of one of the kinds that have one; empty for any other list. */
  Optional<List<String>> lines(List<?> values) {
    if (values.isEmpty()) {
      return Optional.of(List.of(style.dim("(none)")));
    }
    Object first = values.get(0);
    if (first instanceof LogEntry) {
      return table(
          values,
          LogEntry.class,
          List.of(
              Table.Column.of("time"),
              Table.Column.of("event type").yielding(1),
              Table.Column.of("outcome"),
              Table.Column.of("actor").yielding(2),
              Table.Column.of("detail").yielding(3)),
          entry ->
              List.of(
                  entry.published().map(this::time).orElse(""),
                  entry.eventType(),
                  entry.outcome(),
                  entry.actorName(),
                  Views.detail(entry)));
    }
    if (first instanceof SigningKey) {
      return table(
          values,
          SigningKey.class,
          List.of(Table.Column.of("key"), Table.Column.of("kid").yielding(1)),
          key -> List.of(key.describe(), TerminalSafe.line(key.kid())));
    }
    if (first instanceof ServiceApp) {
      return table(
          values,
          ServiceApp.class,
          List.of(
              Table.Column.of("client id"),
              Table.Column.of("name").yielding(2),
              Table.Column.of("keys").yielding(1)),
          app -> List.of(app.clientId(), app.name(), String.join(" ", app.kids())));
    }
    if (first instanceof RiskProvider) {
      return table(
          values,
          RiskProvider.class,
          List.of(
              Table.Column.of("id"),
              Table.Column.of("name").yielding(1),
              Table.Column.of("action"),
              Table.Column.of("app")),
          provider ->
              List.of(
                  provider.id(),
                  provider.name().strip(),
                  provider.action().wire(),
                  provider.clientId().orElse("(none)")));
    }
    if (first instanceof Exchange) {
      return table(
          values,
          Exchange.class,
          List.of(
              Table.Column.of("#").toRight(),
              Table.Column.of("call").yielding(1),
              Table.Column.of("answer").yielding(2),
              Table.Column.of("took").toRight()),
          exchange ->
              List.of(
                  Integer.toString(exchange.number()),
                  TerminalSafe.line(exchange.method() + " " + exchange.path()),
                  TerminalSafe.line(exchange.outcome()),
                  Times.took(exchange.took())));
    }
    return Optional.empty();
  }

  private <T> Optional<List<String>> table(
      List<?> values, Class<T> type, List<Table.Column> columns, Function<T, List<String>> row) {
    List<List<String>> rows = values.stream().map(type::cast).map(row).toList();
    return Optional.of(Table.of(columns, rows).lines(width, style));
  }

  private String time(Instant instant) {
    return Times.clock(instant, ZoneId.systemDefault());
  }

  /** One line for the org and one for each slot. */
  List<String> status(Status status) {
    List<List<String>> rows =
        new ArrayList<>(
            List.of(List.of("session", status.session(), ""), List.of("org", status.org(), "")));
    for (Status.Item item : status.items()) {
      Optional<? extends Held<?>> held = item.held();
      rows.add(
          List.of(
              item.slot().name(),
              held.map(this::state).orElse("none   " + item.slot().next()),
              held.map(Held::origin).orElse("")));
    }
    return Table.of(
            List.of(
                Table.Column.of(""),
                Table.Column.of("value").yielding(2),
                Table.Column.of("from").yielding(1)),
            rows)
        .lines(width, style);
  }

  private String state(Held<?> held) {
    String text = TerminalSafe.line(held.value().toString());
    Optional<Instant> end =
        held.value() instanceof AccessToken token
            ? Optional.of(token.expiresAt())
            : held.value() instanceof ClientAssertion assertion
                ? assertion.expiresAt()
                : Optional.empty();
    String left =
        end.map(
                time ->
                    clock.instant().isBefore(time)
                        ? ", " + Times.countdown(Duration.between(clock.instant(), time)) + " left"
                        : ", expired")
            .orElse("");
    return held.stale().map(reason -> text + "   stale: " + reason).orElse(text + left);
  }
}
