package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;

import dev.risksh.console.Problem;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.okta.NoReply;
import dev.risksh.okta.OrgInfo;
import dev.risksh.okta.OrgUrl;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What there is to say of the way to the org: its address, the network, its kind, the clocks. */
public final class OrgChecks {
  public static final String ADDRESS = "address";
  public static final String REACHABLE = "reachable";
  public static final String TLS = "TLS";
  public static final String OKTA = "Okta org";
  public static final String CLOCK = "clock";

  private static final Pattern OKTAS_OWN =
      Pattern.compile(".*\\.(okta|oktapreview|okta-emea|okta-gov)\\.com");
  private static final String PROXY =
      "RISKSH_JAVA_OPTS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'   where a proxy is needed";
  private static final String TRUST =
      "RISKSH_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE   where a proxy signs with a certificate"
          + " of its own";

  private OrgChecks() {}

  /**
   * @param origin where the address came from, in words
   */
  public static Check address(OrgUrl org, String origin) {
    boolean custom = !org.cleartext() && !OKTAS_OWN.matcher(org.base().getHost()).matches();
    String domain =
        custom ? "; a custom domain, so assertions must be addressed to it by that name" : "";
    return Check.passed(ADDRESS, org + " (" + origin + ")" + domain);
  }

  /**
   * @param proxyVariable a variable of the environment that names a proxy; Java does not read it
   */
  public static Check unreachable(OrgUrl org, Problem problem, Optional<String> proxyVariable) {
    Diagnosis diagnosis =
        because(reason(problem.getCause()))
            .seeing("the address called is " + org)
            .seeing(proxyVariable.map(name -> name + " is set, and Java does not read it"))
            .trying(proxyVariable.isPresent() ? List.of(PROXY) : List.of())
            .trying(Steps.ORG);
    return Check.failed(REACHABLE, proxyVariable.isPresent() ? diagnosis : diagnosis.trying(PROXY));
  }

  private static String reason(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "There is no host of that name, or no network to look it up.";
    }
    if (cause instanceof ConnectException) {
      return "Nothing answers at that address.";
    }
    return cause instanceof InterruptedIOException
        ? "No answer came in time."
        : "The connection broke before there was an answer.";
  }

  public static Check unsafe(Problem problem) {
    if (problem.getMessage().contains(NoReply.NO_TLS)) {
      return Check.failed(
          TLS,
          because("What answers there does not speak TLS: it is no https port.").trying(Steps.ORG));
    }
    return Check.failed(
        TLS,
        because("The connection is not safe: what answers has no certificate that Java trusts.")
            .seeing(problem.getMessage().replaceFirst("^.*no safe connection to \\S+: ", ""))
            .trying(TRUST, "check this computer's date: certificates have a time", Steps.ORG));
  }

  public static Check safe(OrgUrl org) {
    return org.cleartext()
        ? Check.notMade(TLS, "none needed: the org is on this computer")
        : Check.passed(TLS, "the certificate is one that Java trusts");
  }

  public static Check okta(OrgInfo info) {
    return Check.passed(OKTA, info.id() + ", " + info.engine());
  }

  public static Check notOkta(OrgUrl org, Problem problem, Optional<Diagnosis> known) {
    Diagnosis diagnosis =
        known.orElseGet(
            () ->
                because("Something answers there, and not as an Okta org does.")
                    .seeing(problem.getMessage().lines().findFirst().stream().toList())
                    .trying(Steps.ORG, Steps.HTTP));
    return Check.failed(OKTA, diagnosis.seeing("the address called is " + org));
  }

  /**
   * Whether an assertion as risksh makes them arrives in its time.
   *
   * @param serverAhead the server's clock less ours; empty where it does not tell its time
   */
  public static Check clock(Optional<Duration> serverAhead) {
    if (serverAhead.isEmpty()) {
      return Check.notMade(CLOCK, "the org does not tell its time");
    }
    Duration ahead = serverAhead.get();
    ClockFacts clock = new ClockFacts(Situation.none().withClockDifference(ahead));
    if (clock.fault().isEmpty()) {
      return Check.passed(CLOCK, "as the org's, as far as seconds tell");
    }
    String fault = clock.fault().get();
    if (ahead.negated().compareTo(ClientAssertion.BACKDATED) > 0) {
      return Check.failed(
          CLOCK,
          because("This computer's clock is fast: Okta finds assertions made in the future.")
              .seeing(fault)
              .trying(clock.steps())
              .trying("/assertion --drop iat   makes up for it once: Okta does not ask for it"));
    }
    if (ahead.compareTo(AssertionSpec.DEFAULT_LIFETIME) >= 0) {
      return Check.failed(
          CLOCK,
          because("This computer's clock is slow: assertions have expired when Okta sees them.")
              .seeing(fault)
              .trying(clock.steps())
              .trying("/assertion --exp 1h   makes up for it once"));
    }
    return Check.warned(
        CLOCK,
        because("This computer's clock is a little off; assertions are still in time.")
            .seeing(fault)
            .trying("set this computer's clock by a time server (NTP)"));
  }
}
