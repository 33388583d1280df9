package dev.risksh.jose;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The usual key pair, begun before anybody asks for it: to look for its primes takes a short script
 * longer than all its steps. Each pair is given away once and kept nowhere; one lies ready at most,
 * and the next is begun when that is taken and another is expected.
 */
public final class KeyReserve {
  private final Supplier<SigningKey> maker;
  private int expected;
  private Optional<FutureTask<SigningKey>> begun = Optional.empty();

  public KeyReserve(SecureRandom random) {
    this(() -> SigningKey.generate(KeyOrder.USUAL, random));
  }

  KeyReserve(Supplier<SigningKey> maker) {
    this.maker = maker;
  }

  /** One more is going to be asked for. */
  public synchronized void expect() {
    expected++;
    begin();
  }

  private void begin() {
    if (begun.isPresent() || expected == 0) {
      return;
    }
    expected--;
    FutureTask<SigningKey> task = new FutureTask<>(maker::get);
    begun = Optional.of(task);
    Thread thread = new Thread(task, "key-reserve");
    thread.setDaemon(true);
    thread.start();
  }

  /** The pair that was begun, if any, which nobody else gets from now on. */
  private synchronized Optional<FutureTask<SigningKey>> next() {
    Optional<FutureTask<SigningKey>> next = begun;
    begun = Optional.empty();
    begin();
    return next;
  }

  /**
   * The pair that was begun, when it is made; one that is made now where none was.
   *
   * @throws InterruptedException while it is waited for; nobody gets that one then
   */
  public SigningKey take() throws InterruptedException {
    Optional<FutureTask<SigningKey>> next = next();
    if (next.isEmpty()) {
      return maker.get();
    }
    try {
      return next.get().get();
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}
