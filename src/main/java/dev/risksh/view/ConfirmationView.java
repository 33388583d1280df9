package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Times;
import dev.risksh.okta.LogEntry;
import dev.risksh.session.Confirmation;
import java.util.List;
import java.util.stream.Collectors;

/** A confirmation: the signals as the System Log repeats them. */
final class ConfirmationView implements View<Confirmation> {
  @Override
  public List<String> lines(Confirmation confirmation, Look look) {
    String signals =
        confirmation.signals().stream()
            .map(signal -> signal.ip() + " " + look.style().level(signal.riskLevel()))
            .collect(Collectors.joining(", "));
    return List.of(
        look.style().green("✓")
            + " "
            + LogEntry.RISK_SIGNAL
            + "  "
            + signals
            + "   "
            + confirmation
                .loggedWithin()
                .map(within -> "logged within " + within.toSeconds() + " s of sending, ")
                .orElse("")
            + "waited "
            + Times.took(confirmation.waited()));
  }

  @Override
  public JsonNode json(Confirmation confirmation) {
    ObjectNode json = Json.object();
    json.put("confirmed", true);
    confirmation
        .loggedWithin()
        .ifPresent(within -> json.put("loggedWithinSeconds", within.toSeconds()));
    json.put("waitedMilliseconds", confirmation.waited().toMillis());
    json.set("entries", JsonViews.of(confirmation.entries()));
    return json;
  }
}
