package dev.risksh.okta;

import dev.risksh.jose.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * How the client calls; what the Okta SDKs call {@code connectionTimeout}, {@code requestTimeout},
 * {@code rateLimit} and {@code proxy}.
 *
 * @param connectTimeout how long reaching the org may take; zero for as long as it likes
 * @param requestTimeout how long a call may take as a whole; zero for as long as it likes
 * @param retries how far a call is tried again
 * @param proxy empty for the system's own choice
 */
public record ClientSettings(
    Duration connectTimeout, Duration requestTimeout, RetryLimits retries, Optional<Proxy> proxy) {

  public static final ClientSettings DEFAULT =
      new ClientSettings(
          Duration.ofSeconds(10), Duration.ofSeconds(60), RetryLimits.USUAL, Optional.empty());

  /**
   * An HTTP proxy on the way to the org.
   *
   * @param username empty for one that lets everybody through
   */
  public record Proxy(String host, int port, Optional<String> username, Secret password) {
    @Override
    public String toString() {
      return host + ":" + port + username.map(name -> " as " + name).orElse("");
    }
  }

  public ClientSettings withConnectTimeout(Duration timeout) {
    return new ClientSettings(timeout, requestTimeout, retries, proxy);
  }

  public ClientSettings withRequestTimeout(Duration timeout) {
    return new ClientSettings(connectTimeout, timeout, retries, proxy);
  }

  public ClientSettings withRetries(RetryLimits limits) {
    return new ClientSettings(connectTimeout, requestTimeout, limits, proxy);
  }

  public ClientSettings withProxy(Proxy other) {
    return new ClientSettings(connectTimeout, requestTimeout, retries, Optional.of(other));
  }
}
