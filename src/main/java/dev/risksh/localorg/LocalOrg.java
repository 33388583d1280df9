package dev.risksh.localorg;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An Okta org in this process, on loopback unless told otherwise: it takes client assertions, risk
 * events and sign-ins, and refuses what Okta refuses, in Okta's words. It never keeps the process
 * alive.
 */
public final class LocalOrg implements AutoCloseable {
  /** The login of the user that is there from the start. */
  public static final String USER_LOGIN = "isaac.brock@example.com";

  /** The password of that user, who exists to be signed in. */
  public static final String USER_PASSWORD = "Float-On-2004";

  private final Doorway doorway;
  private final Org org;
  private final Keeper keeper;
  private final KeyFile keyFile;
  private final Clock clock;
  private boolean closed;

  private LocalOrg(Doorway doorway, Org org, Keeper keeper, OrgSettings settings) {
    keyFile = new KeyFile(settings.keyFile());
    clock = settings.clock();
    this.doorway = doorway;
    this.org = org;
    this.keeper = keeper;
  }

  /**
   * Starts an org; it takes calls when this returns.
   *
   * @throws IllegalArgumentException when the seed has a mistake
   * @throws IOException when the port is taken, or the store is in use by another org or cannot be
   *     used
   */
  public static LocalOrg start(OrgSettings settings) throws IOException {
    Changes changes = new Changes();
    Keeper keeper = new Keeper(settings.openStore(), settings.clock(), changes);
    Doorway doorway = null;
    try {
      Ids ids = new Ids();
      Optional<OrgData> stored = keeper.load();
      OrgData data = stored.isPresent() ? stored.get() : fresh(settings, ids);
      if (stored.isPresent() && settings.seed().isPresent()) {
        keeper.warn("seed not used: the org is there already, and is left as it is");
      }
      doorway = Doorway.open(settings, data.port());
      Org org = new Org(data, keeper.log(data), ids, changes, settings.riskEventCallsPerMinute());
      int port = doorway.address().port();
      keeper.keep(() -> org.data(port));
      LocalOrg local = new LocalOrg(doorway, org, keeper, settings);
      local.open(settings, ids);
      return local;
    } catch (IOException | RuntimeException e) {
      if (doorway != null) {
        doorway.close();
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
    OrgData fresh = OrgData.fresh(ids, keys);
    return settings
        .seed()
        .map(seed -> Seed.plant(fresh, seed, ids, settings.clock().instant()))
        .orElse(fresh);
  }

  /** {@code http://127.0.0.1:PORT}, or what the settings make of it. */
  public URI baseUrl() {
    return URI.create(doorway.address().url());
  }

  /** The API token of the org's admin, for {@code Authorization: SSWS}. A secret. */
  public String adminToken() {
    return org.adminToken();
  }

  /** Opens the System Log's page in a browser, once; what is behind the # is no URL to log. */
  public URI logPage() {
    String ticket = org.pageSessions().ticket(clock.instant());
    return URI.create(baseUrl() + PageApi.PATH + "#ticket=" + ticket);
  }

  /** What is in the org, in a few lines for people. */
  public List<String> inventory() {
    return org.inventory();
  }

  /** What went wrong at the start without stopping it, such as a store that could not be read. */
  public List<String> warnings() {
    return keeper.warnings();
  }

  /** Stops as soon as the calls under way are answered, and saves. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    doorway.close();
    keyFile.close();
    try (keeper) {
      keeper.save();
    } catch (IOException e) {
      // All that was answered is saved already; this could only have added the signing key.
    }
  }

  private void open(OrgSettings settings, Ids ids) throws IOException {
    CompletableFuture<Router> router = new CompletableFuture<>();
    HttpFront front =
        new HttpFront(
            router::join,
            org.faults(),
            org.limits(),
            new RequestReader(doorway.address()),
            ids,
            keeper::save,
            settings);
    // The token and the ids are told from here on, so they must last from here on.
    keeper.save();
    openTheDoor(front, router, settings);
  }

  /**
   * Opens the door first and furnishes behind it: linking thirty endpoints and making a key take
   * longer than all the rest. On a daemon thread, since the server's own thread takes after the one
   * that starts it, and must not hold the JVM.
   */
  private void openTheDoor(
      HttpFront front, CompletableFuture<Router> router, OrgSettings settings) {
    CompletableFuture<Void> accepting = new CompletableFuture<>();
    Thread opener =
        new Thread(
            () -> {
              accepting.completeAsync(() -> startServer(front), Runnable::run);
              router.completeAsync(org::router, Runnable::run);
              org.makeKey(settings.clock().instant(), keyFile);
            },
            "local-org-opener");
    opener.setDaemon(true);
    opener.start();
    accepting.join();
  }

  private Void startServer(HttpFront front) {
    doorway.start(front);
    return null;
  }
}
