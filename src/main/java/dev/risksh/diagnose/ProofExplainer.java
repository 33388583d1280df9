package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A DPoP proof as Okta will see it (Okta: Configure OAuth 2.0 Demonstrating Proof-of-Possession;
 * RFC 9449).
 */
final class ProofExplainer {
  private static final Set<String> EXPECTED =
      Set.of("htm", "htu", "iat", "exp", "jti", "nonce", "ath");
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final ParsedJwt jwt;
  private final Surroundings around;
  private final Remarks remarks = new Remarks();

  ProofExplainer(ParsedJwt jwt, Surroundings around) {
    this.jwt = jwt;
    this.around = around;
  }

  Explanation explain() {
    if (jwt.flaw().isPresent()) {
      remarks.refused("form", "", jwt.flaw().get(), OktaWords.PROOF_UNREADABLE);
    }
    Optional<VerificationKey> key = jwt.header().flatMap(this::header);
    jwt.claims().ifPresent(claims -> claims(claims, key));
    if (jwt.flaw().isEmpty()) {
      key.ifPresent(this::signature);
    }
    return JwtExplainer.explanation("DPoP proof", "invalid_dpop_proof", remarks.all());
  }

  /** Returns the key that the proof carries. */
  private Optional<VerificationKey> header(ObjectNode header) {
    JsonNode typ = header.path("typ");
    if (typ.asText().equals("dpop+jwt")) {
      remarks.good("typ", typ, "it says that it is a proof");
    } else {
      remarks.refused("typ", typ, "it does not say that it is a proof", OktaWords.PROOF_TYPE);
    }
    JsonNode alg = header.path("alg");
    String words = ClaimWords.signedBy(alg.asText());
    if (AssertionKey.ALGORITHMS.contains(alg.asText())) {
      remarks.good("alg", alg, words);
    } else {
      remarks.refused(
          "alg",
          alg,
          words + "; Okta takes RS256, RS384, RS512, ES256, ES384 and ES512",
          OktaWords.PROOF_ALGORITHM);
    }
    Optional<VerificationKey> key = publicKey(header.path("jwk"));
    header.properties().stream()
        .filter(member -> !Set.of("typ", "alg", "jwk").contains(member.getKey()))
        .forEach(
            member ->
                remarks.note(member.getKey(), member.getValue(), ClaimWords.of(member.getKey())));
    return key;
  }

  private Optional<VerificationKey> publicKey(JsonNode jwk) {
    if (jwk.has("d") || jwk.has("k")) {
      remarks.refused(
          "jwk",
          "",
          "it gives the private key away, which is none any more: only the public half belongs here");
      return Optional.empty();
    }
    Optional<VerificationKey> key = VerificationKey.read(jwk.toString());
    if (key.isEmpty()) {
      String what = jwk.isMissingNode() ? "it carries no key" : "this is no RSA or EC key";
      remarks.refused(
          "jwk", jwk, what + "; a proof is checked by the one in it", OktaWords.PROOF_INVALID);
    } else {
      remarks.good("jwk", key.get().thumbprint(), "the key it carries, by its thumbprint");
    }
    return key;
  }

  private void claims(ObjectNode claims, Optional<VerificationKey> key) {
    boolean forToken = claims.path("htu").asText().endsWith("/oauth2/v1/token");
    method(claims.path("htm"));
    address(claims.path("htu"));
    issuedAt(claims.path("iat"));
    expiry(claims.path("exp"));
    identifier(claims.path("jti"), forToken && !claims.has("nonce"));
    nonce(claims.path("nonce"), forToken);
    token(claims.path("ath"), forToken, key);
    claims.properties().stream()
        .filter(claim -> !EXPECTED.contains(claim.getKey()))
        .forEach(
            claim -> remarks.note(claim.getKey(), claim.getValue(), ClaimWords.of(claim.getKey())));
  }

  private void method(JsonNode htm) {
    String words = "the HTTP method it is for";
    Optional<String> called = around.call().map(Surroundings.SentWith::method);
    if (!htm.isTextual() || !htm.textValue().matches("[A-Z]+")) {
      remarks.refused("htm", htm, words + ", in capitals", OktaWords.PROOF_METHOD);
    } else if (called.filter(method -> !method.equals(htm.textValue())).isPresent()) {
      remarks.refused(
          "htm", htm, words + "; the call was a " + called.get(), OktaWords.PROOF_METHOD);
    } else {
      remarks.good("htm", htm, words);
    }
  }

