package dev.risksh.localorg;

import java.time.Instant;

/**
 * A key registered with an app.
 *
 * @param active whether assertions may be signed with it
 */
record ClientKey(String id, boolean active, Instant created, Instant lastUpdated, PublicJwk jwk) {

  ClientKey withActive(boolean active, Instant now) {
    return new ClientKey(id, active, created, now, jwk);
  }
}
