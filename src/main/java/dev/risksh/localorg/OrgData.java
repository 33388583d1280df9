package dev.risksh.localorg;

import java.util.List;

/**
 * All that an org keeps across restarts, at one moment.
 *
 * @param version of this layout
 * @param port where it listened, so that a restarted org can be found where it was
 * @param userId of the user that is there from the start
 * @param signingKeys what signs access tokens; empty until the first key has been made
 */
record OrgData(
    int version,
    String orgId,
    String adminId,
    String userId,
    List<User> users,
    String adminToken,
    int port,
    Switches switches,
    List<Fault> faults,
    List<OrgKeys.Stored> signingKeys,
    List<App> apps,
    List<Grant> grants,
    List<RoleAssignment> roles,
    List<RiskProvider> providers,
    List<RiskSignal> signals,
    List<SpentJwts.Spent> spentAssertions,
    long lastLogSequence,
    List<LogEntry> log,
    List<SystemLog.Late> lateLog) {
  static final int VERSION = 2;

  /** A store that was written before there could be more users has no list of them. */
  OrgData {
    users = users == null ? List.of(User.initial(userId)) : users;
  }

  /** The same, with other contents. */
  OrgData with(
      List<App> apps,
      List<Grant> grants,
      List<RoleAssignment> roles,
      List<RiskProvider> providers,
      List<User> users) {
    return new OrgData(
        version,
        orgId,
        adminId,
        userId,
        users,
        adminToken,
        port,
        switches,
        faults,
        signingKeys,
        apps,
        grants,
        roles,
        providers,
        signals,
        spentAssertions,
        lastLogSequence,
        log,
        lateLog);
  }

  /**
   * A new org, with the one risk provider that every org starts with.
   *
   * @param signingKeys empty to make one
   */
  static OrgData fresh(Ids ids, List<OrgKeys.Stored> signingKeys) {
    return new OrgData(
        VERSION,
        ids.id("00o"),
        ids.id("00u"),
        ids.id("00u"),
        null,
        ids.token("00"),
        0,
        Switches.INITIAL,
        List.of(),
        signingKeys,
        List.of(),
        List.of(),
        List.of(),
        List.of(RiskProvider.initial(ids)),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of());
  }
}
