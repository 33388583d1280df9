package dev.risksh.okta;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets of all orgs that sessions of this process call together. */
public final class CallBudgets {
  private final Clock clock;
  private final Map<String, CallBudget> orgs = new ConcurrentHashMap<>();

  public CallBudgets(Clock clock) {
    this.clock = clock;
  }

  public CallBudget of(OrgUrl org) {
    return orgs.computeIfAbsent(org.toString(), address -> new CallBudget(clock));
  }
}
