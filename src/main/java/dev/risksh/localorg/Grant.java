package dev.risksh.localorg;

import java.time.Instant;

/** An admin's consent that an app may ask for a scope. */
record Grant(String id, String appId, String scope, Instant created, Instant lastUpdated) {}
