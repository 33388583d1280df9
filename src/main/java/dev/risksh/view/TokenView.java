package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.okta.AccessToken;
import java.util.List;

/** An access token: type, scopes and what is left of its time; not the token. */
final class TokenView implements View<AccessToken> {
  @Override
  public List<String> lines(AccessToken token, Look look) {
    return List.of(
        look.style().bold(token.type())
            + "  "
            + String.join(" ", token.granted())
            + "   "
            + look.expiry(token.expiresAt())
            + token.boundTo().map(key -> "   bound to proof key " + key).orElse(""));
  }

  @Override
  public JsonNode json(AccessToken token) {
    ObjectNode json = Json.object();
    json.put("type", token.type());
    json.set("granted", JsonViews.of(token.granted()));
    json.set("asked", JsonViews.of(token.asked()));
    json.set("missing", JsonViews.of(token.missing()));
    json.put("clientId", token.clientId());
    json.put("expiresAt", Json.time(token.expiresAt()));
    token.boundTo().ifPresent(key -> json.put("boundTo", key));
    return json;
  }
}
