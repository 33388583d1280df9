package dev.risksh.diagnose;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * How an assertion's {@code aud} can miss the endpoint it is sent to: Okta takes the full address
 * only, under the host name that was called.
 */
final class Audience {
  private Audience() {}

  /** What is wrong with {@code audience}; empty when only Okta could tell. */
  static Optional<String> fault(String audience, String endpoint) {
    if (audience.equals(endpoint)) {
      return Optional.empty();
    }
    URI claimed = parse(audience);
    URI called = parse(endpoint);
    if (claimed.getHost() == null || called.getHost() == null) {
      return Optional.of("it is not an address");
    }
    if (claimed.getHost().contains("-admin.")) {
      return Optional.of("its host is that of the Admin Console, not of the org");
    }
    if (!claimed.getHost().equalsIgnoreCase(called.getHost())) {
      return Optional.of(
          "its host is "
              + claimed.getHost()
              + ", and "
              + called.getHost()
              + " was called"
              + (called.getScheme().equals("https")
                  ? "; a custom domain does not stand for the okta.com one"
                  : ""));
    }
    return Optional.of(pathFault(claimed, called));
  }

  private static String pathFault(URI claimed, URI called) {
    String path = claimed.getPath();
    if (path.isEmpty() || path.equals("/")) {
      return "it is the org alone, and " + called.getPath() + " is missing behind it";
    }
    if (path.contains("//")) {
      return "its path has a double slash";
    }
    if (path.equals(called.getPath() + "/")) {
      return "it has a slash too many at its end";
    }
    if (path.startsWith("/oauth2/") && !path.startsWith("/oauth2/v1")) {
      return "it belongs to a custom authorization server, not to the org's own";
    }
    return "it is not the address that was called, letter by letter";
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException notAnAddress) {
      return URI.create("");
    }
  }
}
