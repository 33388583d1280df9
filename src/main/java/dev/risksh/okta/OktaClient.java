package dev.risksh.okta;

import dev.risksh.console.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The one way out to an org. */
public final class OktaClient {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final OrgUrl org;
  private final Sender sender;

  public OktaClient(OrgUrl org, Clock clock, Exchanges exchanges) {
    this(org, clock, exchanges, CALL_TIMEOUT);
  }

  /**
   * @param patience how long a call may take as a whole
   */
  OktaClient(OrgUrl org, Clock clock, Exchanges exchanges, Duration patience) {
    this.org = org;
    sender = new Sender(org, clock, exchanges, patience);
  }

  public OrgUrl org() {
    return org;
  }

  /** Sends, and refuses with {@link Refused} any status but the given ones. */
  Reply expect(Call call, Integer... statuses) {
    Reply reply = send(call);
    if (List.of(statuses).contains(reply.status())) {
      return reply;
    }
    throw new Refused(reply);
  }

  /** Sends, and returns whatever came back; a {@link Problem} when nothing did. */
  Reply send(Call call) {
    return sender.send(call);
  }
}
