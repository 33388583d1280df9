package dev.risksh.okta;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** No reply came back, and why, in words. */
public final class NoReply extends Problem {
  private static final long serialVersionUID = 1L;

  /** How it is told where an https address leads to a port of another kind. */
  public static final String NO_TLS = "what answers there does not speak TLS";

  /** Java's words for it. */
  private static final String NOT_TLS_IN_JAVA = "Unsupported or unrecognized SSL message";

  private static final String CHECK_ADDRESS = "check the address (/org) and the network";
  private static final String CHECK_ORG = "is this an Okta org? /org shows its address";
  private static final String LOOK_FIRST =
      "it is not known whether the org took the call; look with /log before sending again";

  /** OkHttp's words where the proxy's answer to our credentials is 407. */
  private static final String PROXY_REFUSED = "Failed to authenticate with proxy";

  private final boolean broken;

  private NoReply(ExitCode exitCode, String message, String next, Exception cause, boolean broken) {
    super(exitCode, message, next, cause);
    this.broken = broken;
  }

  /** Whether there was a connection, and it ended too soon: the next one may not. */
  boolean broken() {
    return broken;
  }

  /** Whether nothing listens there, so that nothing was sent. */
  boolean nobody() {
    return getCause() instanceof ConnectException;
  }

  /** As the user ended it. */
  static NoReply interrupted(Call call, InterruptedException e) {
    String next = call.repeatable() ? null : LOOK_FIRST;
    return new NoReply(ExitCode.INTERRUPTED, call.what() + " was interrupted", next, e, false);
  }

  /**
   * @param settings what the call was allowed
   */
  static NoReply because(IOException e, Call call, OrgUrl org, ClientSettings settings) {
    Optional<ClientSettings.Proxy> proxy = settings.proxy().filter(any -> !org.cleartext());
    if (e instanceof UnknownHostException) {
      String host = proxy.map(ClientSettings.Proxy::host).orElse(org.base().getHost());
      return unreachable(call, "no host of that name: " + host, CHECK_ADDRESS, e);
    }
    if (e instanceof ConnectException) {
      String where = proxy.map(other -> "the proxy " + other).orElse(org.toString());
      return unreachable(call, "nothing answers at " + where, CHECK_ADDRESS, e);
    }
    if (PROXY_REFUSED.equals(e.getMessage()) && proxy.isPresent()) {
      return unreachable(call, "the proxy " + proxy.get() + " does not let us through", null, e);
    }
    if (e instanceof SSLException) {
      String why =
          NOT_TLS_IN_JAVA.equals(e.getMessage())
              ? NO_TLS
              : TerminalSafe.excerpt(String.valueOf(e.getMessage()), 200);
      return unreachable(call, "no safe connection to " + org + ": " + why, CHECK_ADDRESS, e);
    }
    if (e instanceof TooLarge) {
      return unreachable(call, e.getMessage(), CHECK_ORG, e);
    }
    String lookFirst = call.repeatable() ? CHECK_ADDRESS : LOOK_FIRST;
    // SocketTimeoutException is one of these too.
    if (e instanceof InterruptedIOException) {
      String silence =
          "no whole answer from " + org + " within " + settings.requestTimeout().toSeconds() + " s";
      return unreachable(call, silence, lookFirst, e);
    }
    String reason = "the connection broke before the reply was whole";
    return new NoReply(ExitCode.UNREACHABLE, message(call, reason), lookFirst, e, true);
  }

  private static NoReply unreachable(Call call, String reason, String next, IOException e) {
    return new NoReply(ExitCode.UNREACHABLE, message(call, reason), next, e, false);
  }

  private static String message(Call call, String reason) {
    return call.what() + ": could not reach the org: " + reason;
  }

  /** A reply that no memory should be spent on. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("the reply is larger than " + (limit >> 20) + " MiB and was not read");
    }
  }
}
