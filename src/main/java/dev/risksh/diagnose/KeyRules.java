package dev.risksh.diagnose;

import static dev.risksh.diagnose.AssertionRules.about;
import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;

/**
 * What Okta says to keys: to the one that signed an assertion, and to those an app is registered
 * with (Okta: OAuth 2.0 error codes; Implement OAuth for Okta with a service app; management API,
 * JSON Web Key errors).
 */
final class KeyRules {
  private static final String KEY_NEW = "/key new   makes a pair that Okta takes";
  private static final String REGISTER =
      "in Okta, save the public key in the app itself instead of by its address (/key show)";
  private static final String CLIENTS = "/oauth2/v1/clients";

  private static final Diagnosis AT_ADDRESS =
      because("Okta cannot use the keys it finds at the address (jwks_uri) the app names for them.")
          .trying(REGISTER, "open that address: it must serve a JWK set of public keys");

  static final List<Rule> TABLE =
      List.of(
          said("invalid_client", "The client_assertion JWT kid is invalid", KeyRules::kid),
          said("invalid_client", "The client_assertion signature is invalid", KeyRules::signature),
          said(
              "invalid_client",
              "The client_assertion JWT signature algorithm is invalid",
              KeyRules::algorithm),
          said(
              "invalid_client",
              "The client does not have a JWKSet configured",
              refused ->
                  because("The app has no public key in Okta yet, so nothing can be checked by it.")
                      .seeing(refused.key().kid().map(kid -> "the key in use is " + kid))
                      .trying(Steps.KEY_SHOW, Steps.TOKEN)),
          said(
              "invalid_client",
              "The client JWKSet is invalid",
              because("Okta cannot read the public keys that the app is registered with.")
                  .trying(Steps.KEY_SHOW, KEY_NEW, Steps.TOKEN)),
          said("invalid_client", "has an invalid 'use' parameter", KeyRules::use),
          said(
              "invalid_client",
              "The client_assertion JWT needs to be signed using a signing key",
              KeyRules::use),
          said(
              "invalid_client", "because the client does not have a client secret", KeyRules::hmac),
          said(
              "invalid_client",
              "The client secret is too short to verify a JWT HMAC",
              KeyRules::hmac),
          said("invalid_client", "The client JWKSet from jwks_uri", AT_ADDRESS),
          said("invalid_client", "All keys in the client JWKSet from jwks_uri", AT_ADDRESS),
          said("invalid_client", "Error retrieving the client JWKSet from jwks_uri", AT_ADDRESS),
          said("invalid_client", "The 'jku' in JWT and 'jwks_uri' doesn't match", AT_ADDRESS),
          said(
              "E0000001",
              "RSA key length in the 'jwks' is less than",
              because("The RSA key is shorter than the 2048 bits that Okta asks for.")
                  .trying(KEY_NEW, "/app create NAME   registers the app with the new key")),
          said("E0000001", "must have a unique", KeyRules::duplicate).at(CLIENTS),
          said("E0000001", "should have a unique kid", KeyRules::duplicate).at(CLIENTS),
          said(
              "E0000001",
              "maximum number of keys allowed",
              because("The app has as many keys as Okta keeps for one.")
                  .trying("in Okta, delete a public key of the app that is no longer used")),
          code("invalid_client_metadata", KeyRules::metadata));

  private KeyRules() {}

  private static Diagnosis kid(Case refused) {
    KeyFacts key = refused.key();
    return about(refused, "Okta has no key for this app under the kid that the assertion names.")
        .seeing(key.facts())
        .trying(key.steps());
  }

  private static Diagnosis signature(Case refused) {
    KeyFacts key = refused.key();
    Diagnosis diagnosis =
        about(
                refused,
                "The private key that signed does not belong to the public key that Okta has.")
            .seeing(key.facts());
    return key.isRegistered()
        ? diagnosis
            .seeing("the kid is known to Okta, so another public key stands there under that name")
            .trying("/key show   compare it with the public key in Okta, letter by letter")
            .trying(KEY_NEW, Steps.TOKEN)
        : diagnosis.trying(key.steps());
  }

  private static Diagnosis algorithm(Case refused) {
    return signedAsItShouldBe(
        about(refused, "Okta does not take the algorithm that the assertion is signed with.")
            .seeing(refused.key().algorithm())
            .seeing(refused.key().inUse())
            .seeing("Okta takes RS256, RS384, RS512, ES256, ES384 and ES512, as the key can"),
        refused);
  }

  private static Diagnosis hmac(Case refused) {
    return signedAsItShouldBe(
        about(
            refused,
            "The assertion is signed with a shared secret, and Okta wants a key pair's signature."),
        refused);
  }

  /** What was made wrong on purpose is undone by a fresh one; else the key is not of the kind. */
  private static Diagnosis signedAsItShouldBe(Diagnosis diagnosis, Case refused) {
    return refused.assertion().overrides().isPresent()
        ? diagnosis.trying(Steps.TOKEN)
        : diagnosis.trying(KEY_NEW, Steps.KEY_SHOW, Steps.TOKEN);
  }

  private static Diagnosis use(Case refused) {
    return because("The public key in Okta is not marked as one for signatures (use: sig).")
        .seeing(refused.key().facts())
        .trying("/key show   is marked so: save it in the app in place of the other", Steps.TOKEN);
  }

  private static Diagnosis duplicate(Case refused) {
    return because("Two keys of the app would have the same kid, and Okta tells them apart by it.")
        .seeing(refused.key().facts())
        .trying(KEY_NEW, "in Okta, delete the older public key of that kid");
  }

  private static Diagnosis metadata(Case refused) {
    return because("Okta does not take what the app was described with.")
        .trying(
            Steps.HTTP,
            "/app create \"Risk Provider Example\"   describes a service app as Okta wants it");
  }
}
