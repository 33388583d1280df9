package dev.risksh.view;

import dev.risksh.jose.ClientAssertion;

/** An assertion to be looked into. */
public record DecodedAssertion(ClientAssertion assertion) {
  @Override
  public String toString() {
    return assertion.toString();
  }
}
