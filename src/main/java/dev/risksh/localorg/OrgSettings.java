package dev.risksh.localorg;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a local org is set up.
 *
 * @param port the TCP port on loopback; 0 takes the port of the last run when it is free, else any
 * @param clock the only source of time: token life, expiry of signals, log entries, {@code Date}
 * @param store the file that keeps the org across restarts; empty keeps nothing
 * @param riskEventCallsPerMinute calls of the Risk Events API a minute and provider; Okta's guide
 *     says 3, its reference 30
 * @param signingKey the private RSA JWK that a new org signs access tokens with; empty makes one
 * @param onRequest told about each request just before its reply leaves
 */
public record OrgSettings(
    int port,
    Clock clock,
    Optional<Path> store,
    int riskEventCallsPerMinute,
    Optional<RSAKey> signingKey,
    Consumer<RequestLine> onRequest) {

  public OrgSettings {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(signingKey, "signingKey");
    Objects.requireNonNull(onRequest, "onRequest");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (riskEventCallsPerMinute < 1) {
      throw new IllegalArgumentException(
          "calls per minute must be 1 or more, not " + riskEventCallsPerMinute);
    }
  }

  /** An org on any free port that keeps nothing and allows 30 risk event calls a minute. */
  public static OrgSettings ephemeral() {
    return new OrgSettings(
        0, Clock.systemUTC(), Optional.empty(), 30, Optional.empty(), line -> {});
  }

  /** The same, on {@code port}. */
  public OrgSettings withPort(int port) {
    return new OrgSettings(port, clock, store, riskEventCallsPerMinute, signingKey, onRequest);
  }

  /** The same, living by {@code clock}. */
  public OrgSettings withClock(Clock clock) {
    return new OrgSettings(port, clock, store, riskEventCallsPerMinute, signingKey, onRequest);
  }

  /** The same, kept in {@code file}. */
  public OrgSettings withStore(Path file) {
    return new OrgSettings(
        port, clock, Optional.of(file), riskEventCallsPerMinute, signingKey, onRequest);
  }

  /** The same, with another rate limit of the Risk Events API. */
  public OrgSettings withRiskEventCallsPerMinute(int calls) {
    return new OrgSettings(port, clock, store, calls, signingKey, onRequest);
  }

  /** The same, signing with {@code key}: making one is most of what a new org costs. */
  public OrgSettings withSigningKey(RSAKey key) {
    return new OrgSettings(
        port, clock, store, riskEventCallsPerMinute, Optional.of(key), onRequest);
  }

  /** The same, with {@code listener} told about each request. */
  public OrgSettings onRequest(Consumer<RequestLine> listener) {
    return new OrgSettings(port, clock, store, riskEventCallsPerMinute, signingKey, listener);
  }
}
