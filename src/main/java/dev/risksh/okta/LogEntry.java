package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event of the System Log: typed where we know the field, the raw JSON beside it. All text but
 * the raw JSON is safe to print.
 *
 * @param published when it happened; empty where the entry does not say
 * @param outcome {@code SUCCESS}, {@code FAILURE}, {@code CHALLENGE} …; empty where there is none
 * @param reason of the outcome; empty where there is none
 * @param actorId who did it; a service app's client id
 * @param clientIp where from; empty where there is none
 * @param transactionId the request id of the call that caused it
 * @param debugData Okta's {@code debugContext.debugData}; every value is text
 * @param json the entry as it came
 */
public record LogEntry(
    String uuid,
    Optional<Instant> published,
    String eventType,
    String displayMessage,
    String severity,
    String outcome,
    String reason,
    String actorId,
    String actorName,
    String clientIp,
    String transactionId,
    Map<String, String> debugData,
    String json) {

  public static final String RISK_SIGNAL = "security.risk.signal.consume";
  public static final String SESSION_START = "user.session.start";
  public static final String EVALUATE_SIGN_ON = "policy.evaluate_sign_on";

  /** The event types that a risk integration meets. */
  public static final List<String> KNOWN_TYPES =
      List.of(
          RISK_SIGNAL,
          SESSION_START,
          EVALUATE_SIGN_ON,
          "app.oauth2.token.grant",
          "app.oauth2.token.grant.access_token");

  static LogEntry of(JsonNode node) {
    Map<String, String> debugData = new LinkedHashMap<>();
    node.path("debugContext")
        .path("debugData")
        .properties()
        .forEach(field -> debugData.put(safe(field.getKey()), safe(field.getValue().asText(""))));
    return new LogEntry(
        text(node, "uuid"),
        instant(node.path("published").asText("")),
        text(node, "eventType"),
        text(node, "displayMessage"),
        text(node, "severity"),
        text(node.path("outcome"), "result"),
        text(node.path("outcome"), "reason"),
        text(node.path("actor"), "id"),
        text(node.path("actor"), "displayName"),
        text(node.path("client"), "ipAddress"),
        text(node.path("transaction"), "id"),
        Collections.unmodifiableMap(debugData),
        Json.compact(node));
  }

  /** The signals that a {@value #RISK_SIGNAL} entry carries. */
  public List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (Map<String, String> entry : JavaText.maps(debugData.getOrDefault("riskSignalList", ""))) {
      signals.add(new Signal(entry.getOrDefault("ip", ""), entry.getOrDefault("riskLevel", "")));
    }
    return signals;
  }

  /** The level of Okta's own verdict at sign-in, {@code debugData.risk}; empty without one. */
  public String riskLevel() {
    return JavaText.map(debugData.getOrDefault("risk", "")).getOrDefault("level", "");
  }

  /** What the risk providers said at sign-in: their names and levels. */
  public Map<String, String> partnerRisk() {
    Map<String, String> levels = new LinkedHashMap<>();
    for (Map<String, String> entry : JavaText.maps(debugData.getOrDefault("partnerRisk", ""))) {
      levels.put(entry.getOrDefault("name", ""), entry.getOrDefault("level", ""));
    }
    return levels;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : safe(value.asText(""));
  }

  private static String safe(String text) {
    return TerminalSafe.line(text);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return eventType + (outcome.isEmpty() ? "" : " " + outcome);
  }

  /** One address and its level, as the log repeats them. */
  public record Signal(String ip, String riskLevel) {
    @Override
    public String toString() {
      return ip + " " + riskLevel;
    }
  }
}
