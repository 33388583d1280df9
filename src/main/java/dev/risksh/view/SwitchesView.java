package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.session.Switches;
import java.util.List;

/** What kind of org a local one is: a line for each switch, as it would be typed. */
final class SwitchesView implements View<Switches> {
  @Override
  public List<String> lines(Switches switches, Look look) {
    return switches.values().entrySet().stream()
        .map(
            entry ->
                "%-16s %s"
                    .formatted(
                        TerminalSafe.line(Switches.dashed(entry.getKey())),
                        look.style().bold(TerminalSafe.line(Switches.typed(entry.getValue())))))
        .toList();
  }

  @Override
  public JsonNode json(Switches switches) {
    ObjectNode node = Json.object();
    switches.values().forEach(node::set);
    return node;
  }
}
