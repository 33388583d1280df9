package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.VerificationKey;
import dev.risksh.okta.ServiceApp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The key behind a client assertion: what its header says of it, and whether the signature holds
 * against the key that Okta has, or against those that are known here.
 */
final class AssertionKey {
  static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

  private static final Set<String> EXPECTED = Set.of("alg", "kid");

  private final ParsedJwt jwt;
  private final Surroundings around;
  private final Remarks remarks;

  AssertionKey(ParsedJwt jwt, Surroundings around, Remarks remarks) {
    this.jwt = jwt;
    this.around = around;
    this.remarks = remarks;
  }

  void explainHeader() {
    jwt.header().ifPresent(this::header);
  }

  private void header(ObjectNode header) {
    algorithm(header.path("alg"));
    name(header.path("kid"));
    header.properties().stream()
        .filter(member -> !EXPECTED.contains(member.getKey()))
        .forEach(
            member ->
                remarks.note(member.getKey(), member.getValue(), ClaimWords.of(member.getKey())));
  }

  private void algorithm(JsonNode alg) {
    if (!alg.isTextual()) {
      remarks.refused(
          "alg", alg, "it does not say how it is signed", OktaWords.ASSERTION_UNREADABLE);
      return;
    }
    String words = ClaimWords.signedBy(alg.textValue());
    if (ALGORITHMS.contains(alg.textValue())) {
      remarks.good("alg", alg, words);
    } else {
      remarks.refused(
          "alg",
          alg,
          words + "; Okta takes RS256, RS384, RS512, ES256, ES384 and ES512",
          OktaWords.ASSERTION_ALGORITHM);
    }
  }

  private void name(JsonNode kid) {
    if (!kid.isMissingNode() && !kid.isTextual()) {
      remarks.refused("kid", kid, "it is not a text", OktaWords.ASSERTION_UNREADABLE);
      return;
    }
    Optional<Registration> asked = registration();
    if (asked.isPresent() && asked.get().known() && !asked.get().keys().isEmpty()) {
      registeredName(kid, asked.get());
      return;
    }
    List<String> remembered = remembered();
    if (kid.isMissingNode()) {
      remarks.risky(
          "kid", kid, "it does not say which key signed it; Okta needs that where an app has two");
    } else if (!remembered.isEmpty() && !remembered.contains(kid.asText())) {
      remarks.risky(
          "kid",
          kid,
          "the key that signed it; the app had "
              + String.join(", ", remembered)
              + " when it was last looked at");
    } else if (remembered.contains(kid.asText())) {
      remarks.good("kid", kid, "the key that signed it; the app is registered with it");
    } else {
      remarks.note("kid", kid, "the key that signed it; which keys Okta has is not known here");
    }
  }

  private void registeredName(JsonNode kid, Registration asked) {
    Optional<VerificationKey> key = asked.key(jwt.kid());
    String names =
        asked.keys().stream()
            .map(known -> known.kid().orElse("one without a kid"))
            .collect(Collectors.joining(", "));
    if (key.isEmpty()) {
      String what = kid.isMissingNode() ? "it does not say which key" : "Okta has no such key";
      remarks.refused("kid", kid, what + "; the app has " + names, OktaWords.ASSERTION_KID);
    } else {
      remarks.good(
          "kid",
          kid,
          kid.isMissingNode()
              ? "not needed: the app has one key only"
              : "the key that signed it; the app is registered with it");
    }
  }

  /** The kids of the app in use as it was last seen; none where the assertion is of another. */
  private List<String> remembered() {
    return around
        .app()
        .filter(app -> jwt.claimText("iss").filter(app.clientId()::equals).isPresent())
        .map(ServiceApp::kids)
        .orElse(List.of());
  }

  private Optional<Registration> registration() {
    return around
        .registration()
        .filter(asked -> jwt.claimText("iss").filter(asked.clientId()::equals).isPresent());
  }

  void explainSignature() {
    Optional<Registration> asked = registration().filter(Registration::known);
    if (asked.isPresent() && asked.get().keys().isEmpty()) {
      refused("the app has no public key in Okta yet", OktaWords.ASSERTION_NO_KEYS);
      return;
    }
    Optional<VerificationKey> registered = asked.flatMap(known -> known.key(jwt.kid()));
    if (registered.isPresent()) {
      againstOkta(registered.get());
    } else {
      againstKnown();
    }
  }

  private void againstOkta(VerificationKey key) {
    if (!key.forSignatures()) {
      remarks.refused(
          "signature", "", "the public key that Okta has is not one for signatures (use: sig)");
      return;
    }
    switch (key.check(jwt)) {
      case VALID -> remarks.good("signature", "", "it holds against the public key that Okta has");
      case INVALID ->
          refused(
              "it does not hold against the public key that Okta has under that kid",
              OktaWords.ASSERTION_SIGNATURE);
      case OTHER_ALGORITHM ->
          refused(
              "the key that Okta has under that kid does not sign like that",
              OktaWords.ASSERTION_ALGORITHM);
    }
  }

  private void againstKnown() {
    Optional<KnownKey> maker =
        around.keys().stream()
            .filter(known -> known.key().check(jwt) == VerificationKey.Fit.VALID)
            .findFirst();
    boolean namesOther =
        around.keys().stream().anyMatch(known -> known.key().kid().equals(jwt.kid()));
    if (maker.isPresent()) {
      remarks.good("signature", "", "it was made by " + maker.get().whose());
    } else if (namesOther) {
      remarks.risky("signature", "", "it was not made by the key of that kid that is known here");
    } else {
      remarks.note("signature", "", "not checked: no key is known here that it names");
    }
  }

  private void refused(String meaning, String okta) {
    remarks.refused("signature", "", meaning, okta);
  }
}
