package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * An app of the org, which to OAuth is a client.
 *
 * @param id the app's id, which is its client id too
 * @param applicationType {@code service} for those that act on their own
 * @param dpopBound whether its tokens are bound to a key by a DPoP proof
 */
record App(
    String id,
    String name,
    boolean active,
    Instant created,
    Instant lastUpdated,
    String applicationType,
    List<String> grantTypes,
    List<String> responseTypes,
    String authMethod,
    boolean dpopBound,
    List<ClientKey> keys) {

  App {
    grantTypes = List.copyOf(grantTypes);
    responseTypes = List.copyOf(responseTypes);
    keys = List.copyOf(keys);
  }

  @JsonIgnore
  boolean isService() {
    return applicationType.equals("service");
  }

  App withActive(boolean active, Instant now) {
    return new App(
        id,
        name,
        active,
        created,
        now,
        applicationType,
        grantTypes,
        responseTypes,
        authMethod,
        dpopBound,
        keys);
  }

  App withDpopBound(boolean dpopBound) {
    return new App(
        id,
        name,
        active,
        created,
        lastUpdated,
        applicationType,
        grantTypes,
        responseTypes,
        authMethod,
        dpopBound,
        keys);
  }
}
