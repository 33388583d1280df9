package dev.risksh.okta;

import dev.risksh.risk.RiskPayload;

/** {@code POST /api/v1/risk/events/ip} (Okta: Risk Events reference; deprecated since 2025.04). */
public final class RiskEventsApi {
  private static final String PATH = "/api/v1/risk/events/ip";

  private final OktaClient client;

  public RiskEventsApi(OktaClient client) {
    this.client = client;
  }

  /**
   * Sees whether the API is there and lets the caller in. The list it sends is empty: Okta takes it
   * or finds fault with it, and either way there is no signal in it. It counts as a call.
   */
  public Probe probe(Auth auth) {
    Call call = Call.json("POST", PATH, "[]").with(auth);
    return Probe.of(client.withoutRetries().send(() -> call));
  }

  /** Sends one call's worth of events. Not repeated on its own: each call counts as signals. */
  public Receipt send(RiskPayload payload, Auth auth) {
    Call call = Call.json("POST", PATH, payload.json()).with(auth);
    Reply reply = client.expect(call, 202);
    return new Receipt(
        reply.status(),
        reply.requestId(),
        payload,
        reply.exchange().startedAt(),
        reply.date().orElse(reply.exchange().startedAt()),
        reply.exchange().took(),
        RateLimit.of(reply));
  }
}
