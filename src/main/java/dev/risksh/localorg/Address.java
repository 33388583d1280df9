package dev.risksh.localorg;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Where the org listens, and under which URLs it may be called. */
record Address(boolean https, InetAddress bound, int port) {

  /** The URL that the org gives for itself; an org on every address is on 127.0.0.1 too. */
  String url() {
    return scheme() + (bound.isAnyLocalAddress() ? "127.0.0.1" : literal(bound)) + ":" + port;
  }

  /**
   * The URL of the org under what the client called it; empty where that is none of its names. A
   * web page must not reach the org through a name that it made point here, so a name other than
   * {@code localhost} is none; an address in numbers nobody can make point elsewhere.
   */
  Optional<String> calledBy(String host) {
    String called = host.toLowerCase(Locale.ROOT);
    String end = ":" + port;
    if (!called.endsWith(end)) {
      return Optional.empty();
    }
    String name = called.substring(0, called.length() - end.length());
    return name.equals("localhost") || isReached(name)
        ? Optional.of(scheme() + called)
        : Optional.empty();
  }

  private boolean isReached(String name) {
    boolean bracketed = name.startsWith("[") && name.endsWith("]");
    String bare = bracketed ? name.substring(1, name.length() - 1) : name;
    return IpAddress.canonical(bare)
        .filter(ip -> IpAddress.isV6(ip) == bracketed)
        .filter(ip -> bound.isAnyLocalAddress() || ip.equals(bound.getHostAddress()))
        .isPresent();
  }

  private String scheme() {
    return https ? "https://" : "http://";
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }
}
