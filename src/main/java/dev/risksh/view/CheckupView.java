package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.diagnose.Checkup;
import java.util.ArrayList;
import java.util.List;

/** A checkup: every check, and what they come to. */
final class CheckupView implements View<Checkup> {
  private final CheckView one = new CheckView();

  @Override
  public List<String> lines(Checkup checkup, Look look) {
    List<String> lines = new ArrayList<>();
    checkup.checks().forEach(check -> lines.addAll(one.lines(check, look)));
    lines.add(
        checkup.isHealthy()
            ? look.style().green(checkup.summary())
            : look.style().red(checkup.summary()));
    return lines;
  }

  @Override
  public JsonNode json(Checkup checkup) {
    ObjectNode json = Json.object();
    json.put("healthy", checkup.isHealthy());
    json.set("checks", JsonViews.of(checkup.checks()));
    return json;
  }
}
