package dev.risksh.session;

import dev.risksh.console.Countdown;
import dev.risksh.console.World;
import dev.risksh.okta.CallBudgets;
import dev.risksh.okta.Exchanges;
import dev.risksh.okta.OktaClient;
import dev.risksh.okta.OrgUrl;
import java.util.Optional;

/** The org that was chosen last, and the one client that calls it. */
final class OrgInUse implements AutoCloseable {
  private final World world;
  private final Configuration configuration;
  private final Exchanges exchanges;
  private final LocalOrgHost localOrg;
  private final Optional<CallBudgets> budgets;
  private final Optional<StandIn> standIn;

  private OrgChoice choice;
  private OktaClient client;

  /**
   * @param exchanges where the calls are recorded
   * @param localOrg started where it is the one that is meant
   * @param budgets of orgs that other sessions call, too
   * @param standIn what answers instead of any but the local one
   */
  OrgInUse(
      World world,
      Configuration configuration,
      Exchanges exchanges,
      LocalOrgHost localOrg,
      Optional<CallBudgets> budgets,
      Optional<StandIn> standIn) {
    this.world = world;
    this.configuration = configuration;
    this.exchanges = exchanges;
    this.localOrg = localOrg;
    this.budgets = budgets;
    this.standIn = standIn;
  }

  void choose(OrgChoice other) {
    choice = other;
    client = null;
  }

  OrgChoice choice() {
    return choice;
  }

  /** The org, or why it cannot be called. */
  Org org() {
    if (choice.problem().isPresent()) {
      throw choice.problem().get();
    }
    String address = choice.address();
    if (standIn.isPresent() && !address.equals(Session.LOCAL)) {
      OrgUrl.of(address);
      boolean admin = configuration.adminToken(address).isPresent();
      return standIn.get().org(admin, choice.origin());
    }
    return address.equals(Session.LOCAL)
        ? localOrg.org(choice.origin())
        : new Org(OrgUrl.of(address), false, configuration.adminToken(address), choice.origin());
  }

  /** Whether it is the local one, and this process runs it. */
  boolean runsHere() {
    return org().local() && localOrg.isRunning();
  }

  /** Whether calls went elsewhere than to {@code org} until now; they do not any more. */
  boolean moved(Org org) {
    boolean moved = client != null && !client.org().equals(org.url());
    if (moved) {
      client = null;
    }
    return moved;
  }

  OktaClient client(Org org) {
    if (client == null) {
      client =
          new OktaClient(
              org.url(),
              world.clock(),
              exchanges,
              configuration.clientSettings(),
              new Countdown(world)::pass);
      if (standIn.isPresent() && !org.local()) {
        client.standingInFor(OrgUrl.of(choice.address()));
      } else if (!org.local()) {
        budgets.map(all -> all.of(org.url())).ifPresent(client::within);
      }
      if (org.local()) {
        client.revivedBy(() -> localOrg.revived(org));
      }
    }
    return client;
  }

  @Override
  public void close() {
    localOrg.close();
    standIn.ifPresent(StandIn::close);
  }
}
