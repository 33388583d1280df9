package dev.risksh.view;

import dev.risksh.jose.Secret;

/** A secret that the user asked to see: a command prints it, and nothing else does. */
public record Revealed(Secret secret) {
  @Override
  public String toString() {
    return secret.toString();
  }
}
