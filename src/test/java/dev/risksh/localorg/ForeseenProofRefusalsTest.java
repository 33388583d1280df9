package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import dev.risksh.diagnose.Explanation;
import dev.risksh.diagnose.JwtExplainer;
import dev.risksh.diagnose.JwtKind;
import dev.risksh.diagnose.Surroundings;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.okta.OrgUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the explanation of a proof says before it is sent, against what the org says to it then. */
class ForeseenProofRefusalsTest {
  private static final String LOGS = "okta.logs.read";
  private static final String PATH = "/api/v1/logs";

  private static final ECKey OTHER = Keys.ec("ec-2");
  private static final SettableClock CLOCK = new SettableClock("2026-11-24T12:00:00Z");

  private static LocalOrg org;
  private static Client client;
  private static String token;

  @BeforeAll
  static void getABoundToken() throws IOException {
    org = LocalOrg.start(OrgSettings.ephemeral().withClock(CLOCK));
    client = new Client(org, CLOCK);
    String app = client.createDpopApp(Keys.RSA, LOGS);
    HttpResponse<String> first = ask(app, tokenProof());
    String nonce = first.headers().firstValue("dpop-nonce").orElseThrow();
    HttpResponse<String> second = ask(app, tokenProof().claim("nonce", nonce));
    token = Client.parse(second).path("access_token").asText();
  }

  @AfterAll
  static void stop() {
    org.close();
  }

  static List<Arguments> faults() {
    return List.of(
        fault("typ JWT", proof -> proof.header("typ", "JWT")),
        fault("no typ", proof -> proof.header("typ", null)),
        fault("alg of another key", proof -> proof.header("alg", "HS256")),
        fault("no key", proof -> proof.header("jwk", null)),
        fault("another key's public half", ForeseenProofRefusalsTest::withAnotherKey),
        fault("a key the token is not bound to", ForeseenProofRefusalsTest::byAnotherKey),
        fault("htm in small letters", proof -> proof.claim("htm", "get")),
        fault("htm of another method", proof -> proof.claim("htm", "POST")),
        fault("no htm", proof -> proof.claim("htm", null)),
        fault("htu of another host", proof -> proof.claim("htu", "https://a.okta.com" + PATH)),
        fault("htu no address", proof -> proof.claim("htu", "logs")),
        fault("no htu", proof -> proof.claim("htu", null)),
        fault("iat a text", proof -> proof.claim("iat", "now")),
        fault("no iat", proof -> proof.claim("iat", null)),
        fault("iat ahead", proof -> proof.claim("iat", at(60))),
        fault("iat too old", proof -> proof.claim("iat", at(-301))),
        fault("exp past", proof -> proof.claim("exp", at(-1))),
        fault("no jti", proof -> proof.claim("jti", null)),
        fault("jti a number", proof -> proof.claim("jti", 7)),
        fault("ath of another token", proof -> proof.claim("ath", "x")),
        fault("no ath", proof -> proof.claim("ath", null)));
  }

  private static long at(long secondsFromNow) {
    return CLOCK.instant().getEpochSecond() + secondsFromNow;
  }

  private static void withAnotherKey(Proof proof) {
    proof.header("jwk", OTHER.toPublicJWK().toJSONObject());
  }

  private static void byAnotherKey(Proof proof) {
    proof.header("jwk", OTHER.toPublicJWK().toJSONObject()).signedBy(OTHER);
  }

  private static Arguments fault(String name, Consumer<Proof> spoil) {
    return Arguments.of(name, spoil);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void faults(String name, Consumer<Proof> spoil) {
    Proof proof = proof();
    spoil.accept(proof);
    assertForeseen(explain(proof.toString(), Map.of()), show(proof.toString()));
  }

  @Test
  void anAddressWithTwoSlashesOrAQuery() {
    for (String wrong : List.of("//api/v1/logs", PATH + "?limit=1", PATH + "#a", "/api/v1/apps")) {
      String proof = proof().claim("htu", client.url(wrong)).toString();
      assertForeseen(explain(proof, Map.of()), show(proof));
    }
  }

  @Test
  void oneThatWasSentBefore() {
    String proof = proof().claim("jti", "mine").toString();
    assertThat(show(proof).statusCode()).isEqualTo(200);
    assertForeseen(explain(proof, Map.of("mine", 1)), show(proof));
  }

  @Test
  void whatIsNoProofAtAll() {
    for (String wrong : List.of("rubbish", "a.b.c", proof() + ".")) {
      assertForeseen(explain(wrong, Map.of()), show(wrong));
    }
  }

  /** Nothing public shows what Okta says to that. */
  @Test
  void oneThatGivesThePrivateKeyAway() {
    String proof = proof().header("jwk", Keys.EC.toJSONObject()).toString();
    Explanation explained = explain(proof, Map.of());
    assertThat(explained.faults())
        .singleElement()
        .satisfies(remark -> assertThat(remark.name()).isEqualTo("jwk"))
        .satisfies(remark -> assertThat(remark.okta()).isEmpty());
    assertThat(explained.toString() + explained.all()).doesNotContain(Keys.EC.getD().toString());
    assertThat(show(proof).statusCode()).isEqualTo(400);
  }

  @Test
  void aGoodOneIsNotSuspected() {
    String proof = proof().claim("htu", client.url("/api/v1/%6Cogs")).toString();
    assertThat(explain(proof, Map.of()).faults()).isEmpty();
    assertThat(show(proof).statusCode()).isEqualTo(200);
  }

  private static void assertForeseen(Explanation explained, HttpResponse<String> reply) {
    assertThat(reply.statusCode()).isEqualTo(400);
    String challenge = reply.headers().firstValue("www-authenticate").orElseThrow();
    assertThat(explained.faults().stream().flatMap(remark -> remark.okta().stream()))
        .as(challenge)
        .anySatisfy(words -> assertThat(challenge).contains('"' + words + '"'));
    assertThat(explained.next()).isNotEmpty();
  }

  private static Explanation explain(String proof, Map<String, Integer> sent) {
    Surroundings around =
        new Surroundings(
            CLOCK.instant(),
            Optional.empty(),
            OrgUrl.of(org.baseUrl().toString()),
            Optional.of(new Surroundings.SentWith(2, "GET", URI.create(client.url(PATH)))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Secret.of(token)),
            List.of(),
            sent);
    return JwtExplainer.explain(ParsedJwt.of(Secret.of(proof)), JwtKind.PROOF, around);
  }

  private static HttpResponse<String> show(String proof) {
    return client.send("GET", PATH, null, "Authorization", "DPoP " + token, "DPoP", proof);
  }

  private static Proof proof() {
    return Proof.of(Keys.EC, "GET", client.url(PATH), CLOCK).with(token);
  }

  private static Proof tokenProof() {
    return Proof.of(Keys.EC, "POST", client.url("/oauth2/v1/token"), CLOCK);
  }

  private static HttpResponse<String> ask(String app, Proof proof) {
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", client.claims(app));
    return client.token(Client.encode(Client.tokenForm(assertion, LOGS)), "DPoP", proof.toString());
  }
}
