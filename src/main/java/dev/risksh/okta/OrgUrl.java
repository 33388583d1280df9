package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The address of an Okta org: scheme, host and port, nothing behind. The checks are those of Okta's
 * own Java tooling (okta-commons-java, configuration validator), with the fix in the message.
 */
public final class OrgUrl {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final URI base;

  private OrgUrl(URI base) {
    this.base = base;
  }

  /** Reads what a user typed or a file said; refuses with the reason and the fix. */
  public static OrgUrl of(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.contains("{") || trimmed.contains("}")) {
      throw refuse(text, "it is still a placeholder", "https://dev-123.okta.com");
    }
    URI uri = parse(text, trimmed.contains("://") ? trimmed : "https://" + trimmed);
    String host = uri.getHost();
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (host == null || uri.getUserInfo() != null) {
      throw refuse(text, "it has no host that can be called", "https://dev-123.okta.com");
    }
    host = host.toLowerCase(Locale.ROOT);
    String address = scheme + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
      throw refuse(
          text, "only https is safe for tokens", "https" + address.substring(scheme.length()));
    }
    if (host.endsWith(".com.com")) {
      throw refuse(text, "it ends in .com.com", address.replace(".com.com", ".com"));
    }
    if (host.matches(".*-admin\\.(okta|oktapreview|okta-emea)\\.com")) {
      throw refuse(text, "it is the Admin Console's address", address.replace("-admin.", "."));
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (!path.isEmpty() && !path.equals("/") || uri.getRawQuery() != null) {
      throw refuse(text, "it has a path, and the org is only scheme and host", address);
    }
    return new OrgUrl(URI.create(address));
  }

  private static URI parse(String text, String url) {
    try {
      URI uri = new URI(url);
      if (uri.getScheme() == null) {
        throw refuse(text, "it is not a URL", "https://dev-123.okta.com");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw refuse(text, "it is not a URL", "https://dev-123.okta.com");
    }
  }

  private static Problem refuse(String text, String reason, String instead) {
    return Problem.usage(
        "'" + TerminalSafe.line(text) + "' is not the address of an Okta org: " + reason,
        "try " + instead);
  }

  /** Scheme, host and port, without a slash at the end. */
  public URI base() {
    return base;
  }

  /** {@code target} starts with a slash. */
  URI resolve(String target) {
    return URI.create(base + target);
  }

  /** What an assertion for the token endpoint names as its audience. */
  public String tokenEndpoint() {
    return base + "/oauth2/v1/token";
  }

  /** Whether the org is on this machine, without TLS. */
  boolean cleartext() {
    return base.getScheme().equals("http");
  }

  /** Whether {@code uri}, which a server named, leads to the same org. */
  boolean owns(URI uri) {
    return base.getScheme().equalsIgnoreCase(uri.getScheme())
        && base.getAuthority().equalsIgnoreCase(uri.getAuthority());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrgUrl url && url.base.equals(base);
  }

  @Override
  public int hashCode() {
    return base.hashCode();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
