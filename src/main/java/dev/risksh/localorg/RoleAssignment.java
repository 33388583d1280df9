package dev.risksh.localorg;

import java.time.Instant;

/** An admin role that an app has: the second gate, behind the scopes. */
record RoleAssignment(String appId, AdminRole role, Instant created) {}
