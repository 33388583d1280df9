package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.AppChecks;
import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.Checkup;
import dev.risksh.diagnose.OrgChecks;
import dev.risksh.diagnose.RiskChecks;
import dev.risksh.diagnose.Surroundings;
import dev.risksh.okta.OrgInfo;
import dev.risksh.okta.OrgInfoApi;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * The verb that looks over everything from the address to the last call left, in the order in which
 * one thing needs the other. It changes nothing in the org: it reads, asks for a token where there
 * is none, and calls the risk events API with an empty list, which is no signal.
 */
public final class Doctor {
  private static final String[] BEHIND_THE_DOOR = {
    AppChecks.APP,
    AppChecks.TOKEN,
    AppChecks.SCOPES,
    RiskChecks.ROLE,
    RiskChecks.PROVIDER,
    RiskChecks.RISK_API,
    RiskChecks.LOG,
    RiskChecks.CALLS
  };

  private final Session session;

  Doctor(Session session) {
    this.session = session;
  }

  /**
   * Looks over everything.
   *
   * @param told of each check as soon as it was made
   */
  public Checkup examine(Consumer<Check> told) {
    Findings findings = new Findings(session, told);
    boolean reached = address(findings).filter(org -> contact(org, findings)).isPresent();
    AppExamination app = new AppExamination(session, findings);
    app.key();
    if (!reached) {
      findings.notMade("the org was not reached", BEHIND_THE_DOOR);
      return findings.all();
    }
    app.registration();
    app.token();
    new RiskExamination(session, findings, app.usable()).all();
    return findings.all();
  }

  private Optional<Org> address(Findings findings) {
    try {
      Org org = session.org();
      findings.add(OrgChecks.address(org.url(), org.origin()));
      return Optional.of(org);
    } catch (Problem problem) {
      findings.failed(OrgChecks.ADDRESS, problem);
      findings.notMade(
          "there is no address to call",
          OrgChecks.REACHABLE,
          OrgChecks.TLS,
          OrgChecks.OKTA,
          OrgChecks.CLOCK);
      return Optional.empty();
    }
  }

  /** One call that anybody may make tells whether somebody answers, who it is, and its time. */
  private boolean contact(Org org, Findings findings) {
    try {
      OrgInfo info = new OrgInfoApi(session.client()).get();
      answered(org, findings);
      findings.add(OrgChecks.okta(info));
      findings.add(OrgChecks.clock(Surroundings.serverAhead(info.exchange())));
      return true;
    } catch (Problem problem) {
      noContact(org, problem, findings);
      return false;
    }
  }

  private static void answered(Org org, Findings findings) {
    findings.add(Check.passed(OrgChecks.REACHABLE, "it answers"));
    findings.add(OrgChecks.safe(org.url()));
  }

  private void noContact(Org org, Problem problem, Findings findings) {
    if (problem.exitCode() == ExitCode.INTERRUPTED) {
      throw problem;
    }
    String reason = "the org was not reached";
    if (problem.getCause() == null) {
      answered(org, findings);
      findings.add(OrgChecks.notOkta(org.url(), problem, findings.why(problem)));
      reason = "it is not known whose time that is";
    } else if (problem.getCause() instanceof SSLException) {
      findings.add(Check.passed(OrgChecks.REACHABLE, "it answers"));
      findings.add(OrgChecks.unsafe(problem));
      findings.notMade(reason, OrgChecks.OKTA);
    } else {
      findings.add(OrgChecks.unreachable(org.url(), problem, proxyVariable()));
      findings.notMade(reason, OrgChecks.TLS, OrgChecks.OKTA);
    }
    findings.notMade(reason, OrgChecks.CLOCK);
  }

  private Optional<String> proxyVariable() {
    return Stream.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
        .filter(name -> session.world().env(name).isPresent())
        .findFirst();
  }
}
