package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.jose.ClientAssertion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A client assertion looked into: each header and claim as it was signed; not its text. */
final class DecodedAssertionView implements View<DecodedAssertion> {
  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf");
  private static final List<Table.Column> COLUMNS =
      List.of(
          Table.Column.of(""),
          Table.Column.of(""),
          Table.Column.of("").yielding(1),
          Table.Column.of("").yielding(2));

  /** The year 3000; a number beyond is no time that a reader would know. */
  private static final long LATEST_SHOWN = 32_503_680_000L;

  private final AssertionView inShort = new AssertionView();

  @Override
  public List<String> lines(DecodedAssertion decoded, Look look) {
    ClientAssertion assertion = decoded.assertion();
    List<String> lines = new ArrayList<>(inShort.lines(assertion, look));
    List<List<String>> rows = new ArrayList<>();
    rows(rows, "header", assertion.header(), look);
    rows(rows, "claims", assertion.claims(), look);
    Table.of(COLUMNS, rows).lines(0, look.style()).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static void rows(
      List<List<String>> rows, String part, Map<String, Object> members, Look look) {
    String title = part;
    for (Map.Entry<String, Object> member : members.entrySet()) {
      rows.add(
          List.of(
              look.style().dim(title),
              TerminalSafe.line(member.getKey()),
              TerminalSafe.line(Json.compact(member.getValue())),
              TIMES.contains(member.getKey()) ? time(member.getValue(), look) : ""));
      title = "";
    }
  }

  /** Seconds since 1970 as a person knows them. */
  private static String time(Object value, Look look) {
    if (!(value instanceof Number number) || Math.abs(number.longValue()) > LATEST_SHOWN) {
      return "";
    }
    Instant time = Instant.ofEpochSecond(number.longValue());
    return look.style().dim(time + ", " + Times.ago(time, look.clock().instant()));
  }

  @Override
  public JsonNode json(DecodedAssertion decoded) {
    return inShort.json(decoded.assertion());
  }
}
