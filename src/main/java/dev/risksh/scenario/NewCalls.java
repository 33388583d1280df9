package dev.risksh.scenario;

import dev.risksh.okta.Exchange;
import dev.risksh.session.Session;
import java.util.List;

/** The calls of a session, handed out once: those of one step after those of another. */
final class NewCalls {
  private final Session session;
  private int handedOut;

  NewCalls(Session session) {
    this.session = session;
  }

  /** Those since they were asked for last. */
  List<Exchange> take() {
    List<Exchange> fresh =
        session.exchanges().all().stream().filter(one -> one.number() > handedOut).toList();
    if (!fresh.isEmpty()) {
      handedOut = fresh.get(fresh.size() - 1).number();
    }
    return fresh;
  }
}
