package dev.risksh.localorg;

import java.time.Instant;

/**
 * An app of the org, which to OAuth is a client.
 *
 * @param id the app's id, which is its client id too
 */
record App(String id, boolean active, Instant created, Instant lastUpdated, ClientSettings client) {

  String name() {
    return client.name();
  }

  App withActive(boolean active, Instant now) {
    return new App(id, active, created, now, client);
  }

  App withClient(ClientSettings client, Instant now) {
    return new App(id, active, created, now, client);
  }
}
