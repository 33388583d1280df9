package dev.risksh.view;

/**
 * The half of a key that Okta gets.
 *
 * @param jwk as JSON
 */
public record PublicKey(String jwk) {
  @Override
  public String toString() {
    return jwk;
  }
}
