package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;

import dev.risksh.console.Times;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.OktaError;
import dev.risksh.okta.Probe;
import dev.risksh.okta.RateLimit;
import dev.risksh.okta.Refused;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What there is to say of the risk APIs and the System Log. */
public final class RiskChecks {
  public static final String ROLE = "admin role";
  public static final String PROVIDER = "provider";
  public static final String RISK_API = "risk API";
  public static final String LOG = "System Log";
  public static final String CALLS = "calls left";

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  /** Both clocks have whole seconds, so that a fresh window may seem longer. */
  private static final int WINDOW_SECONDS = 60;

  private RiskChecks() {}

  /**
   * Whether the app's signals are a provider's, and used.
   *
   * @param all the risk providers of the org
   */
  public static Check provider(List<RiskProvider> all, ServiceApp app) {
    Optional<RiskProvider> linked =
        all.stream().filter(provider -> provider.linkedTo(app)).findFirst();
    if (linked.isEmpty()) {
      return Check.failed(PROVIDER, ProviderFacts.unlinked(all, app));
    }
    return ProviderFacts.notEnforced(linked.get())
        .map(why -> Check.failed(PROVIDER, why))
        .orElseGet(
            () ->
                Check.passed(
                    PROVIDER,
                    linked.get().name().strip()
                        + ", linked to the app, "
                        + linked.get().action().wire()));
  }

  /** Whether the second gate, behind the scopes, is open: what {@code probe} met there. */
  public static Check role(Probe probe, Situation situation) {
    Optional<OktaError> error = probe.error();
    if (error.filter(said -> said.code().equals("E0000006")).isPresent()) {
      return Check.failed(ROLE, why(probe, situation));
    }
    return error.isEmpty() || isAboutTheBody(error.get())
        ? Check.passed(ROLE, "the risk events API lets the app in")
        : Check.notMade(ROLE, "the risk events API did not come to it");
  }

  /** Whether the org has the risk events API: it was sent an empty list, which is no signal. */
  public static Check riskApi(Probe probe, Situation situation) {
    Optional<OktaError> error = probe.error();
    boolean there =
        error.isEmpty()
            || isAboutTheBody(error.get())
            || error.get().status() == FORBIDDEN
            || error.get().status() == TOO_MANY;
    return there
        ? Check.passed(RISK_API, "it answers; asked with an empty list, so no signal was sent")
        : Check.failed(RISK_API, why(probe, situation));
  }

  /** That {@code refused} says of a risk API that the org has it no more; empty for another no. */
  public static Optional<Check> retired(Refused refused, Situation situation) {
    return RiskRules.isRetired(refused.error())
        ? Diagnoses.of(refused, situation).map(why -> Check.failed(RISK_API, why))
        : Optional.empty();
  }

  /** An API that finds fault with the body has let the call in. */
  private static boolean isAboutTheBody(OktaError error) {
    return error.status() == BAD_REQUEST && error.code().startsWith("E");
  }

  private static Diagnosis why(Probe probe, Situation situation) {
    OktaError error = probe.error().orElseThrow();
    return Diagnoses.of(error, situation.with(probe.exchange()))
        .orElseGet(
            () ->
                because("The risk events API gave an answer that risksh does not know.")
                    .trying(Steps.HTTP))
        .seeing("the answer was " + error.describe().lines().findFirst().orElse(""));
  }

  /**
   * @param now by the server's clock
   */
  public static Check calls(Probe probe, Instant now) {
    boolean refused = probe.error().filter(error -> error.status() == TOO_MANY).isPresent();
    Optional<RateLimit> limit = probe.rateLimit();
    if (refused || limit.filter(known -> known.remaining() == 0).isPresent()) {
      return Check.failed(
          CALLS,
          because("No more calls with risk events are taken for now.")
              .seeing(limit.map(known -> "0 of " + known.limit() + " calls are left"))
              .trying(
                  "wait "
                      + limit.map(known -> left(known, now)).orElse("a minute")
                      + ", then /send"));
    }
    return limit
        .map(
            known ->
                Check.passed(
                    CALLS,
                    known.remaining()
                        + " of "
                        + known.limit()
                        + " with risk events, the window resets in "
                        + left(known, now)))
        .orElseGet(() -> Check.notMade(CALLS, "the org does not tell"));
  }

  private static String left(RateLimit limit, Instant now) {
    long seconds = limit.resetsAt().getEpochSecond() - now.getEpochSecond();
    return Math.max(0, Math.min(WINDOW_SECONDS, seconds)) + " s";
  }

  /**
   * @param whose by whose right it was read
   */
  public static Check log(Optional<LogEntry> newest, String whose, Instant now) {
    String age =
        newest
            .flatMap(LogEntry::published)
            .map(time -> "newest entry " + Times.ago(time, now))
            .orElse("it has no entry yet");
    return Check.passed(LOG, "read as " + whose + "; " + age);
  }
}
