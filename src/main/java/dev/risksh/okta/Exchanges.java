package dev.risksh.okta;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** The exchanges of a session, newest last; the oldest go when there are more than are kept. */
public final class Exchanges {
  /** With bodies of up to 10 MiB, a bound on their number alone would not be one on memory. */
  private static final int KEPT = 200;

  private static final long KEPT_CHARACTERS = 32L << 20;

  private final IntSupplier before;
  private final Deque<Exchange> kept = new ArrayDeque<>();
  private long characters;
  private int count;

  public Exchanges() {
    this(() -> 0);
  }

  /**
   * @param before the number after which to go on counting; asked for with the first call
   */
  public Exchanges(IntSupplier before) {
    this.before = before;
  }

  synchronized Exchange record(IntFunction<Exchange> numbered) {
    if (count == 0) {
      count = before.getAsInt();
    }
    Exchange exchange = numbered.apply(++count);
    kept.addLast(exchange);
    characters += size(exchange);
    while (kept.size() > KEPT || (characters > KEPT_CHARACTERS && kept.size() > 1)) {
      characters -= size(kept.removeFirst());
    }
    return exchange;
  }

  public synchronized List<Exchange> all() {
    return List.copyOf(kept);
  }

  public synchronized Optional<Exchange> last() {
    return Optional.ofNullable(kept.peekLast());
  }

  public synchronized Optional<Exchange> numbered(int number) {
    return kept.stream().filter(exchange -> exchange.number() == number).findFirst();
  }

  private static long size(Exchange exchange) {
    return exchange.requestBody().map(body -> body.reveal().length()).orElse(0)
        + exchange.replyBody().map(body -> body.reveal().length()).orElse(0)
        + size(exchange.requestHeaders())
        + size(exchange.replyHeaders());
  }

  private static long size(List<Header> headers) {
    return headers.stream()
        .mapToLong(header -> header.name().length() + header.value().reveal().length())
        .sum();
  }
}
