package dev.risksh.diagnose;

import dev.risksh.okta.OrgUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * How a proof's {@code htu} can miss the address that is called: Okta compares scheme, host and
 * path, without query and fragment, after percent-decoding.
 */
final class ProofAddress {
  private ProofAddress() {}

  /**
   * @param called the address of the call; empty while it has not been made
   */
  static Optional<String> fault(String htu, OrgUrl org, Optional<URI> called) {
    URI claimed;
    try {
      claimed = new URI(htu);
    } catch (URISyntaxException notAnAddress) {
      return Optional.of("it is not one");
    }
    if (claimed.getHost() == null) {
      return Optional.of("it is not one");
    }
    if (claimed.getRawQuery() != null || claimed.getRawFragment() != null) {
      return Optional.of("it has a query or a fragment, which do not belong here");
    }
    if (String.valueOf(claimed.getPath()).contains("//")) {
      return Optional.of("its path has a double slash");
    }
    URI other = called.orElse(org.base());
    if (!origin(claimed).equalsIgnoreCase(origin(other))) {
      return Optional.of("the org is at " + origin(other));
    }
    return called
        .filter(url -> !url.getPath().equals(claimed.getPath()))
        .map(url -> "the call was to " + url.getPath());
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
