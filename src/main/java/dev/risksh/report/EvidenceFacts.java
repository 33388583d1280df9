package dev.risksh.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.OrgInfo;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a run can be looked up elsewhere: in the org's System Log, by Okta's support, with the
 * public keys.
 */
final class EvidenceFacts {
  private static final String REQUEST_ID = "X-Okta-Request-Id";

  private EvidenceFacts() {}

  /**
   * Versions, orgs, and for each scenario the calls with their request ids and the log entries that
   * confirm what was sent and what was felt.
   *
   * @param org what the org said of itself, where it was asked
   */
  static String of(RunResult run, Optional<OrgInfo> org) {
    ObjectNode json = Json.object();
    ObjectNode made = json.putObject("madeWith");
    made.put("risksh", Version.of());
    made.put("java", System.getProperty("java.version") + " " + System.getProperty("java.vendor"));
    made.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    made.put("architecture", System.getProperty("os.arch"));
    json.put("startedAt", Json.time(run.startedAt()));
    json.put("milliseconds", run.took().toMillis());
    json.put("passed", run.passed());
    json.put("exitCode", run.exitCode().value());
    ArrayNode orgs = json.putArray("orgs");
    orgs(run).forEach((url, name) -> orgs.add(org(name, url, org)));
    if (!run.leftOut().isEmpty()) {
      run.leftOut().forEach(json.putArray("leftOut")::add);
    }
    ArrayNode scenarios = json.putArray("scenarios");
    run.scenarios().forEach(scenario -> scenarios.add(of(scenario)));
    return Json.pretty(json) + "\n";
  }

  /** By their addresses; each local org has one of its own. */
  private static Map<String, String> orgs(RunResult run) {
    Map<String, String> orgs = new LinkedHashMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      calls(scenario).forEach(call -> orgs.putIfAbsent(base(call), scenario.org()));
    }
    return orgs;
  }

  private static ObjectNode org(String name, String url, Optional<OrgInfo> info) {
    ObjectNode json = Json.object().put("org", name).put("url", url);
    info.filter(one -> base(one.exchange()).equals(url)).ifPresent(one -> json.put("id", one.id()));
    return json;
  }

  private static String base(Exchange call) {
    return call.url().getScheme() + "://" + call.url().getRawAuthority();
  }

  private static List<Exchange> calls(ScenarioResult scenario) {
    return scenario.steps().stream().flatMap(step -> step.exchanges().stream()).toList();
  }

  private static ObjectNode of(ScenarioResult scenario) {
    List<Exchange> calls = calls(scenario);
    Map<String, JsonNode> log = log(calls);
    ObjectNode json = Json.object();
    json.put("name", scenario.name());
    json.put("org", scenario.org());
    json.put("passed", scenario.passed());
    json.put("startedAt", Json.time(scenario.startedAt()));
    ArrayNode receipts = json.putArray("receipts");
    calls.stream()
        .filter(EvidenceFacts::isReceipt)
        .forEach(call -> receipts.add(receipt(call, log)));
    ArrayNode signIns = json.putArray("signIns");
    log.values().stream()
        .filter(entry -> entry.path("eventType").asText().equals(LogEntry.SESSION_START))
        .forEach(
            entry ->
                signIns
                    .addObject()
                    .put("logUuid", entry.path("uuid").asText())
                    .put("published", entry.path("published").asText())
                    .put("outcome", entry.path("outcome").path("result").asText())
                    .put(
                        "risk",
                        entry.path("debugContext").path("debugData").path("risk").asText()));
    ArrayNode all = json.putArray("calls");
    calls.forEach(call -> all.add(call(call)));
    return json;
  }

  private static boolean isReceipt(Exchange call) {
    return call.method().equals("POST")
        && call.path().startsWith("/api/v1/risk/events/ip")
        && call.status().orElse(0) / 100 == 2;
  }

  /** The entries that have its request id as their transaction confirm it. */
  private static ObjectNode receipt(Exchange call, Map<String, JsonNode> log) {
    ObjectNode json = call(call);
    ArrayNode uuids = json.putArray("logUuids");
    requestId(call)
        .ifPresent(
            id ->
                log.forEach(
                    (uuid, entry) -> {
                      if (entry.path("transaction").path("id").asText().equals(id)) {
                        uuids.add(uuid);
                      }
                    }));
    return json;
  }

  private static ObjectNode call(Exchange call) {
    ObjectNode json = Json.object();
    json.put("at", Json.time(call.startedAt()));
    json.put("call", call.method() + " " + call.path());
    json.put("outcome", call.outcome());
    requestId(call).ifPresent(id -> json.put("requestId", id));
    return json;
  }

  private static Optional<String> requestId(Exchange call) {
    return call.replyHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase(REQUEST_ID))
        .map(Header::shown)
        .findFirst();
  }

  /** Every entry that was read, by its uuid. */
  private static Map<String, JsonNode> log(List<Exchange> calls) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    for (Exchange call : calls) {
      if (call.method().equals("GET") && call.path().startsWith("/api/v1/logs")) {
        Json.tryParse(call.shownReplyBody().orElse(""))
            .orElse(MissingNode.getInstance())
            .forEach(entry -> entries.putIfAbsent(entry.path("uuid").asText(), entry));
      }
    }
    return entries;
  }

  /**
   * The public keys as a JWK Set: those of the scenarios, and those that DPoP proofs show.
   *
   * @param uncleared a proof is a secret, but what its header says is not
   */
  static String jwks(RunResult uncleared) {
    Set<String> keys = new LinkedHashSet<>();
    for (ScenarioResult scenario : uncleared.scenarios()) {
      keys.addAll(scenario.publicKeys());
      calls(scenario).forEach(call -> keys.addAll(proofKeys(call)));
    }
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("keys");
    keys.stream().flatMap(jwk -> Json.tryParse(jwk).stream()).forEach(array::add);
    return Json.pretty(json) + "\n";
  }

  private static List<String> proofKeys(Exchange call) {
    List<String> keys = new ArrayList<>();
    for (Header header : call.requestHeaders()) {
      if (header.name().equalsIgnoreCase("DPoP")) {
        ParsedJwt.of(header.value())
            .header()
            .map(members -> members.path("jwk"))
            .filter(JsonNode::isObject)
            .map(Json::compact)
            .ifPresent(keys::add);
      }
    }
    return keys;
  }
}
