package dev.risksh.session;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The assertions for the attempts at one token: first the one that was made last, unless it is
 * spent, stale or expired; then for each attempt one of its like, since Okta takes each once,
 * whatever it answered.
 */
final class AssertionSupply implements Supplier<ClientAssertion> {
  private final Session session;
  private Optional<ClientAssertion> sent = Optional.empty();

  AssertionSupply(Session session) {
    this.session = session;
  }

  @Override
  public ClientAssertion get() {
    sent = Optional.of(sent.map(this::next).orElseGet(this::first));
    return sent.get();
  }

  /** Marks the last one as spent. */
  void done() {
    if (sent.isPresent() && !sent.get().pinned()) {
      session.stale(Slot.ASSERTION, "it was sent, and Okta takes each one once");
    }
  }

  private ClientAssertion first() {
    Optional<ClientAssertion> ready = session.tokens().prepared().map(this::forThisAddress);
    if (ready.isPresent() && toBeSent(ready.get())) {
      return ready.get();
    }
    ready.ifPresent(old -> session.notice("the assertion has expired, a fresh one is made"));
    return session.tokens().createAssertion(UnaryOperator.identity(), false);
  }

  /** Made wrong in the same way where it was made wrong on purpose. */
  private ClientAssertion next(ClientAssertion before) {
    return before.pinned()
        ? before
        : session.tokens().createAssertion(usual -> before.spec(), false);
  }

  /** One that was made wrong on purpose is sent as it is, expired or not. */
  private boolean toBeSent(ClientAssertion made) {
    return made.pinned()
        || !made.overrides().isEmpty()
        || !made.expired(session.world().clock().instant());
  }

  /** The local org may have moved to another port since the session was saved. */
  private ClientAssertion forThisAddress(ClientAssertion made) {
    String endpoint = session.org().url().tokenEndpoint();
    Optional<SigningKey> key = session.value(Slot.KEY).or(made.spec()::signWith);
    return made.spec().audience().equals(endpoint) || key.isEmpty()
        ? made
        : session.put(Slot.ASSERTION, made.readdressed(endpoint, key.get()), SessionFile.SAVED);
  }
}
