package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A System Log event being put together, in the shape of Okta's LogEvent schema. What nothing was
 * said of is null there, as Okta shows it.
 */
final class LogEvent {
  /** What a stranger sends is kept in part: the log must not grow with it. */
  private static final int MAX_TEXT = 512;

  private final String type;
  private final String displayMessage;
  private String legacyType;
  private String result = "SUCCESS";
  private String reason;
  private String severity = "INFO";
  private String clientId;
  private String ip;
  private ObjectNode actor = party("unknown", "User", "unknown", "unknown");
  private final ObjectNode securityContext = Json.object();
  private final ObjectNode authenticationContext = Json.object();
  private final ObjectNode transactionDetail = Json.object();
  private final ObjectNode debugData = Json.object();
  private final ArrayNode targets = Json.array();

  private LogEvent(String type, String displayMessage) {
    this.type = type;
    this.displayMessage = displayMessage;
    authenticationContext.putNull("authenticationProvider");
    authenticationContext.putNull("credentialProvider");
    authenticationContext.putNull("credentialType");
    authenticationContext.putNull("issuer");
    authenticationContext.put("authenticationStep", 0);
    authenticationContext.put("externalSessionId", "unknown");
    authenticationContext.putNull("interface");
    for (String name : List.of("asNumber", "asOrg", "isp", "domain", "isProxy")) {
      securityContext.putNull(name);
    }
  }

  static LogEvent of(String type, String displayMessage) {
    return new LogEvent(type, displayMessage);
  }

  LogEvent legacy(String legacyType) {
    this.legacyType = legacyType;
    return this;
  }

  LogEvent outcome(String result, String reason) {
    this.result = result;
    this.reason = reason;
    return this;
  }

  LogEvent severity(String severity) {
    this.severity = severity;
    return this;
  }

  LogEvent actor(String id, String type, String alternateId, String displayName) {
    this.actor = party(id, type, alternateId, displayName);
    return this;
  }

  /** A service app acts: {@code displayName} is its name, or its id where it has none. */
  LogEvent actorApp(String clientId, String displayName) {
    this.clientId = clip(clientId);
    return actor(clientId, "PublicClientApp", clientId, displayName);
  }

  /** The address of the person behind the request, where it is not the socket's. */
  LogEvent from(String ip) {
    this.ip = ip;
    return this;
  }

  LogEvent target(String id, String type, String alternateId, String displayName) {
    targets.add(party(id, type, alternateId, displayName));
    return this;
  }

  /** All values of debugData are texts, whatever they stand for. */
  LogEvent debug(String name, String value) {
    debugData.put(name, value);
    return this;
  }

  LogEvent session(String externalSessionId) {
    authenticationContext.put("externalSessionId", externalSessionId);
    return this;
  }

  LogEvent apiToken(String tokenId) {
    transactionDetail.put("requestApiTokenId", tokenId);
    return this;
  }

  LogEvent risk(RiskLevel level, List<String> reasons) {
    ObjectNode risk = securityContext.putObject("risk");
    risk.put("level", level.name());
    risk.set("reasons", Json.array(reasons));
    return this;
  }

  ObjectNode toJson(Request request, String uuid) {
    String address = ip == null ? request.remoteAddress() : ip;
    ObjectNode event = Json.object();
    event.set("actor", actor);
    event.set("client", client(request, address));
    event.putNull("device");
    event.set("authenticationContext", authenticationContext);
    event.put("displayMessage", displayMessage);
    event.put("eventType", type);
    event.putObject("outcome").put("result", result).put("reason", reason);
    event.put("published", Json.time(request.at()));
    event.set("securityContext", securityContext);
    event.put("severity", severity);
    debugData.put("requestId", request.id());
    debugData.put("requestUri", request.path());
    debugData.put("url", request.path() + "?");
    event.putObject("debugContext").set("debugData", debugData);
    event.put("legacyEventType", legacyType);
    ObjectNode transaction = event.putObject("transaction");
    transaction.put("type", "WEB").put("id", request.id()).set("detail", transactionDetail);
    event.put("uuid", uuid);
    event.put("version", "0");
    ObjectNode chain = event.putObject("request").putArray("ipChain").addObject();
    chain.put("ip", address).putNull("geographicalContext");
    chain.put("version", IpAddress.isV6(address) ? "V6" : "V4").putNull("source");
    event.set("target", targets.isEmpty() ? null : targets);
    return event;
  }

  private ObjectNode client(Request request, String address) {
    ObjectNode client = Json.object();
    ObjectNode agent = client.putObject("userAgent");
    agent.put("rawUserAgent", request.header("user-agent").map(LogEvent::clip).orElse(null));
    agent.put("os", "Unknown").put("browser", "UNKNOWN");
    client.put("zone", "null").put("device", "Unknown").put("id", clientId);
    client.put("ipAddress", address).putNull("geographicalContext");
    return client;
  }

  private static ObjectNode party(String id, String type, String alternateId, String name) {
    ObjectNode party = Json.object();
    party.put("id", clip(id)).put("type", type).put("alternateId", clip(alternateId));
    return party.put("displayName", clip(name)).putNull("detailEntry");
  }

  static String clip(String text) {
    return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
