package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What an app is to OAuth.
 *
 * @param applicationType {@code service} for those that act on their own
 * @param secret the client secret, or null with a method that has none
 * @param dpopBound whether its tokens are bound to a key by a DPoP proof
 * @param jwksUri where its keys are, or null when they are registered here
 */
record ClientSettings(
    String name,
    String applicationType,
    List<String> grantTypes,
    List<String> responseTypes,
    String authMethod,
    String secret,
    boolean dpopBound,
    String jwksUri,
    List<ClientKey> keys) {

  ClientSettings {
    grantTypes = List.copyOf(grantTypes);
    responseTypes = List.copyOf(responseTypes);
    keys = List.copyOf(keys);
  }

  @JsonIgnore
  boolean isService() {
    return applicationType.equals("service");
  }

  boolean usesPrivateKey() {
    return authMethod.equals("private_key_jwt");
  }

  List<ClientKey> activeKeys() {
    return keys.stream().filter(ClientKey::active).toList();
  }

  ClientSettings withDpopBound(boolean dpopBound) {
    return new ClientSettings(
        name,
        applicationType,
        grantTypes,
        responseTypes,
        authMethod,
        secret,
        dpopBound,
        jwksUri,
        keys);
  }

  ClientSettings withKeys(List<ClientKey> keys) {
    return new ClientSettings(
        name,
        applicationType,
        grantTypes,
        responseTypes,
        authMethod,
        secret,
        dpopBound,
        jwksUri,
        keys);
  }

  /** Shown where it is named; the secret stays out of sight. */
  @Override
  public String toString() {
    return "ClientSettings[" + name + ", " + applicationType + ", " + authMethod + "]";
  }
}
