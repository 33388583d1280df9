package dev.risksh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.risk.RiskPayload;
import dev.risksh.testing.BadServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt ends a call in whatever phase it finds it. The servers here never answer and the
 * calls have an hour, so that nothing but the interrupt can end them.
 */
@Timeout(60)
class InterruptedCallTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final int ROUNDS = 200;

  @Test
  void beforeItHasBegun() {
    try (BadServer server = BadServer.stoppingAfter("")) {
      Calls calls = Calls.to(server.url(), AN_HOUR);

      Thread.currentThread().interrupt();

      assertInterrupted(calls);
      assertThat(Thread.interrupted()).as("so that what follows ends, too").isTrue();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void whatMayHaveBeenTakenIsSaidToBeLookedFor() {
    try (BadServer server = BadServer.stoppingAfter("")) {
      Calls calls = Calls.to(server.url(), AN_HOUR);
      RiskEventsApi api = new RiskEventsApi(calls.client);

      Thread.currentThread().interrupt();

      Problem problem =
          calls.failure(ExitCode.INTERRUPTED, () -> api.send(RiskPayload.raw("[]"), Calls.AUTH));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(problem.next().orElseThrow()).contains("look with /log before sending again");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"u"
      })
  void whileItWaitsForTheReply(String begun) {
    try (BadServer server = BadServer.stoppingAfter(begun)) {
      Calls calls = Calls.to(server.url(), AN_HOUR);
      Started started = start(calls);
      await().until(() -> !server.requests().isEmpty());

      started.thread().interrupt();

      started.join();
    }
  }

  @Test
  void whileItConnects() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort());
      // Nobody accepts, and beyond its backlog the kernel leaves connections unanswered.
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        background(() -> connect(socket, address));
      }
      await().until(() -> waiting.stream().filter(Socket::isConnected).count() >= 2);
      Calls calls = Calls.to("http://127.0.0.1:" + full.getLocalPort(), AN_HOUR);
      Started started = start(calls);
      await().until(() -> started.thread().getState() == Thread.State.WAITING);

      started.thread().interrupt();

      started.join();
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static void connect(Socket socket, InetSocketAddress address) {
    try {
      socket.connect(address);
    } catch (IOException closed) {
      // At the end of the test.
    }
  }

  /** Whichever way the two threads fall together, it ends, and in no other way. */
  @Test
  void atAnyMoment() {
    try (BadServer server = BadServer.stoppingAfter("")) {
      for (int round = 0; round < ROUNDS; round++) {
        Started started = start(Calls.to(server.url(), AN_HOUR));
        pass(round);
        started.thread().interrupt();
        started.join();
      }
    }
  }

  /** From nothing to about two milliseconds. */
  private static void pass(int round) {
    long end = System.nanoTime() + round * 10_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private record Started(Thread thread, CompletableFuture<Void> ended) {
    void join() {
      ended.join();
    }
  }

  private static Started start(Calls calls) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Thread thread =
        background(
            () -> {
              try {
                assertInterrupted(calls);
                ended.complete(null);
              } catch (Throwable e) {
                ended.completeExceptionally(e);
              }
            });
    return new Started(thread, ended);
  }

  private static Thread background(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void assertInterrupted(Calls calls) {
    assertThat(calls.failure(ExitCode.INTERRUPTED, calls::logs))
        .hasMessage("GET /api/v1/logs was interrupted");
  }
}
