package dev.risksh.okta;

import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of an Okta org: scheme, host and port, nothing behind. The checks are those of Okta's
 * own Java tooling (okta-commons-java, configuration validator), with the fix in the message.
 */
public final class OrgUrl {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern ADMIN_CONSOLE =
      Pattern.compile(".*-admin\\.(okta|oktapreview|okta-emea|okta-gov)\\.com");

  /** As the guides have them: {@code {yourOktaDomain}}, {@code <your-domain>}. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("[{}<>]|(?i)\\byour[-_]?(okta)?[-_]?(domain|subdomain|org|tenant)\\b");

  private static final Pattern QUOTED = Pattern.compile("^[\"'`‘’“”]+|[\"'`‘’“”]+$");
  private static final Pattern USER_INFO = Pattern.compile("[^/@]{1,500}@");
  private static final String EXAMPLE = "https://dev-123.okta.com";
  private static final int MAX_PORT = 65_535;
  private static final int LONGEST_SHOWN = 100;

  private final URI base;

  private OrgUrl(URI base) {
    this.base = base;
  }

  /** Reads what a user typed or a file said; refuses with the reason and the fix. */
  public static OrgUrl of(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw refuse(text, "it is blank", EXAMPLE);
    }
    if (QUOTED.matcher(trimmed).find()) {
      throw refuse(text, "it has quotation marks around it", unquoted(trimmed));
    }
    if (PLACEHOLDER.matcher(trimmed).find()) {
      throw refuse(text, "it is still a placeholder", EXAMPLE);
    }
    URI uri = parse(text, trimmed.contains("://") ? trimmed : "https://" + trimmed);
    String host = uri.getHost();
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (host == null || uri.getUserInfo() != null || uri.getPort() > MAX_PORT) {
      throw refuse(text, "it has no host that can be called", EXAMPLE);
    }
    host = host.toLowerCase(Locale.ROOT);
    String address = scheme + "://" + host + port(scheme, uri.getPort());
    if (host.indexOf('.') < 0 && host.indexOf(':') < 0 && !LOOPBACK.contains(host)) {
      throw refuse(text, "it has no domain", EXAMPLE);
    }
    Optional<String> fault = fault(scheme, host, uri);
    if (fault.isPresent()) {
      boolean right = scheme.startsWith("http") && LOOPBACK.contains(host);
      throw refuse(text, fault.get(), right ? address : fixed(host, uri.getPort()));
    }
    return new OrgUrl(URI.create(address));
  }

  private static Optional<String> fault(String scheme, String host, URI uri) {
    if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host))) {
      return Optional.of("only https is safe for tokens");
    }
    if (host.endsWith(".com.com")) {
      return Optional.of("it ends in .com.com");
    }
    if (ADMIN_CONSOLE.matcher(host).matches()) {
      return Optional.of("it is the Admin Console's address");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (path.startsWith("/oauth2")) {
      return Optional.of("it is an authorization server's, and the org is only scheme and host");
    }
    boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null;
    // One slash at the end is what browsers add; it is taken off, and nobody is bothered.
    return more || !path.isEmpty() && !path.equals("/")
        ? Optional.of("it has a path, and the org is only scheme and host")
        : Optional.empty();
  }

  private static String unquoted(String text) {
    try {
      return of(QUOTED.matcher(text).replaceAll("")).toString();
    } catch (Problem anotherMistake) {
      return EXAMPLE;
    }
  }

  /** All mistakes put right at once, so that following the advice leads to no other. */
  private static String fixed(String host, int port) {
    String right = host.replaceFirst("\\.com\\.com$", ".com");
    if (ADMIN_CONSOLE.matcher(right).matches()) {
      right = right.replace("-admin.", ".");
    }
    // The port of a scheme that was wrong would be wrong with the right one.
    return "https://" + right + (port == 80 ? "" : port("https", port));
  }

  /** Not the usual one: an assertion's {@code aud} has to be letter for letter Okta's own. */
  private static String port(String scheme, int port) {
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    return usual ? "" : ":" + port;
  }

  private static URI parse(String text, String url) {
    try {
      URI uri = new URI(url);
      if (uri.getScheme() == null) {
        throw refuse(text, "it is not a URL", EXAMPLE);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw refuse(text, "it is not a URL", EXAMPLE);
    }
  }

  private static Problem refuse(String text, String reason, String instead) {
    // A password may stand in front of the host, or a token was pasted in the wrong place.
    String shown = USER_INFO.matcher(Redaction.text(text)).replaceAll("‹redacted›@");
    return Problem.usage(
        "'"
            + TerminalSafe.excerpt(shown, LONGEST_SHOWN)
            + "' is not the address of an Okta org: "
            + reason,
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
  public boolean cleartext() {
    return base.getScheme().equals("http");
  }

  /** The path and query of a link that a server gave; empty unless it leads to the same org. */
  Optional<String> target(String link) {
    try {
      URI uri = new URI(link);
      if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawPath().isEmpty()) {
        return Optional.empty();
      }
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = uri.getHost().toLowerCase(Locale.ROOT);
      if (!base.toString().equals(scheme + "://" + host + port(scheme, uri.getPort()))) {
        return Optional.empty();
      }
      String query = uri.getRawQuery();
      return Optional.of(query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query);
    } catch (URISyntaxException notALink) {
      return Optional.empty();
    }
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
