package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.TerminalSafe;

/** {@code GET /.well-known/okta-organization}: anybody may ask, and only an Okta org answers. */
public final class OrgInfoApi {
  private final OktaClient client;

  public OrgInfoApi(OktaClient client) {
    this.client = client;
  }

  public OrgInfo get() {
    Reply reply = client.expect(Call.get("/.well-known/okta-organization"), 200);
    JsonNode body = reply.object();
    return new OrgInfo(
        TerminalSafe.line(reply.required(body, "id")),
        TerminalSafe.line(body.path("pipeline").asText("")),
        reply.exchange());
  }
}
