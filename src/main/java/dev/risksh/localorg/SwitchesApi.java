package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * {@code /local/v1/switches}: how the org behaves where Okta's orgs differ. No API of Okta's: an
 * Admin Console would be the place.
 */
final class SwitchesApi {
  private static final int MAX_SECONDS = 3600;
  private static final int MOST_WINDOW = 60;

  private final Switchboard switchboard;

  SwitchesApi(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  Reply get(Call call) {
    return Reply.json(200, switchboard.now());
  }

  /** Changes those that the body names. */
  Reply change(Call call) {
    JsonNode body = call.request().jsonObject();
    body.fieldNames().forEachRemaining(name -> check(name, body.path(name)));
    Switches after = switchboard.change(before -> apply(body, before));
    return Reply.json(200, after);
  }

  private static void check(String name, JsonNode value) {
    boolean valid =
        switch (name) {
          case "roleRequired" -> value.isBoolean();
          case "riskApi" -> RiskApi.of(value.asText()).isPresent();
          case "plan" -> Plan.of(value.asText()).isPresent();
          case "lowRisk", "mediumRisk", "highRisk" -> SignOnDecision.of(value.asText()).isPresent();
          case "riskRate" -> RiskRate.of(value.asText()).isPresent();
          case "rateWindow" ->
              value.isNumber() && value.asDouble() >= 1 && value.asDouble() <= MOST_WINDOW;
          case "logLag", "logDisorder" ->
              value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= MAX_SECONDS;
          default -> false;
        };
    if (!valid) {
      throw ApiRefusal.invalid(
          name, List.of("%s: The field %s is not valid.".formatted(name, name)));
    }
  }

  private static Switches apply(JsonNode body, Switches before) {
    return new Switches(
        body.path("roleRequired").asBoolean(before.roleRequired()),
        RiskApi.of(body.path("riskApi").asText()).orElse(before.riskApi()),
        Plan.of(body.path("plan").asText()).orElse(before.plan()),
        body.path("logLag").asDouble(before.logLag()),
        body.path("logDisorder").asDouble(before.logDisorder()),
        RiskRate.of(body.path("riskRate").asText()).orElse(before.riskRate()),
        body.path("rateWindow").asDouble(before.rateWindow()),
        SignOnDecision.of(body.path("lowRisk").asText()).orElse(before.lowRisk()),
        SignOnDecision.of(body.path("mediumRisk").asText()).orElse(before.mediumRisk()),
        SignOnDecision.of(body.path("highRisk").asText()).orElse(before.highRisk()));
  }
}
