package dev.risksh.session;

import dev.risksh.console.Masks;
import dev.risksh.jose.KeyReserve;
import dev.risksh.okta.CallBudgets;
import java.util.Optional;

/**
 * How a session is opened.
 *
 * @param name of the saved session; empty for one that lives in memory only
 * @param org address or {@code local}, as given on the command line
 * @param key name of a key file, as given on the command line
 * @param clientId of the service app, as given on the command line
 * @param scopes to ask for, as given on the command line: between blanks or commas
 * @param maxRetries of a call, as given on the command line
 * @param environment whose files were chosen with {@code --env}
 * @param budgets of orgs that other sessions of this process call, too
 * @param reserve of key pairs, for other sessions of this process, too
 * @param dryRun whether a stand-in answers in the place of any org but the local one
 * @param riskCallsPerMinute what the local org allows a provider: 3 or 30
 * @param masks told of the secrets that the session comes to know
 */
public record SessionOptions(
    Optional<String> name,
    Optional<String> org,
    Optional<String> key,
    Optional<String> clientId,
    Optional<String> scopes,
    Optional<String> maxRetries,
    Optional<Environment> environment,
    Optional<CallBudgets> budgets,
    Optional<KeyReserve> reserve,
    boolean dryRun,
    int riskCallsPerMinute,
    Masks masks) {

  public static final String DEFAULT_NAME = "default";

  /** Okta's reference says 30; its guide says 3. */
  public static final int DEFAULT_RISK_CALLS = 30;

  public static SessionOptions saved(String name) {
    return of(Optional.of(name));
  }

  /** Leaves nothing behind. */
  public static SessionOptions inMemory() {
    return of(Optional.empty());
  }

  private static SessionOptions of(Optional<String> name) {
    return new SessionOptions(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        DEFAULT_RISK_CALLS,
        new Masks());
  }

  public SessionOptions withOrg(Optional<String> address) {
    return new SessionOptions(
        name,
        address,
        key,
        clientId,
        scopes,
        maxRetries,
        environment,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withKey(Optional<String> file) {
    return new SessionOptions(
        name,
        org,
        file,
        clientId,
        scopes,
        maxRetries,
        environment,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withClientId(Optional<String> id) {
    return new SessionOptions(
        name,
        org,
        key,
        id,
        scopes,
        maxRetries,
        environment,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withScopes(Optional<String> wanted) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        wanted,
        maxRetries,
        environment,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withMaxRetries(Optional<String> number) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        number,
        environment,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withEnvironment(Optional<Environment> chosen) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        maxRetries,
        chosen,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withBudgets(CallBudgets shared) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        maxRetries,
        environment,
        Optional.of(shared),
        reserve,
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withReserve(KeyReserve shared) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        maxRetries,
        environment,
        budgets,
        Optional.of(shared),
        dryRun,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions sendingNothing() {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        maxRetries,
        environment,
        budgets,
        reserve,
        true,
        riskCallsPerMinute,
        masks);
  }

  public SessionOptions withRiskCallsPerMinute(int calls) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        maxRetries,
        environment,
        budgets,
        reserve,
        dryRun,
        calls,
        masks);
  }

  /** With a set of secrets of its own. */
  public SessionOptions withMasks(Masks own) {
    return new SessionOptions(
        name,
        org,
        key,
        clientId,
        scopes,
        maxRetries,
        environment,
        budgets,
        reserve,
        dryRun,
        riskCallsPerMinute,
        own);
  }
}
