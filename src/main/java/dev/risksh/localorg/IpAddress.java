package dev.risksh.localorg;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IPv4 and IPv6 literals in one spelling each; a name is never looked up. */
final class IpAddress {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private IpAddress() {}

  /** The canonical spelling of {@code text}, or empty when it is not an address. */
  static Optional<String> canonical(String text) {
    if (V4.matcher(text).matches()) {
      return Optional.of(text);
    }
    if (!V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // With a colon in it the JDK parses a literal or fails; it does not ask a name server.
      return Optional.of(InetAddress.getByName(text).getHostAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static boolean isV6(String canonical) {
    return canonical.indexOf(':') >= 0;
  }
}
