package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.jose.Secret;
import dev.risksh.okta.AccessToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What integrators meet on the wire, as support articles and issues tell it, and what they are told
 * here: the cause, the evidence that the session has for it, and what to type.
 */
class SymptomsTest {
  private static final String AUDIENCE =
      "The audience claim for client_assertion must be the endpoint invoked for the request.";
  private static final String KID = "The client_assertion JWT kid is invalid.";
  private static final String SIGNATURE = "The client_assertion signature is invalid.";

  private static NextSteps steps;

  @BeforeAll
  static void readCommands(@TempDir Path folder) {
    steps = new NextSteps(folder);
  }

  @AfterAll
  static void close() {
    steps.close();
  }

  private static void assertSays(
      Diagnosis diagnosis, String cause, List<String> evidence, String next) {
    assertThat(diagnosis.cause()).contains(cause);
    assertThat(diagnosis.evidence()).containsAll(evidence);
    assertThat(diagnosis.next()).anyMatch(step -> step.startsWith(next));
    steps.assertTyped(diagnosis.next());
  }

  private static AccessToken token(String type, String... granted) {
    return new AccessToken(
        type,
        Secret.of("x"),
        List.of(granted),
        List.of("okta.riskEvents.manage", "okta.logs.read"),
        Known.CLIENT_ID,
        RefusedCall.NOW.plus(Duration.ofHours(1)),
        type.equals("DPoP") ? Optional.of("thumbprint") : Optional.empty());
  }

