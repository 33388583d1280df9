package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * {@code /local/v1/switches}: how the org behaves where Okta's orgs differ. No API of Okta's: an
 * Admin Console would be the place.
 */
final class SwitchesApi {
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
          default -> false;
        };
    if (!valid) {
      throw ApiRefusal.invalid(
          name, List.of("%s: The field %s is not valid.".formatted(name, name)));
    }
  }

  private static Switches apply(JsonNode body, Switches before) {
    Switches after = before;
    if (body.has("roleRequired")) {
      after = after.withRoleRequired(body.path("roleRequired").asBoolean());
    }
    if (body.has("riskApi")) {
      after = after.withRiskApi(RiskApi.of(body.path("riskApi").asText()).orElseThrow());
    }
    return after;
  }
}
