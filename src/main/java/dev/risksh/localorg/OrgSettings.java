package dev.risksh.localorg;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** How a local org is set up. Immutable: each change answers settings of its own. */
public final class OrgSettings {
  private static final int UNLIMITED = 0;

  private int port;
  private InetAddress address;
  private SSLContext tls;
  private Clock clock = Clock.systemUTC();
  private boolean tellsItsTime;
  private Opening store;
  private int riskEventCallsPerMinute = 30;
  private RSAKey signingKey;
  private String seed;
  private Path keyFile;
  private Consumer<RequestLine> onRequest = line -> {};

  /** Opens the store, when the org starts. */
  @FunctionalInterface
  private interface Opening {
    Store open() throws IOException;
  }

  private OrgSettings() {}

  /** An org on any free port that keeps nothing and allows 30 risk event calls a minute. */
  public static OrgSettings ephemeral() {
    return new OrgSettings();
  }

  /** The same, on {@code port}; 0 takes the port of the last run when it is free, else any. */
  public OrgSettings withPort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    return with(copy -> copy.port = port);
  }

  /**
   * The same, listening on {@code address} instead of loopback. Whoever reaches that can call the
   * org; whether they know its admin token is all that stands between.
   */
  public OrgSettings withAddress(InetAddress address) {
    Objects.requireNonNull(address, "address");
    return with(copy -> copy.address = address);
  }

  /** The same, over https with the certificate of {@code tls}. */
  public OrgSettings withTls(SSLContext tls) {
    Objects.requireNonNull(tls, "tls");
    return with(copy -> copy.tls = tls);
  }

  /** The same, with {@code clock} for token life, expiry of signals and log entries. */
  public OrgSettings withClock(Clock clock) {
    Objects.requireNonNull(clock, "clock");
    return with(copy -> copy.clock = clock);
  }

  /**
   * The same, with the clock's time in the {@code Date} of replies too, at the cost of a connection
   * for each request; else it is the computer's.
   */
  public OrgSettings tellingItsTime() {
    return with(copy -> copy.tellsItsTime = true);
  }

  /** The same, kept in {@code file} across restarts, as JSON: small, and quick to start with. */
  public OrgSettings withStore(Path file) {
    Objects.requireNonNull(file, "file");
    return with(copy -> copy.store = () -> FileStore.open(file));
  }

  /** The same, kept in {@code file} across restarts, as an SQLite database with a long log. */
  public OrgSettings withDatabase(Path file) {
    Objects.requireNonNull(file, "file");
    return with(copy -> copy.store = () -> SqliteStore.open(file));
  }

  /**
   * The same, with another rate limit of the Risk Events API, for a minute and provider; Okta's
   * guide says 3, its reference 30.
   */
  public OrgSettings withRiskEventCallsPerMinute(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls per minute must be 1 or more, not " + calls);
    }
    return with(copy -> copy.riskEventCallsPerMinute = calls);
  }

  /** The same, with no rate limit of the Risk Events API at all, for tests of load. */
  public OrgSettings withoutRiskEventLimit() {
    return with(copy -> copy.riskEventCallsPerMinute = UNLIMITED);
  }

  /**
   * The same; where the org is new it signs access tokens with {@code key}: making one is most of
   * what a new org costs.
   */
  public OrgSettings withSigningKey(RSAKey key) {
    Objects.requireNonNull(key, "key");
    return with(copy -> copy.signingKey = key);
  }

  /**
   * The same; where the org is new it signs access tokens with the key in {@code file}, or keeps
   * there the one it makes, for the next new org. A file that cannot be read or written is passed
   * over: a key takes up to a second to make, and no more.
   */
  public OrgSettings withKeyFile(Path file) {
    Objects.requireNonNull(file, "file");
    return with(copy -> copy.keyFile = file);
  }

  /**
   * The same; where the org is new it begins with what {@code json} says. {@code docs/local-org.md}
   * shows its form; a mistake in it is told by the start as an {@link IllegalArgumentException}.
   */
  public OrgSettings withSeed(String json) {
    Objects.requireNonNull(json, "json");
    return with(copy -> copy.seed = json);
  }

  /** The same, with {@code listener} told about each request just before its reply leaves. */
  public OrgSettings onRequest(Consumer<RequestLine> listener) {
    Objects.requireNonNull(listener, "listener");
    return with(copy -> copy.onRequest = listener);
  }

  int port() {
    return port;
  }

  /** Empty for loopback. */
  Optional<InetAddress> address() {
    return Optional.ofNullable(address);
  }

  /** Empty for plain http. */
  Optional<SSLContext> tls() {
    return Optional.ofNullable(tls);
  }

  Clock clock() {
    return clock;
  }

  boolean tellsItsTime() {
    return tellsItsTime;
  }

  /** Takes the store, if there is to be one. */
  Optional<Store> openStore() throws IOException {
    return store == null ? Optional.empty() : Optional.of(store.open());
  }

  /** Empty for no limit. */
  OptionalInt riskEventCallsPerMinute() {
    return riskEventCallsPerMinute == UNLIMITED
        ? OptionalInt.empty()
        : OptionalInt.of(riskEventCallsPerMinute);
  }

  Optional<String> seed() {
    return Optional.ofNullable(seed);
  }

  Optional<RSAKey> signingKey() {
    return Optional.ofNullable(signingKey);
  }

  Optional<Path> keyFile() {
    return Optional.ofNullable(keyFile);
  }

  Consumer<RequestLine> onRequest() {
    return onRequest;
  }

  /** The one place where a field changes: on a copy that nobody else has yet. */
  private OrgSettings with(Consumer<OrgSettings> change) {
    OrgSettings copy = new OrgSettings();
    copy.port = port;
    copy.address = address;
    copy.tls = tls;
    copy.clock = clock;
    copy.tellsItsTime = tellsItsTime;
    copy.store = store;
    copy.riskEventCallsPerMinute = riskEventCallsPerMinute;
    copy.signingKey = signingKey;
    copy.seed = seed;
    copy.keyFile = keyFile;
    copy.onRequest = onRequest;
    change.accept(copy);
    return copy;
  }
}
