package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import java.util.ArrayList;
import java.util.List;

/** An HTTP call as it was made, redacted: request, blank line, reply. */
final class ExchangeView implements View<Exchange> {
  @Override
  public List<String> lines(Exchange exchange, Look look) {
    List<String> lines = new ArrayList<>();
    lines.add(
        look.style().bold(exchange.method() + " " + TerminalSafe.line(exchange.shownUrl()))
            + "   #"
            + exchange.number()
            + "   "
            + Times.took(exchange.took()));
    headers(lines, exchange.requestHeaders());
    exchange.shownRequestBody().ifPresent(body -> body(lines, body, look));
    lines.add("");
    lines.add(look.style().bold(TerminalSafe.line(exchange.outcome())));
    headers(lines, exchange.replyHeaders());
    exchange.shownReplyBody().ifPresent(body -> body(lines, body, look));
    return lines;
  }

  private static void headers(List<String> lines, List<Header> headers) {
    headers.forEach(header -> lines.add(TerminalSafe.line(header.toString())));
  }

  private static void body(List<String> lines, String body, Look look) {
    if (!body.isBlank()) {
      lines.add("");
      lines.addAll(
          Json.tryParse(body)
              .map(look::json)
              .orElseGet(() -> body.lines().map(TerminalSafe::line).toList()));
    }
  }

  @Override
  public JsonNode json(Exchange exchange) {
    ObjectNode json = Json.object();
    json.put("number", exchange.number());
    json.put("startedAt", Json.time(exchange.startedAt()));
    json.put("milliseconds", exchange.took().toMillis());
    json.put("method", exchange.method());
    json.put("url", exchange.shownUrl());
    json.set("requestHeaders", headers(exchange.requestHeaders()));
    json.put("requestBody", exchange.shownRequestBody().orElse(null));
    exchange.status().ifPresent(status -> json.put("status", status));
    json.set("replyHeaders", headers(exchange.replyHeaders()));
    json.put("replyBody", exchange.shownReplyBody().orElse(null));
    exchange.failure().ifPresent(failure -> json.put("failure", failure));
    return json;
  }

  /** A list and not an object, since a header may be there twice. */
  private static ArrayNode headers(List<Header> headers) {
    ArrayNode array = Json.object().arrayNode();
    headers.forEach(
        header -> array.addObject().put("name", header.name()).put("value", header.shown()));
    return array;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of("#").toRight(),
        Table.Column.of("call").yielding(1),
        Table.Column.of("answer").yielding(2),
        Table.Column.of("took").toRight());
  }

  @Override
  public List<String> row(Exchange exchange, Look look) {
    return List.of(
        Integer.toString(exchange.number()),
        TerminalSafe.line(exchange.method() + " " + exchange.path()),
        TerminalSafe.line(exchange.outcome()),
        Times.took(exchange.took()));
  }
}
