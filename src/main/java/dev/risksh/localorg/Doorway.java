package dev.risksh.localorg;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Where the org listens: the JDK's server, and a {@link Relay} before it where the org's time is to
 * be told.
 */
final class Doorway implements AutoCloseable {
  /**
   * A sender that dribbles has a thread to itself until its time is up, so there are enough of them
   * for others to come in beside many such.
   */
  private static final int THREADS = 256;

  private static final int WAITING = 1024;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  private final HttpServer server;
  private final ThreadPoolExecutor workers = workers();
  private final Optional<Relay> relay;
  private final Address address;
  private UnderWay underWay;

  private Doorway(HttpServer server, Optional<Relay> relay, Address address) {
    this.server = server;
    this.relay = relay;
    this.address = address;
  }

  /**
   * Takes the port; nobody is served before {@link #start}.
   *
   * @param lastPort where the org listened last, or 0
   * @throws IOException when the port is taken
   */
  static Doorway open(OrgSettings settings, int lastPort) throws IOException {
    // Without it every reply takes 44 ms: Nagle's algorithm waits for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A sender that dribbles must not hold a worker for ever; seconds.
    if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
      System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    InetAddress bound = settings.address().orElse(loopback);
    boolean https = settings.tls().isPresent();
    if (!settings.tellsItsTime()) {
      HttpServer server =
          bind(settings.port(), lastPort, port -> server(at(bound, port), settings.tls()));
      int port = server.getAddress().getPort();
      return new Doorway(server, Optional.empty(), new Address(https, bound, port));
    }
    // What is behind the relay is reached by this machine alone, and needs no certificate.
    ServerSocketFactory fronts =
        https ? settings.tls().get().getServerSocketFactory() : ServerSocketFactory.getDefault();
    ServerSocket front =
        bind(settings.port(), lastPort, port -> fronts.createServerSocket(port, 0, bound));
    try {
      HttpServer server = HttpServer.create(at(loopback, 0), 0);
      Relay relay = new Relay(front, server.getAddress(), settings.clock());
      return new Doorway(
          server, Optional.of(relay), new Address(https, bound, front.getLocalPort()));
    } catch (IOException e) {
      front.close();
      throw e;
    }
  }

  Address address() {
    return address;
  }

  void start(HttpHandler handler) {
    server.setExecutor(workers);
    underWay = new UnderWay(handler);
    server.createContext("/", underWay);
    server.start();
    relay.ifPresent(Relay::start);
  }

  /** Ends when the calls under way are answered: other processes may have made them. */
  @Override
  public void close() {
    if (underWay != null) {
      underWay.end(LAST_ANSWERS);
    }
    relay.ifPresent(Relay::close);
    server.stop(0);
    workers.shutdownNow();
  }

  /** Makes something that listens on a port. */
  @FunctionalInterface
  private interface Binding<T> {
    T on(int port) throws IOException;
  }

  private static <T> T bind(int wanted, int last, Binding<T> binding) throws IOException {
    if (wanted == 0 && last != 0) {
      try {
        return binding.on(last);
      } catch (BindException e) {
        // Someone else has it now: any other will do.
      }
    }
    return binding.on(wanted);
  }

  private static HttpServer server(InetSocketAddress at, Optional<SSLContext> tls)
      throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(at, 0);
    }
    HttpsServer server = HttpsServer.create(at, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
    return server;
  }

  private static InetSocketAddress at(InetAddress address, int port) {
    return new InetSocketAddress(address, port);
  }

  private static ThreadPoolExecutor workers() {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "local-org-worker");
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }
}
