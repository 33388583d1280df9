package dev.risksh.diagnose;

import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.ServiceApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key that signed, and the keys that Okta has for the app. */
record KeyFacts(Situation situation) {
  Optional<String> kid() {
    return situation
        .assertion()
        .map(ClientAssertion::kid)
        .or(() -> situation.key().map(SigningKey::kid));
  }

  /** The keys known to be registered; none where that is not known. */
  List<String> registered() {
    return situation.app().map(ServiceApp::kids).orElse(List.of());
  }

  /** {@code the assertion is signed by key K}; {@code the app is registered with A, B}. */
  List<String> facts() {
    List<String> facts = new ArrayList<>();
    kid().ifPresent(kid -> facts.add("the assertion is signed by key " + kid));
    if (!registered().isEmpty()) {
      facts.add("the app is registered with " + String.join(", ", registered()));
    }
    situation
        .key()
        .map(SigningKey::kid)
        .filter(inUse -> kid().filter(inUse::equals).isEmpty())
        .ifPresent(inUse -> facts.add("the key in use now is " + inUse));
    return facts;
  }

  boolean isRegistered() {
    return kid().filter(registered()::contains).isPresent();
  }

  /** {@code key K signed, and the app is registered with A, B}; empty where it is one of them. */
  Optional<String> unregistered() {
    return kid()
        .filter(kid -> !registered().isEmpty() && !isRegistered())
        .map(
            kid ->
                "key "
                    + kid
                    + " signed, and the app is registered with "
                    + String.join(", ", registered()));
  }

  Optional<String> algorithm() {
    return situation
        .assertion()
        .map(assertion -> String.valueOf(assertion.header().get("alg")))
        .or(() -> situation.key().map(SigningKey::algorithm))
        .map(algorithm -> "the assertion's alg is " + algorithm);
  }

  /** {@code the key in use is an RSA key and signs RS256}. */
  Optional<String> inUse() {
    return situation
        .key()
        .map(
            key ->
                "the key in use is "
                    + (key.algorithm().startsWith("RS") ? "an RSA key" : "an EC key")
                    + " and signs "
                    + key.algorithm());
  }

  /** To use a key that Okta has, or to give it the one in use. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (!registered().isEmpty() && !isRegistered()) {
      steps.add("/key use " + registered().get(0) + "   if that key pair is kept here (/key list)");
    }
    steps.add(Steps.KEY_SHOW);
    steps.add(Steps.TOKEN);
    return steps;
  }
}
