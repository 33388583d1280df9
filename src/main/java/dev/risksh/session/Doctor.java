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
  private static final String NOT_REACHED = "the org was not reached";
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
    Optional<String> shut =
        address(findings).map(org -> contact(org, findings)).orElse(Optional.of(NOT_REACHED));
    AppExamination app = new AppExamination(session, findings);
    app.key();
    if (shut.isPresent()) {
      findings.notMade(shut.get(), BEHIND_THE_DOOR);
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

  /**
   * One call that anybody may make tells whether somebody answers, who it is, and its time.
   *
   * @return why nothing more can be asked there; empty when it can
   */
  private Optional<String> contact(Org org, Findings findings) {
    try {
      OrgInfo info = session.orgInfo();
      answered(org, findings);
      findings.add(OrgChecks.okta(info));
      findings.add(OrgChecks.clock(Surroundings.serverAhead(info.exchange())));
      return Optional.empty();
    } catch (Problem problem) {
      return Optional.of(noContact(org, problem, findings));
    }
  }

  private static void answered(Org org, Findings findings) {
    findings.add(Check.passed(OrgChecks.REACHABLE, "it answers"));
    findings.add(OrgChecks.safe(org.url()));
  }

  private String noContact(Org org, Problem problem, Findings findings) {
    if (problem.exitCode() == ExitCode.INTERRUPTED) {
      throw problem;
    }
    if (problem.getCause() == null) {
      answered(org, findings);
      findings.add(OrgChecks.notOkta(org.url(), problem, findings.why(problem)));
      findings.notMade("it is not known whose time that is", OrgChecks.CLOCK);
      return "it is not an Okta org";
    }
    if (problem.getCause() instanceof SSLException) {
      findings.add(Check.passed(OrgChecks.REACHABLE, "it answers"));
      findings.add(OrgChecks.unsafe(problem));
      findings.notMade(NOT_REACHED, OrgChecks.OKTA);
    } else {
      findings.add(OrgChecks.unreachable(org.url(), problem, proxyVariable()));
      findings.notMade(NOT_REACHED, OrgChecks.TLS, OrgChecks.OKTA);
    }
    findings.notMade(NOT_REACHED, OrgChecks.CLOCK);
    return NOT_REACHED;
  }

  private Optional<String> proxyVariable() {
    return Stream.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
        .filter(name -> session.world().env(name).isPresent())
        .findFirst();
  }
}
