package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;
import java.util.function.Function;

/**
 * What Okta says to proofs of possession (Okta: OAuth 2.0 error codes; Configure OAuth 2.0
 * Demonstrating Proof-of-Possession; RFC 9449).
 */
final class DpopRules {
  static final String SWITCH_OFF =
      "in Okta, the app, General, Require DPoP header in token requests: switch it off";

  private static final String NEW_PROOF =
      "/token   asks anew: risksh makes a proof of its own for each attempt";
  private static final String EXPLAIN =
      "/explain proof   claim by claim, with what Okta refuses of it";
  private static final String OTHER_CLIENT = "look for a proxy that changes or repeats the call";

  private static final Diagnosis MISSING =
      because("The app wants every token request to prove possession of a key (DPoP).")
          .seeing("apps made in the Admin Console want it unless that is switched off")
          .trying("/token --dpop auto   sends a proof along where the org asks for it", SWITCH_OFF);

  private static final Diagnosis UNBOUND =
      because("The proof was made with another key than the one the token is bound to.")
          .trying(EXPLAIN, "/token   asks for one that is bound to the key in use");

  static final List<Rule> TABLE =
      List.of(
          code(
              "use_dpop_nonce",
              refused ->
                  because("Okta wants its own nonce in the proof, and sends it with this reply.")
                      .seeing(
                          refused.wire().replyHeader("dpop-nonce").isPresent()
                              ? List.of("the reply carries the header dpop-nonce")
                              : List.of())
                      .trying(
                          "/token   asks again with that nonce, a new proof and a new assertion",
                          SWITCH_OFF)),
          proof("The DPoP proof JWT header is missing", MISSING),
          said("invalid_request", "The resource request requires a DPoP proof", MISSING),
          said(
              "invalid_request",
              "must use the DPoP authentication scheme when using a DPoP bound token",
              because("The token is bound to a key, and was shown as a plain Bearer token.")
                  .trying(Steps.EXPLAIN, Steps.TOKEN, SWITCH_OFF)),
          said(
              "invalid_token",
              "The presented access_token is not DPoP bound",
              because("A plain token was shown under the DPoP scheme.")
                  .trying(Steps.TOKEN, Steps.EXPLAIN)),
          proof(
              "The DPoP proof JWT has already been used",
              because("This very proof was sent before, and Okta takes each one once.")
                  .trying(NEW_PROOF, EXPLAIN, OTHER_CLIENT)),
          proof(
              "'ath' claim in the DPoP proof does not match",
              because("The proof was made for another access token.")
                  .seeing("ath is the SHA-256 of the token shown, base64url without padding")
                  .trying(EXPLAIN, NEW_PROOF)),
          proof("The access_token is not bound to the provided DPoP proof", UNBOUND),
          proof(
              "'htm' claim in the DPoP proof JWT is invalid",
              because("The proof is for another HTTP method than the one used.")
                  .seeing("htm is the method in capitals, such as POST")
                  .trying(EXPLAIN, OTHER_CLIENT)),
          proof("'htu' claim in the DPoP proof JWT is invalid", DpopRules::address),
          proof("'iat' claim in the DPoP proof JWT is invalid", DpopRules::time),
          proof("The DPoP proof JWT is expired", DpopRules::time),
          proof("The DPoP proof JWT is issued in the future", DpopRules::time),
          proof("The DPoP proof JWT is issued more than five minutes", DpopRules::time),
          proof(
              "'jti' claim in the DPoP proof JWT is invalid",
              because("The proof lacks a jti of its own, by which Okta takes it once only.")
                  .trying(EXPLAIN, NEW_PROOF)),
          proof(
              "The DPoP proof JWT cannot be parsed",
              because("What was sent as the proof is not a signed JWT.")
                  .trying(EXPLAIN, Steps.HTTP)),
          proof(
              "The DPoP proof JWT signature is invalid",
              because("The proof was not signed by the key that it carries.")
                  .seeing("its header's jwk must be the public half of the key that signs it")
                  .trying(EXPLAIN, NEW_PROOF)),
          proof(
              "The DPoP proof JWT signature algorithm is invalid",
              because("Okta does not take the algorithm that the proof is signed with.")
                  .seeing("Okta takes RS256, RS384, RS512, ES256, ES384 and ES512")
                  .trying(EXPLAIN, NEW_PROOF)),
          proof(
              "'typ' must be 'dpop+jwt' in the DPoP proof JWT",
              because("The proof's header does not say that it is one.")
                  .seeing("its typ must be dpop+jwt")
                  .trying(EXPLAIN, NEW_PROOF)),
          proof(
              "Multiple DPoP proof JWT headers are not allowed",
              because("The request carries more than one proof.").trying(OTHER_CLIENT, Steps.HTTP)),
          proof(
              "The DPoP proof JWT is invalid",
              because("Okta does not take the proof, and does not say why.")
                  .seeing("its claims are htm, htu, iat, jti, and ath with a token")
                  .trying(EXPLAIN, NEW_PROOF)));

  private DpopRules() {}

  private static Rule proof(String words, Diagnosis diagnosis) {
    return said("invalid_dpop_proof", words, diagnosis);
  }

  private static Rule proof(String words, Function<Case, Diagnosis> why) {
    return said("invalid_dpop_proof", words, why);
  }

  private static Diagnosis address(Case refused) {
    return because("The proof is for another address than the one called.")
        .seeing(refused.assertion().endpoint().map(url -> "the endpoint called is " + url))
        .seeing("htu is the address called, without query and without double slash")
        .trying(EXPLAIN, Steps.ORG);
  }

  private static Diagnosis time(Case refused) {
    return because("By Okta's clock the proof was not made just now; it takes five minutes.")
        .seeing(refused.clock().fault())
        .trying(refused.clock().steps())
        .trying(EXPLAIN, NEW_PROOF);
  }
}
