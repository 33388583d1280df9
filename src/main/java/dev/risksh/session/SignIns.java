package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.okta.AuthnApi;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.Refused;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskSubject;
import java.time.Duration;
import java.util.Optional;

/** The verb that lets a user sign in, to feel the risk. */
public final class SignIns {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int UNAUTHORIZED = 401;
  private static final String DENY = "DENY";

  /** No status of Okta's: there is no transaction then. */
  private static final String DENIED = "DENIED";

  private final Session session;

  SignIns(Session session) {
    this.session = session;
  }

  /**
   * Signs a user in as if from {@code ip} and reads from the log what the org made of it.
   *
   * @param login of the user; empty for the local org's own
   */
  public SignIn signIn(String ip, Optional<String> login) {
    // The address is checked as one of a risk event is: never a name that would be looked up.
    RiskSubject.of(ip, RiskLevel.LOW);
    Org org = session.org();
    boolean ownUser = org.local() || org.url().cleartext();
    if (login.isEmpty() && !ownUser) {
      throw Problem.usage("whose sign-in? " + org + " has its own users", "--user LOGIN");
    }
    String user = login.orElse(LocalOrg.USER_LOGIN);
    AuthnApi api =
        new AuthnApi(
            session.client(), session.admin("a sign-in from a chosen address", ByHand.SIGN_IN));
    AuthnApi.Answer answer;
    try {
      answer = api.signIn(user, password(org, user), ip);
    } catch (Refused refused) {
      return denied(ip, refused).orElseThrow(() -> refused);
    }
    LogEntry start = entry(answer, LogEntry.SESSION_START);
    return told(ip, answer, start, policy(answer));
  }

  /** Okta says the same to a wrong password and to a denied sign-in; its log knows which it was. */
  private Optional<SignIn> denied(String ip, Refused refused) {
    AuthnApi.Answer answer = new AuthnApi.Answer(DENIED, refused.error().requestId());
    if (refused.error().status() != UNAUTHORIZED || answer.requestId().isEmpty()) {
      return Optional.empty();
    }
    String policy = policy(answer);
    return policy.equals(DENY)
        ? session.log().find(query(answer, LogEntry.SESSION_START)).stream()
            .findFirst()
            .map(start -> told(ip, answer, start, policy))
        : Optional.empty();
  }

  private static SignIn told(String ip, AuthnApi.Answer answer, LogEntry start, String policy) {
    return new SignIn(ip, answer.status(), level(start), start.partnerRisk(), policy, start);
  }

  private String policy(AuthnApi.Answer answer) {
    return session.log().find(query(answer, LogEntry.EVALUATE_SIGN_ON)).stream()
        .map(LogEntry::outcome)
        .findFirst()
        .orElse("");
  }

  private Secret password(Org org, String user) {
    Optional<Secret> given = session.world().env("RISKSH_PASSWORD").map(Secret::of);
    if (given.isEmpty()
        && (org.local() || org.url().cleartext())
        && user.equals(LocalOrg.USER_LOGIN)) {
      return Secret.of(LocalOrg.USER_PASSWORD);
    }
    return given.orElseThrow(
        () ->
            Problem.usage(
                "the password of " + user + " is not known", "set RISKSH_PASSWORD, then sign in"));
  }

  private LogEntry entry(AuthnApi.Answer answer, String type) {
    return session
        .log()
        .first(query(answer, type), PATIENCE)
        .orElseThrow(
            () ->
                Problem.failed(
                    "signed in ("
                        + answer.status()
                        + "), but no "
                        + type
                        + " stands in the System Log within "
                        + PATIENCE.toSeconds()
                        + " s",
                    "the log may lag: /log --type " + type + " looks again"));
  }

  private static LogQuery query(AuthnApi.Answer answer, String type) {
    return LogQuery.all().eventTypeOf(type, answer.requestId().orElse(""));
  }

  private static RiskLevel level(LogEntry start) {
    try {
      return RiskLevel.parse(start.riskLevel());
    } catch (Problem notALevel) {
      throw new Problem(
          ExitCode.UNREACHABLE,
          LogEntry.SESSION_START + " carries no risk level",
          "is a risk-based sign-on policy set up in this org?");
    }
  }
}
