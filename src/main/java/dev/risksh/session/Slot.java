package dev.risksh.session;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import java.util.List;

/**
 * A place in the session for the latest value of one kind, in the order in which one is made from
 * the other.
 *
 * @param name what it is called in messages
 * @param next what to type when it is empty
 * @param madeFrom the slots whose change makes its value stale
 */
public record Slot<T>(String name, String next, List<Slot<?>> madeFrom) {

  public static final Slot<SigningKey> KEY = new Slot<>("key", "/key new makes one", List.of());

  public static final Slot<ServiceApp> APP =
      new Slot<>(
          "service app", "/app create NAME makes one, /app use ID takes one there is", List.of());

  public static final Slot<RiskProvider> PROVIDER =
      new Slot<>("risk provider", "/provider use links one to the app", List.of(APP));

  public static final Slot<ClientAssertion> ASSERTION =
      new Slot<>("client assertion", "/assertion makes one", List.of(KEY, APP));

  public static final Slot<AccessToken> TOKEN =
      new Slot<>("access token", "/token asks for one", List.of(KEY, APP));

  public static final Slot<RiskEvent> DRAFT =
      new Slot<>("event", "/event add --ip IP --risk LEVEL starts one", List.of());

  public static final Slot<Receipt> RECEIPT =
      new Slot<>("receipt", "/send sends an event", List.of());

  public static final List<Slot<?>> ALL =
      List.of(KEY, APP, PROVIDER, ASSERTION, TOKEN, DRAFT, RECEIPT);

  /** Whether its values are worth nothing without the org they belong to. */
  boolean ofTheOrg() {
    return this != KEY && this != DRAFT;
  }

  /** By hand, since Java puts a record's own together when a run first asks for it. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
