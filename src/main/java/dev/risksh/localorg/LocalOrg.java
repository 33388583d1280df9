package dev.risksh.localorg;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An Okta org in this process, on loopback: it takes client assertions, risk events and sign-ins,
 * and refuses what Okta refuses, in Okta's words. It never keeps the process alive.
 */
public final class LocalOrg implements AutoCloseable {
  /** The login of the one user. */
  public static final String USER_LOGIN = "isaac.brock@example.com";

  /** The password of the one user, who exists to be signed in. */
  public static final String USER_PASSWORD = "Float-On-2004";

  private static final int THREADS = 16;
  private static final int WAITING = 1024;

  private final HttpServer server;
  private final ThreadPoolExecutor workers;
  private final Org org;
  private final Keeper keeper;
  private final int port;
  private boolean closed;

  private LocalOrg(HttpServer server, ThreadPoolExecutor workers, Org org, Keeper keeper) {
    this.server = server;
    this.workers = workers;
    this.org = org;
    this.keeper = keeper;
    this.port = server.getAddress().getPort();
  }

  /**
   * Starts an org; it takes calls when this returns.
   *
   * @throws IOException when the port is taken, or the store is in use by another org or cannot be
   *     used
   */
  public static LocalOrg start(OrgSettings settings) throws IOException {
    Changes changes = new Changes();
    Keeper keeper = new Keeper(settings.store(), settings.clock(), changes);
    HttpServer server = null;
    try {
      Ids ids = new Ids();
      Optional<OrgData> stored = keeper.load();
      OrgData data = stored.isPresent() ? stored.get() : fresh(settings, ids);
      server = bind(settings.port(), data.port());
      Org org = new Org(data, ids, changes, settings.riskEventCallsPerMinute());
      LocalOrg local = new LocalOrg(server, workers(), org, keeper);
      local.open(settings, ids);
      return local;
    } catch (IOException | RuntimeException e) {
      if (server != null) {
        server.stop(0);
      }
      keeper.close();
      throw e;
    }
  }

  private static OrgData fresh(OrgSettings settings, Ids ids) {
    List<OrgKeys.Stored> keys =
        settings.signingKey().stream()
            .map(key -> new OrgKeys.Stored(key.toJSONObject(), settings.clock().instant()))
            .toList();
    return OrgData.fresh(ids, keys);
  }

  /** {@code http://127.0.0.1:PORT}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The API token of the org's admin, for {@code Authorization: SSWS}. A secret. */
  public String adminToken() {
    return org.adminToken();
  }

  /** What is in the org, in a few lines for people. */
  public List<String> inventory() {
    return org.inventory();
  }

  /** What went wrong at the start without stopping it, such as a store that could not be read. */
  public List<String> warnings() {
    return keeper.warnings();
  }

  /** Stops at once and saves. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.stop(0);
    workers.shutdownNow();
    try (keeper) {
      save();
    } catch (IOException e) {
      // All that was answered is saved already; this could only have added the signing key.
    }
  }

  private void save() throws IOException {
    keeper.save(() -> org.data(port));
  }

  private void open(OrgSettings settings, Ids ids) throws IOException {
    CompletableFuture<Router> router = new CompletableFuture<>();
    server.setExecutor(workers);
    server.createContext(
        "/",
        new HttpFront(
            router::join,
            new RequestReader(port),
            settings.clock(),
            ids,
            this::save,
            settings.onRequest()));
    // The token and the ids are told from here on, so they must last from here on.
    save();
    openTheDoor(router, settings.clock());
  }

  /**
   * Opens the door first and furnishes behind it: linking thirty endpoints and making a key take
   * longer than all the rest. On a daemon thread, since the server's own thread takes after the one
   * that starts it, and must not hold the JVM.
   */
  private void openTheDoor(CompletableFuture<Router> router, Clock clock) {
    CompletableFuture<Void> accepting = new CompletableFuture<>();
    Thread opener =
        new Thread(
            () -> {
              accepting.completeAsync(this::startServer, Runnable::run);
              router.completeAsync(org::router, Runnable::run);
              org.makeKey(clock.instant());
            },
            "local-org-opener");
    opener.setDaemon(true);
    opener.start();
    accepting.join();
  }

  private Void startServer() {
    server.start();
    return null;
  }

  private static HttpServer bind(int wanted, int last) throws IOException {
    // Without it every reply takes 44 ms: Nagle's algorithm waits for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A sender that dribbles must not hold a worker for ever; seconds.
    if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
      System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }
    if (wanted == 0 && last != 0) {
      try {
        return bind(last);
      } catch (BindException e) {
        // Someone else has it now: any other will do.
      }
    }
    return bind(wanted);
  }

  private static HttpServer bind(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(loopback, port), 0);
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
