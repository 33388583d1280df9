package dev.risksh.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.util.Optional;

/**
 * {@code POST /api/v1/authn}: a user signs in. Under an admin's API token Okta trusts {@code
 * X-Forwarded-For} to say where from (Okta: Authentication API, trusted application).
 */
public final class AuthnApi {
  private final OktaClient client;
  private final Auth admin;

  public AuthnApi(OktaClient client, Auth admin) {
    this.client = client;
    this.admin = admin;
  }

  /** Signs in as if from {@code ip}. */
  public Answer signIn(String login, Secret password, String ip) {
    ObjectNode body = Json.object();
    body.put("username", login);
    body.put("password", password.reveal());
    Reply reply =
        client.expect(
            Call.json("POST", "/api/v1/authn", Json.compact(body))
                .with(admin)
                .with("X-Forwarded-For", ip),
            200);
    return new Answer(
        TerminalSafe.line(reply.required(reply.object(), "status")), reply.requestId());
  }

  /**
   * @param status {@code SUCCESS}, or what is wanted first, such as {@code MFA_REQUIRED}
   * @param requestId the {@code transaction.id} of the sign-in's log entries
   */
  public record Answer(String status, Optional<String> requestId) {}
}
