package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.testing.MutableClock;
import dev.risksh.testing.TestWorld;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ClientAssertionTest {
  private static final String AUDIENCE = "https://dev-1.okta.com/oauth2/v1/token";
  private static final SigningKey KEY = Keys.read(Keys.EC.toJSONString(), Optional.of("my-kid"));
  private static final long NOON = TestWorld.NOON.getEpochSecond();

  private final MutableClock clock = new MutableClock(TestWorld.NOON);
  private final AssertionSpec spec = AssertionSpec.of("0oa1", AUDIENCE);

  @Test
  void itSaysWhatOktaAsksForAndNoMore() {
    ClientAssertion assertion = sign(spec);

    JsonNode claims = part(assertion, 1);
    assertThat(claims.path("jti").asText()).hasSize(22);
    assertThat(claims)
        .isEqualTo(
            Json.object()
                .put("iss", "0oa1")
                .put("sub", "0oa1")
                .put("aud", AUDIENCE)
                .put("iat", (int) NOON - 5)
                .put("exp", (int) NOON + 300)
                .put("jti", claims.path("jti").asText()));
    assertThat(part(assertion, 0))
        .isEqualTo(Json.object().put("kid", "my-kid").put("alg", "ES256"));
    assertThat(assertion.overrides()).isEmpty();
    assertThat(assertion.kid()).isEqualTo("my-kid");
  }

  @Test
  void eachHasAnIdentifierOfItsOwn() {
    assertThat(sign(spec).claims().get("jti")).isNotEqualTo(sign(spec).claims().get("jti"));
  }

  @Test
  void itExpiresAtItsExpiry() {
    ClientAssertion assertion = sign(spec.withExpiresIn(Duration.ofSeconds(30)));

    assertThat(assertion.expiresAt()).contains(Instant.parse("2026-11-24T12:00:30Z"));
    assertThat(assertion.expired(TestWorld.NOON.plusSeconds(29))).isFalse();
    assertThat(assertion.expired(TestWorld.NOON.plusSeconds(30))).isTrue();
  }

  @Test
  void whatIsSetReplacesAddsOrIsNull() {
    ClientAssertion assertion = sign(spec.with("aud", "x").with("nonce", 5).with("sub", null));

    JsonNode claims = part(assertion, 1);
    assertThat(claims.path("aud").asText()).isEqualTo("x");
    assertThat(claims.path("nonce").asInt()).isEqualTo(5);
    assertThat(claims.path("sub").isNull()).isTrue();
    assertThat(assertion.overrides()).containsExactly("set aud", "set nonce", "set sub");
  }

  @Test
  void whatIsDroppedIsNotThere() {
    ClientAssertion assertion = sign(spec.without("exp").without("jti"));

    assertThat(part(assertion, 1).has("exp")).isFalse();
    assertThat(part(assertion, 1).has("jti")).isFalse();
    assertThat(assertion.expiresAt()).isEmpty();
    assertThat(assertion.expired(Instant.MAX)).isFalse();
    assertThat(assertion.overrides()).containsExactly("dropped exp", "dropped jti");
  }

  @Test
  void aLifetimeThatOktaRefusesCountsAsMadeOnPurpose() {
    assertThat(sign(spec.withExpiresIn(Duration.ofHours(1))).overrides()).isEmpty();
    assertThat(sign(spec.withExpiresIn(Duration.ofHours(2))).overrides())
        .containsExactly("exp 7200 s from now");
    assertThat(sign(spec.withExpiresIn(Duration.ZERO)).overrides())
        .containsExactly("exp 0 s from now");
  }

  @Test
  void anExpiryThatNoClockReachesIsKept() {
    assertThat(sign(spec.with("exp", Long.MAX_VALUE)).expiresAt()).isPresent();
    assertThat(sign(spec.with("exp", Long.MIN_VALUE)).expired(TestWorld.NOON)).isTrue();
    assertThat(sign(spec.with("exp", "soon")).expiresAt()).isEmpty();
  }

  @Test
  void timesAreTakenWhenItIsSigned() {
    AssertionSpec late =
        spec.withTime("iat", Duration.ofMinutes(2)).withTime("exp", Duration.ofMinutes(-5));
    clock.advance(Duration.ofHours(1));

    ClientAssertion assertion = sign(late);

    assertThat(assertion.claims().get("iat")).isEqualTo(NOON + 3600 + 120);
    assertThat(assertion.claims().get("exp")).isEqualTo(NOON + 3600 - 300);
    assertThat(assertion.expired(clock.instant())).isTrue();
    assertThat(assertion.overrides()).containsExactly("iat 120 s from now", "exp 300 s ago");
  }

  @Test
  void theHeaderCanSayAnything() {
    ClientAssertion assertion =
        sign(spec.withHeader("typ", "JWT").withHeader("kid", null).without("alg"));

    assertThat(part(assertion, 0)).hasToString("{\"kid\":null,\"typ\":\"JWT\"}");
    assertThat(assertion.overrides())
        .containsExactly("set header typ", "set header kid", "dropped alg");
    assertThat(assertion.kid()).as("the key that signed it").isEqualTo("my-kid");
  }

  @Test
  void itCanBeSignedWithAnotherKeyThanItNames() throws Exception {
    SigningKey other = Keys.read(Keys.RSA.toJSONString(), Optional.of("other"));

    ClientAssertion assertion = sign(spec.signedWith(other));

    assertThat(part(assertion, 0)).hasToString("{\"kid\":\"my-kid\",\"alg\":\"RS256\"}");
    assertThat(assertion.kid()).isEqualTo("other");
    assertThat(verifies(assertion, "SHA256withRSA", Keys.RSA.toPublicKey())).isTrue();
  }

  @Test
  void anAlgorithmThatTheKeyCanDoIsReallyUsed() throws Exception {
    SigningKey rsa = Keys.read(Keys.RSA.toJSONString(), Optional.empty());

    ClientAssertion assertion = sign(spec.signedWith(rsa).withAlgorithm("RS512"));

    assertThat(part(assertion, 0).path("alg").asText()).isEqualTo("RS512");
    assertThat(verifies(assertion, "SHA512withRSA", Keys.RSA.toPublicKey())).isTrue();
  }

  @Test
  void anAlgorithmThatTheKeyCannotDoStandsInTheHeaderOnly() throws Exception {
    ClientAssertion assertion = sign(spec.withAlgorithm("RS256"));

    assertThat(part(assertion, 0).path("alg").asText()).isEqualTo("RS256");
    assertThat(verifies(assertion, "SHA256withECDSAinP1363Format", Keys.EC.toPublicKey())).isTrue();
  }

  @Test
  void noneLeavesTheSignatureOut() {
    assertThat(sign(spec.withAlgorithm("none")).jws().reveal()).matches("[^.]+\\.[^.]+\\.");
  }

  @Test
  void anHmacTakesThePublicKeyForItsSecret() throws Exception {
    ClientAssertion assertion = sign(spec.withAlgorithm("HS512"));

    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(KEY.publicJwk().getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
    assertThat(signature(assertion)).isEqualTo(mac.doFinal(signed(assertion)));
  }

  @Test
  void movedToAnotherEndpointItIsTheSameOtherwise() {
    ClientAssertion made = sign(spec.with("nonce", 1)).pin();

    ClientAssertion moved = made.readdressed("https://b.okta.com/oauth2/v1/token", KEY);

    assertThat(moved.claims()).containsEntry("aud", "https://b.okta.com/oauth2/v1/token");
    assertThat(moved.claims()).containsEntry("jti", made.claims().get("jti"));
    assertThat(moved.pinned()).isTrue();
    assertThat(moved.overrides()).containsExactly("set nonce");
  }

  @Test
  void aLifetimeOfCenturiesIsRefused() {
    assertThatThrownBy(() -> spec.withExpiresIn(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void aClaimOfAnyJavaTypeIsWrittenAsJson() {
    ClientAssertion assertion =
        sign(
            spec.with("text", new StringBuilder("built"))
                .with("time", TestWorld.NOON)
                .with("list", Arrays.asList(new StringBuilder("a"), null, true))
                .with("map", Map.of(1, List.of())));

    JsonNode claims = part(assertion, 1);
    assertThat(claims.path("text").asText()).isEqualTo("built");
    assertThat(claims.path("time").asText()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(claims.path("list")).hasToString("[\"a\",null,true]");
    assertThat(claims.path("map")).hasToString("{\"1\":[]}");
  }

  @Test
  void itsTextSaysWhomItIsForAndWhatIsOddButNotWhatIsSent() {
    ClientAssertion assertion = sign(spec.with("aud", "x").without("iat"));

    assertThat(assertion).hasToString("assertion for 0oa1, set aud, dropped iat");
    assertThat(assertion.jws()).hasToString("‹secret›");
  }

  private ClientAssertion sign(AssertionSpec wanted) {
    return ClientAssertion.sign(wanted, KEY, clock, new SecureRandom());
  }

  private static boolean verifies(ClientAssertion assertion, String algorithm, PublicKey key)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(key);
    signature.update(signed(assertion));
    return signature.verify(signature(assertion));
  }

  private static byte[] signed(ClientAssertion assertion) {
    String text = assertion.jws().reveal();
    return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] signature(ClientAssertion assertion) {
    return Base64.getUrlDecoder().decode(assertion.jws().reveal().split("\\.")[2]);
  }

  private static JsonNode part(ClientAssertion assertion, int number) {
    String encoded = assertion.jws().reveal().split("\\.")[number];
    byte[] json = Base64.getUrlDecoder().decode(encoded);
    return Json.parse(new String(json, StandardCharsets.UTF_8), "a part");
  }
}
