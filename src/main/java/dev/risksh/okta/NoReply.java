package dev.risksh.okta;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Why a call got no reply, in words. */
final class NoReply {
  private static final String CHECK_ADDRESS = "check the address (/org) and the network";
  private static final String CHECK_ORG = "is this an Okta org? /org shows its address";
  private static final String LOOK_FIRST =
      "it is not known whether the org took the call; look with /log before sending again";

  private final Call call;
  private final OrgUrl org;

  NoReply(Call call, OrgUrl org) {
    this.call = call;
    this.org = org;
  }

  /** As the user ended it. */
  Problem cancelled(IOException e) {
    return new Problem(ExitCode.INTERRUPTED, what() + " was interrupted", null, e);
  }

  /**
   * @param patience how long it was allowed to take
   */
  Problem because(IOException e, Duration patience) {
    if (e instanceof UnknownHostException) {
      return unreachable("no host of that name: " + org.base().getHost(), CHECK_ADDRESS, e);
    }
    if (e instanceof ConnectException) {
      return unreachable("nothing answers at " + org, CHECK_ADDRESS, e);
    }
    if (e instanceof SSLException) {
      String why = TerminalSafe.excerpt(String.valueOf(e.getMessage()), 200);
      return unreachable("no safe connection to " + org + ": " + why, CHECK_ADDRESS, e);
    }
    if (e instanceof TooLarge) {
      return unreachable(e.getMessage(), CHECK_ORG, e);
    }
    // SocketTimeoutException is one of these too.
    if (e instanceof InterruptedIOException) {
      return unreachable(
          "no whole answer from " + org + " within " + patience.toSeconds() + " s",
          repeatable() ? CHECK_ADDRESS : LOOK_FIRST,
          e);
    }
    return unreachable(
        "the connection broke before the reply was whole",
        repeatable() ? CHECK_ADDRESS : LOOK_FIRST,
        e);
  }

  private Problem unreachable(String reason, String next, IOException e) {
    return new Problem(
        ExitCode.UNREACHABLE, what() + ": could not reach the org: " + reason, next, e);
  }

  private String what() {
    return call.method() + " " + call.target().split("\\?", 2)[0];
  }

  /** Whether it changes nothing to send it again. */
  private boolean repeatable() {
    return call.method().equals("GET");
  }

  /** A reply that no memory should be spent on. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("the reply is larger than " + (limit >> 20) + " MiB and was not read");
    }
  }
}