  private void address(JsonNode htu) {
    Optional<String> fault =
        htu.isTextual()
            ? ProofAddress.fault(
                htu.textValue(), around.org(), around.call().map(Surroundings.SentWith::address))
            : Optional.of("it names none");
    String words = "the address it is for";
    if (fault.isPresent()) {
      remarks.refused("htu", htu, words + ": " + fault.get(), OktaWords.PROOF_ADDRESS);
    } else {
      remarks.good("htu", htu, words);
    }
  }

  private void issuedAt(JsonNode iat) {
    TimeClaim claim = new TimeClaim(iat);
    if (claim.fault().isPresent()) {
      remarks.refused("iat", iat, claim.fault().get(), OktaWords.PROOF_TIME);
      return;
    }
    Instant time = claim.instant().orElseThrow();
    String told = "when it was made: " + TimeClaim.told(time, around);
    if (time.isAfter(around.arrival())) {
      remarks.refused("iat", iat, told, OktaWords.PROOF_FROM_FUTURE);
    } else if (time.isBefore(around.arrival().minus(WINDOW))) {
      remarks.refused("iat", iat, told + "; Okta takes five minutes", OktaWords.PROOF_TOO_OLD);
    } else {
      remarks.good("iat", iat, told);
    }
  }

  private void expiry(JsonNode exp) {
    if (exp.isMissingNode()) {
      return;
    }
    Optional<Instant> time = new TimeClaim(exp).instant();
    String told = time.map(instant -> ": " + TimeClaim.told(instant, around)).orElse("");
    if (time.filter(instant -> !instant.isAfter(around.arrival())).isPresent()) {
      remarks.refused("exp", exp, "until when it holds" + told, OktaWords.PROOF_EXPIRED);
    } else {
      remarks.note("exp", exp, "until when it holds" + told + "; a proof needs none");
    }
  }

  private void identifier(JsonNode jti, boolean optional) {
    if (jti.isMissingNode() && optional) {
      remarks.note("jti", jti, "it has no name of its own; with a nonce it needs one");
      return;
    }
    if (!jti.isTextual() || jti.textValue().isBlank()) {
      remarks.refused("jti", jti, "it has no name of its own", OktaWords.PROOF_ID);
      return;
    }
    Integer before = around.sent().get(jti.textValue());
    if (before == null) {
      remarks.good("jti", jti, "its own name; Okta takes it once");
    } else {
      remarks.refused(
          "jti", jti, "it was sent with call " + before + " already", OktaWords.PROOF_USED);
    }
  }

  private void nonce(JsonNode nonce, boolean forToken) {
    if (!nonce.isMissingNode()) {
      remarks.good("nonce", nonce, "a value that Okta gave, which shows that it is fresh");
    } else if (forToken) {
      remarks.note(
          "nonce",
          nonce,
          "none yet: Okta answers use_dpop_nonce with the one it wants in the next");
    }
  }

  private void token(JsonNode ath, boolean forToken, Optional<VerificationKey> key) {
    if (forToken) {
      return;
    }
    String words = "the hash of the access token that is shown with it";
    if (!ath.isTextual()) {
      remarks.refused("ath", ath, words + ": there is none", OktaWords.PROOF_TOKEN);
      return;
    }
    Optional<ShownToken> shown = around.token().map(ShownToken::of);
    if (shown.isEmpty()) {
      remarks.note("ath", ath, words + "; there is no token here to compare");
    } else if (!shown.get().hash().equals(ath.textValue())) {
      remarks.refused("ath", ath, words + ": not the one in use", OktaWords.PROOF_TOKEN);
    } else {
      remarks.good("ath", ath, words + ": the one in use");
      binding(shown.get(), key);
    }
  }

  private void binding(ShownToken token, Optional<VerificationKey> key) {
    boolean other =
        token.boundTo().isPresent()
            && key.isPresent()
            && !token.boundTo().get().equals(key.get().thumbprint());
    if (other) {
      remarks.refused(
          "binding",
          "",
          "the token is bound to another key, " + token.boundTo().get(),
          OktaWords.PROOF_UNBOUND);
    }
  }

  private void signature(VerificationKey key) {
    switch (key.check(jwt)) {
      case VALID -> remarks.good("signature", "", "it holds against the key that it carries");
      case INVALID ->
          remarks.refused(
              "signature",
              "",
              "it does not hold against the key that it carries",
              OktaWords.PROOF_SIGNATURE);
      case OTHER_ALGORITHM ->
          remarks.refused(
              "signature",
              "",
              "the key that it carries does not sign like that",
              OktaWords.PROOF_SIGNATURE);
    }
  }
}
