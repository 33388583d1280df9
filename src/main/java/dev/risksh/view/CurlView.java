package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.export.Curl;
import java.util.List;

/** A curl command, ready to be pasted or piped into a shell. */
final class CurlView implements View<Curl.Command> {
  @Override
  public List<String> lines(Curl.Command curl, Look look) {
    return TerminalSafe.text(curl.command()).lines().toList();
  }

  @Override
  public JsonNode json(Curl.Command curl) {
    ObjectNode json = Json.object();
    json.put("command", curl.command());
    json.set("variables", JsonViews.of(curl.variables()));
    return json;
  }
}
