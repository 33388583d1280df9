package dev.risksh.okta;

import static dev.risksh.testing.BadServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import dev.risksh.testing.BadServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking for a token, plain and bound to a key: what each attempt carries. */
class TokenApiTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate(KeySpec.EC_P256, RANDOM);
  private static final SigningKey PROOF_KEY = SigningKey.generate(KeySpec.EC_P256, RANDOM);
  private static final Pattern PROOF = Pattern.compile("\r\nDPoP: (\\S+)\r\n");
  private static final Pattern ASSERTION = Pattern.compile("client_assertion=([^&]+)");

  private static final String BEARER = token("Bearer");
  private static final String BOUND = token("DPoP");
  private static final String TOO_MANY = reply(429, "", "");

  private static String token(String type) {
    return reply(200, "", tokenBody(type));
  }

  private static String tokenBody(String type) {
    return "{\"token_type\":\""
        + type
        + "\",\"expires_in\":3600,\"access_token\":\"abc.def\",\"scope\":\"a b\"}";
  }

  private static String wants(String nonce) {
    return reply(400, "dpop-nonce: " + nonce + "\r\n", "{\"error\":\"use_dpop_nonce\"}");
  }

  private static AccessToken ask(Calls calls, Optional<DpopProver> prover) {
    return new TokenApi(calls.client, calls.clock)
        .request(new TokenRequest("0oa1", List.of("a", "b", "c"), () -> assertion(calls), prover));
  }

  private static ClientAssertion assertion(Calls calls) {
    AssertionSpec spec = AssertionSpec.of("0oa1", calls.client.org().tokenEndpoint());
    return ClientAssertion.sign(spec, KEY, calls.clock, RANDOM);
  }

  private static Optional<DpopProver> prover(Calls calls) {
    return Optional.of(new DpopProver(PROOF_KEY, calls.clock, RANDOM));
  }

  @Test
  void aPlainTokenGoesWithoutAProof() {
    try (BadServer server = BadServer.sending(BEARER)) {
      AccessToken token = ask(Calls.to(server), Optional.empty());

      assertThat(token.type()).isEqualTo("Bearer");
      assertThat(token.boundTo()).isEmpty();
      assertThat(token.missing()).containsExactly("c");
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("POST /oauth2/v1/token HTTP/1.1\r\n")
          .contains("grant_type=client_credentials&scope=a+b+c&client_assertion_type=urn")
          .doesNotContain("DPoP", "Authorization", "client_id");
    }
  }

  @Test
  void theNonceIsTakenFromTheRefusalAndAllElseIsNew() {
    try (BadServer server = BadServer.inTurn(wants("n1"), BOUND)) {
      Calls calls = Calls.to(server);

      AccessToken token = ask(calls, prover(calls));

      assertThat(token.type()).isEqualTo("DPoP");
      assertThat(token.boundTo()).contains(PROOF_KEY.thumbprint());
      assertThat(proofs(server))
          .extracting(claims -> claims.get("nonce"))
          .containsExactly(null, "n1");
      assertThat(proofs(server))
          .allSatisfy(
              claims ->
                  assertThat(claims)
                      .containsEntry("htm", "POST")
                      .containsEntry("htu", server.url() + "/oauth2/v1/token")
                      .doesNotContainKey("ath"));
      assertAllNew(server, 2);
      assertThat(calls.exchanges.all()).hasSize(2);
    }
  }

  @Test
  void theNonceIsKeptForTheNextTokenWhileItIsGood() {
    try (BadServer server = BadServer.inTurn(wants("n1"), BOUND, BOUND, BOUND, BOUND)) {
      Calls calls = Calls.to(server);
      Optional<DpopProver> prover = prover(calls);
      ask(calls, prover);

      calls.clock.advance(Duration.ofHours(21));
      ask(calls, prover);
      calls.clock.advance(Duration.ofHours(2));
      ask(calls, prover);

      assertThat(proofs(server))
          .extracting(claims -> claims.get("nonce"))
          .containsExactly(null, "n1", "n1", null);
    }
  }

  @Test
  void aNonceThatComesWithATokenIsTheNext() {
    String renewing = reply(200, "DPoP-Nonce: n2\r\n", tokenBody("DPoP"));
    try (BadServer server = BadServer.inTurn(wants("n1"), renewing, BOUND)) {
      Calls calls = Calls.to(server);
      Optional<DpopProver> prover = prover(calls);
      ask(calls, prover);
      ask(calls, prover);

      assertThat(proofs(server))
          .extracting(claims -> claims.get("nonce"))
          .containsExactly(null, "n1", "n2");
    }
  }

  @Test
  void whoNeverHasEnoughNoncesIsAskedTwice() {
    try (BadServer server = BadServer.inTurn(wants("n1"), wants("n2"), wants("n3"))) {
      Calls calls = Calls.to(server);

      Problem problem = calls.lastFailure(ExitCode.REFUSED, () -> ask(calls, prover(calls)));

      assertThat(problem).hasMessageContaining("use_dpop_nonce");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aNonceWithoutAProofChangesNothing() {
    try (BadServer server = BadServer.inTurn(wants("n1"), BOUND)) {
      Calls calls = Calls.to(server);

      calls.failure(ExitCode.REFUSED, () -> ask(calls, Optional.empty()));
    }
  }

  @Test
  void everyRetryHasAProofAndAnAssertionOfItsOwn() {
    try (BadServer server =
        BadServer.inTurn(TOO_MANY, wants("n1"), "HTTP/1.1 200 OK\r\nContent-", TOO_MANY, BOUND)) {
      Calls calls = Calls.retrying(server);

      ask(calls, prover(calls));

      assertAllNew(server, 5);
      assertThat(proofs(server))
          .extracting(claims -> claims.get("nonce"))
          .containsExactly(null, null, "n1", "n1", "n1");
    }
  }

  @Test
  void aCallWithABoundTokenProvesItAnewEachTime() {
    try (BadServer server = BadServer.inTurn(TOO_MANY, TOO_MANY, reply(200, "", "[]"))) {
      Calls calls = Calls.retrying(server);
      Auth auth = Auth.bound(Secret.of("abc.def"), prover(calls).get());

      new LogsApi(calls.client, auth).first(LogQuery.all().limit(5));

      assertThat(server.requests())
          .allMatch(request -> request.contains("\r\nAuthorization: DPoP abc.def\r\n"))
          .allMatch(request -> request.startsWith("GET /api/v1/logs?limit=5 "));
      assertThat(proofs(server)).hasSize(3);
      assertThat(jtis(proofs(server))).hasSize(3);
      assertThat(proofs(server))
          .allSatisfy(
              claims ->
                  assertThat(claims)
                      .containsEntry("htm", "GET")
                      .containsEntry("htu", server.url() + "/api/v1/logs")
                      // printf abc.def | openssl dgst -sha256 -binary | basenc --base64url
                      .containsEntry("ath", "67MSe_XHxLTkK1FxD0lGwcHQWzMdI3ndFeOlQx7ZNBY")
                      .doesNotContainKey("nonce"));
    }
  }

  @ParameterizedTest
  @CsvSource({"bearer, Bearer", "BEARER, Bearer", "dpop, DPoP", "DPOP, DPoP", "mac, mac"})
  void schemesHaveNoCase(String answered, String type) {
    try (BadServer server = BadServer.sending(token(answered))) {
      Calls calls = Calls.to(server);

      assertThat(ask(calls, prover(calls)).type()).isEqualTo(type);
    }
  }

  private static void assertAllNew(BadServer server, int attempts) {
    assertThat(jtis(proofs(server))).hasSize(attempts);
    assertThat(jtis(claims(server, ASSERTION))).hasSize(attempts);
  }

  private static Set<Object> jtis(List<Map<String, Object>> claims) {
    return claims.stream().map(each -> each.get("jti")).collect(Collectors.toSet());
  }

  private static List<Map<String, Object>> proofs(BadServer server) {
    return claims(server, PROOF);
  }

  private static List<Map<String, Object>> claims(BadServer server, Pattern where) {
    return server.requests().stream().map(request -> claims(request, where)).toList();
  }

  private static Map<String, Object> claims(String request, Pattern where) {
    Matcher found = where.matcher(request);
    assertThat(found.find()).as(request).isTrue();
    try {
      return JWSObject.parse(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
          .getPayload()
          .toJSONObject();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
