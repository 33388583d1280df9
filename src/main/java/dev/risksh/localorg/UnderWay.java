package dev.risksh.localorg;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the calls that wait for their answer, so that an org can end without cutting one off. */
final class UnderWay implements HttpHandler {
  private final HttpHandler handler;
  private int calls;

  UnderWay(HttpHandler handler) {
    this.handler = handler;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    count(1);
    try {
      handler.handle(exchange);
    } finally {
      count(-1);
    }
  }

  private synchronized void count(int more) {
    calls += more;
    notifyAll();
  }

  /** Returns when all calls are answered, or after {@code patience}. */
  synchronized void end(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    try {
      while (calls > 0 && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
