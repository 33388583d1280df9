package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.RiskChecks;
import dev.risksh.diagnose.Situation;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.Probe;
import dev.risksh.okta.Refused;
import dev.risksh.okta.RiskEventsApi;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.RiskProvidersApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The checks of the risk APIs and the log. One call to the risk events API, with a list that has no
 * event in it, tells three things: whether the API is there, whether the app may use it, and how
 * many calls are left.
 */
final class RiskExamination {
  private static final String NO_PROBE = "it takes a token that opens the risk events";

  private final Session session;
  private final Findings findings;
  private final Optional<AccessToken> token;

  /**
   * @param token the one to go on with; empty when there is none
   */
  RiskExamination(Session session, Findings findings, Optional<AccessToken> token) {
    this.session = session;
    this.findings = findings;
    this.token = token;
  }

  void all() {
    Optional<Probe> probe = Optional.empty();
    Optional<Problem> silence = Optional.empty();
    try {
      probe = grants("okta.riskEvents.manage") ? Optional.of(probe()) : probe;
    } catch (Problem problem) {
      silence = Optional.of(problem);
    }
    Situation situation = session.explanations().situation();
    findings.add(
        probe
            .map(answer -> RiskChecks.role(answer, situation))
            .orElseGet(() -> Check.notMade(RiskChecks.ROLE, NO_PROBE)));
    Optional<Check> there = probe.map(answer -> RiskChecks.riskApi(answer, situation));
    Optional<Check> retired = provider(there);
    if (silence.isPresent()) {
      findings.failed(RiskChecks.RISK_API, silence.get());
    } else {
      findings.add(
          there.or(() -> retired).orElseGet(() -> Check.notMade(RiskChecks.RISK_API, NO_PROBE)));
    }
    log();
    findings.add(
        probe
            .map(answer -> RiskChecks.calls(answer, Evidence.serverTime(answer.exchange())))
            .orElseGet(() -> Check.notMade(RiskChecks.CALLS, NO_PROBE)));
  }

  private Probe probe() {
    return session.access().authorised(auth -> new RiskEventsApi(session.client()).probe(auth));
  }

  /**
   * @param riskApi what the call to the risk events API came to, where it was made
   * @return that the providers' API is retired, where it said so
   */
  private Optional<Check> provider(Optional<Check> riskApi) {
    if (riskApi.filter(Check::failed).isPresent()) {
      findings.notMade("the risk API did not answer", RiskChecks.PROVIDER);
      return Optional.empty();
    }
    if (session.value(Slot.APP).isEmpty()) {
      findings.notMade("there is no app to look for", RiskChecks.PROVIDER);
      return Optional.empty();
    }
    try {
      Optional<List<RiskProvider>> all = providers();
      findings.add(
          all.map(known -> RiskChecks.provider(known, session.need(Slot.APP)))
              .orElseGet(
                  () ->
                      Check.notMade(
                          RiskChecks.PROVIDER,
                          "it takes an admin token (OKTA_CLIENT_TOKEN), or the scope"
                              + " okta.riskProviders.read")));
    } catch (Refused refused) {
      Optional<Check> retired = RiskChecks.retired(refused, session.explanations().situation());
      if (retired.isPresent()) {
        findings.notMade("the risk API did not answer", RiskChecks.PROVIDER);
        return retired;
      }
      findings.failed(RiskChecks.PROVIDER, refused);
    } catch (Problem problem) {
      findings.failed(RiskChecks.PROVIDER, problem);
    }
    return Optional.empty();
  }

  private Optional<List<RiskProvider>> providers() {
    if (session.adminToken().isPresent()) {
      return Optional.of(session.providers().list());
    }
    return grants("okta.riskProviders.read") || grants("okta.riskProviders.manage")
        ? Optional.of(
            session
                .access()
                .authorised(auth -> new RiskProvidersApi(session.client(), auth).list()))
        : Optional.empty();
  }

  private void log() {
    boolean asApp = grants("okta.logs.read");
    if (!asApp && session.adminToken().isEmpty()) {
      findings.notMade(
          "it takes the scope okta.logs.read, or an admin token (OKTA_CLIENT_TOKEN)",
          RiskChecks.LOG);
      return;
    }
    try {
      List<LogEntry> newest = session.log().find(LogQuery.all().limit(1).newestFirst(true));
      // Its entries are stamped by the org's clock, and ours may be wrong.
      Instant now =
          session
              .exchanges()
              .last()
              .map(Evidence::serverTime)
              .orElseGet(session.world().clock()::instant);
      findings.add(
          RiskChecks.log(newest.stream().findFirst(), asApp ? "the app" : "an admin", now));
    } catch (Problem problem) {
      findings.failed(RiskChecks.LOG, problem);
    }
  }

  private boolean grants(String scope) {
    return token.filter(held -> held.grants(scope)).isPresent();
  }
}
