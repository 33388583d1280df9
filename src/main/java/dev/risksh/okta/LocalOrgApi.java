package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /local/v1}: sets the scene at a local org. No Okta org has it. */
public final class LocalOrgApi {
  private static final String FAULTS = "/local/v1/faults";
  private static final String LOG_PAGE = "/admin/reports/system-log";
  private static final String SWITCHES = "/local/v1/switches";

  private final OktaClient client;
  private final Auth admin;

  public LocalOrgApi(OktaClient client, Auth admin) {
    this.client = client;
    this.admin = admin;
  }

  public List<Fault> faults() {
    Reply reply = client.expect(Call.get(FAULTS).with(admin), 200);
    List<Fault> faults = new ArrayList<>();
    for (JsonNode node : reply.objects()) {
      faults.add(fault(reply, node));
    }
    return faults;
  }

  public Fault add(FaultSpec spec) {
    Reply reply = client.expect(Call.json("POST", FAULTS, spec.body()).with(admin), 201);
    return fault(reply, reply.object());
  }

  public void clearFaults() {
    client.expect(Call.delete(FAULTS).with(admin), 204);
  }

  /** What can be switched, and how it stands. */
  public Map<String, JsonNode> switches() {
    return read(client.expect(Call.get(SWITCHES).with(admin), 200));
  }

  public Map<String, JsonNode> change(String name, JsonNode value) {
    ObjectNode body = Json.object();
    body.set(name, value);
    return read(client.expect(Call.json("PATCH", SWITCHES, Json.compact(body)).with(admin), 200));
  }

  /** Where the System Log's page is, with what was asked for filled in and a ticket for it. */
  public URI logPage(LogQuery query) {
    Reply reply = client.expect(Call.json("POST", "/local/v1/tickets", "{}").with(admin), 201);
    String ticket = reply.required(reply.object(), "pageTicket");
    return URI.create(
        client.org() + LOG_PAGE + query.parameters() + "#ticket=" + Call.segment(ticket));
  }

  private static Map<String, JsonNode> read(Reply reply) {
    Map<String, JsonNode> switches = new LinkedHashMap<>();
    reply.object().properties().forEach(field -> switches.put(field.getKey(), field.getValue()));
    return switches;
  }

  private static Fault fault(Reply reply, JsonNode node) {
    Optional<String> path = text(node, "path");
    return new Fault(
        TerminalSafe.line(reply.required(node, "id")),
        TerminalSafe.line(reply.required(node, "kind")),
        node.path("status").asInt(),
        text(node, "error"),
        path.map(p -> text(node, "method").map(method -> method + " " + p).orElse(p)),
        node.path("left").asInt(1));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name))
        .filter(JsonNode::isTextual)
        .map(value -> TerminalSafe.line(value.asText()));
  }
}