  @Test
  void aValidTokenAndNoAdminRole() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs")
            .sent("Authorization", "Bearer abc")
            .knowing(s -> s.with(token("Bearer", "okta.logs.read")))
            .diagnosed(
                403, "E0000006", "You do not have permission to perform the requested action"),
        "besides the scope it needs an admin role",
        List.of("the token grants okta.logs.read", "the call needs okta.logs.read"),
        "/app role add");
  }

  @Test
  void anAdminTokenWhoseAdminMayNot() {
    assertSays(
        RefusedCall.of("GET", "/oauth2/v1/clients")
            .sent("Authorization", "SSWS 00abc")
            .diagnosed(
                403, "E0000006", "You do not have permission to perform the requested action"),
        "The admin whose API token this is may not do that.",
        List.of("the call was made with an admin's API token (scheme SSWS)"),
        "OKTA_CLIENT_TOKEN");
  }

  @Test
  void aScopeThatWasDroppedSilently() {
    assertSays(
        RefusedCall.of("POST", "/api/v1/risk/events/ip")
            .granted("okta.logs.read")
            .knowing(s -> s.with(token("Bearer", "okta.logs.read")))
            .diagnosed(
                403,
                "insufficient_scope",
                "The access token provided does not contain the required scopes."),
        "lacks the scope that this call needs",
        List.of(
            "asked for okta.riskEvents.manage okta.logs.read", "the token grants okta.logs.read"),
        "/app grant okta.riskEvents.manage");
  }

  @Test
  void aBoundTokenShownAsBearer() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs")
            .sent("Authorization", "Bearer abc")
            .knowing(s -> s.with(token("DPoP", "okta.logs.read")))
            .diagnosed(403, "E0000005", "Invalid session"),
        "A DPoP token was shown as a plain Bearer token.",
        List.of("the token's type is DPoP"),
        "/token");
  }

  @Test
  void anEndpointThatTakesNoAccessToken() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/x")
            .sent("Authorization", "Bearer abc")
            .diagnosed(403, "E0000005", "Invalid session"),
        "does not take this kind of token here",
        List.of("the call was made with an access token (scheme Bearer)"),
        "OKTA_CLIENT_TOKEN");
  }

  @Test
  void anAudienceOfTheCustomDomain() {
    assertSays(
        RefusedCall.ofToken()
            .at("https://login.example.com/oauth2/v1/token")
            .diagnosed(401, "invalid_client", AUDIENCE),
        "addressed to something else than the endpoint called",
        List.of(
            "the endpoint called is https://login.example.com/oauth2/v1/token",
            "its host is dev-1.okta.com, and login.example.com was called; a custom domain does"
                + " not stand for the okta.com one"),
        "/org URL");
  }

  @Test
  void anAudienceWithTwoSlashes() {
    assertSays(
        RefusedCall.ofToken()
            .assertion(spec -> spec.with("aud", Known.ORG + "//oauth2/v1/token"))
            .diagnosed(401, "invalid_client", AUDIENCE),
        "addressed to something else",
        List.of(
            "its path has a double slash", "the assertion was made different on purpose: set aud"),
        "/assertion");
  }

  @Test
  void anAudienceThatLooksRight() {
    assertSays(
        RefusedCall.ofToken().diagnosed(401, "invalid_client", AUDIENCE),
        "addressed to something else",
        List.of("both are the same here: Okta knows the org under another name"),
        "/org URL");
  }

  @Test
  void aKidThatTheAppDoesNotHave() {
    assertSays(
        RefusedCall.ofToken()
            .registered("old-key", "older-key")
            .diagnosed(401, "invalid_client", KID),
        "no key for this app under the kid",
        List.of(
            "the assertion is signed by key " + RefusedCall.KEY.kid(),
            "the app is registered with old-key, older-key"),
        "/key use old-key");
  }

  @Test
  void aPrivateKeyThatIsNotTheRegisteredOnes() {
    assertSays(
        RefusedCall.ofToken().diagnosed(401, "invalid_client", SIGNATURE),
        "does not belong to the public key that Okta has",
        List.of("the kid is known to Okta, so another public key stands there under that name"),
        "/key show");
  }

  @Test
  void anAppWithoutAPublicKey() {
    assertSays(
        RefusedCall.ofToken()
            .registered()
            .diagnosed(
                401,
                "invalid_client",
                "The client does not have a JWKSet configured, but the client_assertion requires"
                    + " one."),
        "no public key in Okta yet",
        List.of("the key in use is " + RefusedCall.KEY.kid()),
        "/key show");
  }

  @Test
  void aClockThatIsFast() {
    assertSays(
        RefusedCall.ofToken()
            .serverAhead(Duration.ofMinutes(-4))
            .diagnosed(
                401,
                "invalid_client",
                "The client_assertion token must be issued before the current time."),
        "By Okta's clock the assertion has not been made yet.",
        List.of("your clock is 4 min fast against the server's Date"),
        "set this computer's clock");
  }

  @Test
  void aClockThatIsSlow() {
    assertSays(
        RefusedCall.ofToken()
            .serverAhead(Duration.ofMinutes(331))
            .diagnosed(401, "invalid_client", "The client_assertion token is expired."),
        "had expired when Okta saw it",
        List.of("your clock is 5 h 30 min slow against the server's Date"),
        "/assertion --exp 1h");
  }

  @Test
  void anHourAndAClockASecondOrTwoFast() {
    assertSays(
        RefusedCall.ofToken()
            .assertion(spec -> spec.withExpiresIn(Duration.ofHours(1)))
            .serverAhead(Duration.ofSeconds(-2))
            .diagnosed(
                401,
                "invalid_client",
                "The client_assertion token has an expiration too far into the future."),
        "more than an hour ahead",
        List.of("exp is 2026-11-24T13:00:00Z, 60 min 2 s ahead of the server's clock"),
        "/assertion --expires-in 5m");
  }

  @Test
  void anExpiryInMilliseconds() {
    assertSays(
        RefusedCall.ofToken()
            .assertion(spec -> spec.with("exp", 1795521900000L))
            .diagnosed(
                401,
                "invalid_client",
                "The client_assertion must contain the 'exp' claim as seconds since epoch."),
        "does not say in seconds since 1970",
        List.of("exp 1795521900000: these are milliseconds; seconds would be 1795521900"),
        "/assertion");
  }

  @Test
  void anAssertionSentAgain() {
    assertSays(
        RefusedCall.ofToken()
            .diagnosed(401, "invalid_client", "The client_assertion token has already been used."),
        "was sent before",
        List.of("the assertion's jti is jti-1"),
        "/assertion");
  }

  @Test
  void aClientSecret() {
    assertSays(
        RefusedCall.ofToken()
            .diagnosed(
                401,
                "invalid_client",
                "Client Credentials requests to the Org Authorization Server must use the"
                    + " private_key_jwt token_endpoint_auth_method."),
        "takes signed JWTs only",
        List.of(),
        "/key show");
  }

  @Test
  void aMisspeltScope() {
    assertSays(
        RefusedCall.ofToken()
            .body("grant_type=client_credentials&scope=okta.riskEvent.manage+okta.logs.read")
            .diagnosed(
                400,
                "invalid_scope",
                "One or more scopes are not configured for the authorization server resource."),
        "does not know a scope",
        List.of("okta.riskEvent.manage: did you mean okta.riskEvents.manage?"),
        "/token --scope okta.riskEvents.manage,okta.logs.read");
  }

  @Test
  void aRetiredScope() {
    assertSays(
        RefusedCall.ofToken()
            .body("scope=okta.riskEvents.manage")
            .diagnosed(
                400,
                "invalid_scope",
                "One or more scopes are not configured for the authorization server resource."),
        "does not know a scope",
        List.of("okta.riskEvents.manage belongs to an API that Okta is retiring"),
        "/token");
  }

  @Test
  void openidForAnApp() {
    assertSays(
        RefusedCall.ofToken()
            .body("scope=openid%20okta.logs.read")
            .diagnosed(
                400, "invalid_scope", "Cannot request 'openid' scopes using client credentials."),
        "a service app is nobody",
        List.of("asked for openid okta.logs.read"),
        "/token --scope okta.logs.read");
  }

  @Test
  void nothingGranted() {
    assertSays(
        RefusedCall.ofToken()
            .body("scope=okta.logs.read")
            .diagnosed(400, "consent_required", "You are not allowed any of the requested scopes."),
        "not been granted any",
        List.of("asked for okta.logs.read"),
        "/app grant okta.logs.read");
  }

  @Test
  void anAppOfTheAdminConsoleThatWantsProofs() {
    assertSays(
        RefusedCall.ofToken()
            .diagnosed(400, "invalid_dpop_proof", "The DPoP proof JWT header is missing."),
        "prove possession of a key (DPoP)",
        List.of("apps made in the Admin Console want it unless that is switched off"),
        "/token");
  }

  @Test
  void aNonceThatIsWanted() {
    assertSays(
        RefusedCall.ofToken()
            .replied("dpop-nonce", "abcdefghijklmnopqrstuvwxyz012345")
            .diagnosed(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof."),
        "wants its own nonce",
        List.of("the reply carries the header dpop-nonce"),
        "/token");
  }

  @Test
  void aProofForAnotherAddress() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs?limit=1")
            .diagnosed(400, "invalid_dpop_proof", "'htu' claim in the DPoP proof JWT is invalid."),
        "for another address than the one called",
        List.of("the endpoint called is " + Known.ORG + "/api/v1/logs"),
        "/explain proof");
  }

  @Test
  void theAddressOfTheAdminConsole() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs")
            .at("https://dev-1-admin.okta.com/api/v1/logs")
            .sent("Authorization", "SSWS 00abc")
            .diagnosed(401, "E0000011", "Invalid token provided"),
        "does not know the token",
        List.of("the address called is the Admin Console's: dev-1-admin.okta.com"),
        "/org URL");
  }

  @Test
  void aLoginPageInsteadOfJson() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs")
            .replied("Content-Type", "text/html;charset=utf-8")
            .replyBody("<html>Sign in</html>")
            .diagnosed(200, "", ""),
        "A web page came back",
        List.of("the reply's content type is text/html;charset=utf-8"),
        "/org URL");
  }

  @Test
  void aRiskApiThatIsGone() {
    for (String path : List.of("/api/v1/risk/events/ip", "/api/v1/risk/providers")) {
      for (Diagnosis gone :
          List.of(
              RefusedCall.of("POST", path)
                  .diagnosed(404, "E0000008", "The requested path was not found"),
              RefusedCall.of("POST", path)
                  .diagnosed(404, "E0000007", "Not found: Resource not found"),
              RefusedCall.of("POST", path)
                  .diagnosed(410, "E0000215", "This endpoint has been deprecated."),
              RefusedCall.of("POST", path)
                  .diagnosed(404, "E0000026", "This endpoint has been deprecated."),
              RefusedCall.of("POST", path).diagnosed(404, "", ""))) {
        assertSays(
            gone,
            "no longer has Okta's risk API",
            List.of("the org called is " + Known.ORG),
            "/org local");
      }
      assertSays(
          RefusedCall.of("POST", path).diagnosed(401, "E0000015", "You do not have permission"),
          "risk API is not switched on in this org",
          List.of("the org called is " + Known.ORG),
          "/org local");
    }
  }

  @Test
  void aProviderThatIsNotThere() {
    assertSays(
        RefusedCall.of("PUT", "/api/v1/risk/providers/rkp1")
            .diagnosed(404, "E0000007", "Not found: Resource not found: rkp1 (RiskProvider)"),
        "no risk provider of that id",
        List.of(),
        "/provider list");
  }

  @Test
  void tooManyCallsInAMinute() {
    assertSays(
        RefusedCall.of("POST", "/api/v1/risk/events/ip")
            .serverAhead(Duration.ZERO)
            .replied("X-Rate-Limit-Limit", "30")
            .replied("X-Rate-Limit-Remaining", "0")
            .replied("X-Rate-Limit-Reset", Long.toString(Known.NOW + 42))
            .diagnosed(429, "E0000047", "API call exceeded rate limit due to too many requests."),
        "More calls were made in this minute",
        List.of("0 of 30 calls left in this window", "the window resets in 42 s"),
        "wait 43 s");
  }

  @Test
  void tooManyCallsAtOnce() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs")
            .replied("X-Rate-Limit-Limit", "0")
            .replied("X-Rate-Limit-Remaining", "0")
            .replied("X-Rate-Limit-Reset", Long.toString(Known.NOW))
            .diagnosed(429, "E0000047", "API call exceeded rate limit due to too many requests."),
        "as many calls under way at once",
        List.of("the reply says limit 0, which stands for calls at the same time"),
        "/log --type core.concurrency.org.limit.violation");
  }

  @Test
  void eventsThatOktaDoesNotTake() {
    assertSays(
        RefusedCall.of("POST", "/api/v1/risk/events/ip")
            .body("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"high\"}]}]")
            .diagnosed(400, "E0000001", "Api validation failed: riskEvents"),
        "does not take the risk events as they are",
        List.of(),
        "correct that and /send again");
    assertThat(
            RefusedCall.of("POST", "/api/v1/risk/events/ip")
                .body("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"high\"}]}]")
                .diagnosed(400, "E0000001", "Api validation failed: riskEvents")
                .evidence())
        .singleElement()
        .asString()
        .contains("riskLevel");
  }

  @Test
  void aTokenThatWasPastedWithItsQuotes() {
    assertSays(
        RefusedCall.of("GET", "/api/v1/logs")
            .sent("Authorization", "Bearer \"abc\"")
            .diagnosed(401, "invalid_token", "The access token is invalid."),
        "cannot make sense of the access token",
        List.of(),
        "if it was pasted, look for quotation marks");
  }

  @Test
  void noReasonAtAllAndWhatCanBeSeenFromHere() {
    Diagnosis diagnosis =
        RefusedCall.ofToken()
            .assertion(spec -> spec.with("aud", Known.ORG.toString()).without("exp"))
            .registered("another")
            .serverAhead(Duration.ofMinutes(-10))
            .diagnosed(
                401,
                "invalid_client",
                "Client authentication failed. Either the client or the client credentials are"
                    + " invalid.");
    assertSays(
        diagnosis,
        "does not say why",
        List.of(
            "exp: it is missing",
            "your clock is 10 min fast against the server's Date",
            "key " + RefusedCall.KEY.kid() + " signed, and the app is registered with another"),
        "/explain last");
    assertThat(diagnosis.evidence()).anyMatch(fact -> fact.startsWith("aud: it is the org alone"));
    assertThat(diagnosis.evidence()).anyMatch(fact -> fact.startsWith("iat: when it was made"));
  }

  @Test
  void whatTheServerSaysIsHarmlessAndNoSecretIsRepeated() {
    Diagnosis diagnosis =
        RefusedCall.of("GET", "/api/v1/logs")
            .replied("Content-Type", "text/html \u001b[2J")
            .replied("Location", "https://x/?token=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ.c2ln")
            .diagnosed(302, "", "");
    assertThat(diagnosis.toString())
        .doesNotContain("\u001b")
        .doesNotContain("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIwb2EifQ");
  }
}
