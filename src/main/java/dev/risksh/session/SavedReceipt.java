package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskPayload;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A receipt in the session file, so that another process can confirm what this one sent. */
final class SavedReceipt {
  private SavedReceipt() {}

  static ObjectNode write(Receipt receipt) {
    ObjectNode json = Json.object();
    json.put("status", receipt.status());
    receipt.requestId().ifPresent(id -> json.put("requestId", id));
    json.put("sentAt", receipt.sentAt().toString());
    json.put("serverDate", receipt.serverDate().toString());
    json.put("tookMillis", receipt.took().toMillis());
    if (receipt.payload() instanceof RiskEvents events) {
      json.set("events", RiskEventJson.tree(events));
    } else {
      json.put("raw", receipt.payload().json());
    }
    return json;
  }

  static Receipt read(JsonNode json) {
    RiskPayload payload =
        json.has("events")
            ? RiskEventJson.read(json.path("events").toString(), "the saved receipt")
            : RiskPayload.raw(json.path("raw").asText());
    try {
      return new Receipt(
          json.path("status").asInt(),
          Optional.ofNullable(json.path("requestId").textValue()),
          payload,
          Instant.parse(json.path("sentAt").asText()),
          Instant.parse(json.path("serverDate").asText()),
          Duration.ofMillis(json.path("tookMillis").asLong()),
          // What was left of the calls then says nothing of now.
          Optional.empty());
    } catch (DateTimeException e) {
      throw Problem.badInput("the saved receipt has no times", null);
    }
  }
}
