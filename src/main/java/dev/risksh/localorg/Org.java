package dev.risksh.localorg;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** The org behind the front door: its state, its parts and its endpoints, wired together. */
final class Org {
  private final OrgData start;
  private final Switchboard switchboard;
  private final Faults faults;
  private final OrgKeys keys;
  private final Apps apps;
  private final Users users;
  private final RiskProviders providers;
  private final RiskSignals signals;
  private final SpentJwts spent;
  private final DpopCheck proofs;
  private final SystemLog log;
  private final Ids ids;
  private final RateLimits limits;
  private final PageSessions pageSessions;
  private final OptionalInt riskEventCallsPerMinute;

  Org(
      OrgData data,
      LogEntries entries,
      Ids ids,
      Changes changes,
      OptionalInt riskEventCallsPerMinute) {
    this.start = data;
    this.ids = ids;
    this.riskEventCallsPerMinute = riskEventCallsPerMinute;
    switchboard = new Switchboard(data.switches(), changes);
    faults = new Faults(data.faults(), changes);
    keys = new OrgKeys(data.signingKeys(), changes);
    apps = new Apps(data.apps(), data.grants(), data.roles(), changes);
    users = new Users(data.users(), changes);
    providers = new RiskProviders(data.providers(), changes);
    signals = new RiskSignals(data.signals(), changes);
    spent = new SpentJwts(data.spentAssertions(), changes);
    // What a proof is good for ends with its five minutes, so no store remembers those.
    proofs =
        new DpopCheck(new DpopNonces(data.adminToken()), new SpentJwts(List.of(), new Changes()));
    log = new SystemLog(entries, data, ids, faults, switchboard, changes);
    limits = new RateLimits(switchboard, log, ids);
    pageSessions = new PageSessions(ids);
  }

  Router router() {
    AccessTokens tokens = new AccessTokens(keys, ids);
    AppLog appLog = new AppLog(log);
    Endpoints endpoints = new Endpoints();
    endpoints.wellKnown(new WellKnown(keys, start.orgId()));
    endpoints.tokens(
        new TokenEndpoint(
            apps,
            new AssertionCheck(apps, spent),
            proofs,
            tokens,
            new TokenLog(log, apps),
            faults));
    endpoints.clients(new ClientsApi(apps, appLog, ids), new RolesApi(apps, appLog));
    endpoints.apps(
        new AppsApi(apps, appLog, ids, start.orgId()),
        new ClientKeysApi(apps, appLog, ids),
        new GrantsApi(apps, appLog, ids, start.adminId()));
    endpoints.risk(
        new RiskProvidersApi(providers, signals, ids),
        new RiskEventsApi(providers, signals, log, limits, switchboard, riskEventCallsPerMinute));
    endpoints.users(new UsersApi(users, log, ids));
    endpoints.signIn(new SignIn(users, providers, signals, switchboard, log, ids));
    LogsApi logs = new LogsApi(log);
    endpoints.logs(logs);
    endpoints.page(new PageApi(pageSessions, logs), new PageFiles());
    endpoints.local(new SwitchesApi(switchboard), new FaultsApi(faults, ids), new OrgKeysApi(keys));
    Gatekeeper gatekeeper =
        new Gatekeeper(start.adminToken(), start.adminId(), apps, tokens, proofs, switchboard);
    return new Router(endpoints.routes(), gatekeeper, limits, switchboard);
  }

  /** What is worth keeping, as of now. */
  OrgData data(int port) {
    SystemLog.Kept logged = log.toStore();
    return new OrgData(
        OrgData.VERSION,
        start.orgId(),
        start.adminId(),
        start.userId(),
        users.all(),
        start.adminToken(),
        port,
        switchboard.now(),
        faults.all(),
        keys.toStore(),
        apps.all(),
        apps.grants(),
        apps.roles(),
        providers.all(),
        signals.all(),
        spent.all(),
        logged.lastSequence(),
        logged.arrived(),
        logged.late());
  }

  /** Called once, in the background. */
  void makeKey(Instant now, KeyFile kept) {
    keys.make(now, kept);
  }

  RateLimits limits() {
    return limits;
  }

  PageSessions pageSessions() {
    return pageSessions;
  }

  Faults faults() {
    return faults;
  }

  String adminToken() {
    return start.adminToken();
  }

  List<String> inventory() {
    return new Inventory(apps, providers, users, log).lines();
  }
}
