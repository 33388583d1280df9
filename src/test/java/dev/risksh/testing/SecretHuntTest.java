package dev.risksh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search for secrets that finds none must be able to find one. */
class SecretHuntTest {
  private static final String D = "dGhlLXByaXZhdGUtZXhwb25lbnQtb2YtYS1rZXktb2YtYS1wcm92aWRlcg";
  private static final String SIGNATURE =
      "c2lnbmF0dXJlLW9mLXRoZS1hY2Nlc3MtdG9rZW4tb2YtYS1wcm92aWRlcg";

  private final SecretHunt hunt =
      new SecretHunt()
          .secret("the private exponent", D)
          .jwt("the token", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSJ9." + SIGNATURE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        D,
        "d: " + D + ".",
        "a piece of it: …ByaXZhdGUtZXhwb25lbnQtb2YtY…",
        "wrapped:  dGhlLXByaXZh\n           dGUtZXhwb25lbnQtb2YtYS1r",
        "in JSON: {\"text\":\"dGhlLXByaXZh\\ndGUtZXhwb25lbnQtb2YtYS1r\"}",
        "a table: dGhlLXByaXZh | dGUtZXhwb25lbnQtb2YtYS1r",
        "Groovy: 'dGhlLXByaXZh' + 'dGUtZXhwb25lbnQtb2YtYS1r'",
        "the end of the token: " + SIGNATURE,
        "another key: {\"d\": \"YW5vdGhlci1rZXktdGhhdC1ub2JvZHkta25vd3M\"}",
        "in JSON in JSON: {\\\"qi\\\":\\\"YW5vdGhlci1rZXktdGhhdC1ub2JvZHkta25vd3M\\\"}",
        "another token: eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ5b3UifQ.YW5vdGhlci1zaWduYXR1cmUtb2YtaXQ",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B",
        "Authorization: SSWS 00someAdminTokenOfAnOrgThatIsReal",
        "client_assertion=aGVhZGVyLWFuZC1jbGFpbXM.c2lnbmF0dXJl",
        "{\"access_token\": \"opaqueAccessTokenOfARealOrg\"}"
      })
  void findsIt(String text) {
    assertThat(hunt.findingsIn("the text", text)).isNotEmpty();
    assertThat(hunt.place("a file", text).findings()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer  okta.riskEvents.manage okta.logs.read   expires in 60:00",
        "Authorization: SSWS ‹redacted›",
        "client_assertion=‹redacted›&grant_type=client_credentials",
        "{\"access_token\":\"‹redacted›\"}",
        "{\"kty\":\"RSA\",\"n\":\"cHVibGljLW1vZHVsdXMtd2hpY2gtYW55Ym9keS1tYXktc2Vl\",\"e\":\"AQAB\"}",
        "what it says: eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSJ9.‹redacted›"
      })
  void findsNothing(String text) {
    assertThat(hunt.findingsIn("the text", text)).isEmpty();
  }
}
