package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import dev.risksh.testing.MutableClock;
import dev.risksh.testing.TestWorld;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {
  /** The names under which the JDK knows the JWS algorithms (RFC 7518, section 3.1). */
  private static final Map<String, String> JDK_NAMES =
      Map.of(
          "RS256", "SHA256withRSA",
          "ES256", "SHA256withECDSAinP1363Format",
          "ES384", "SHA384withECDSAinP1363Format",
          "ES512", "SHA512withECDSAinP1363Format");

  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void theJdkItselfVerifiesWhatAFreshKeySigns(KeySpec spec) throws Exception {
    SigningKey key = SigningKey.generate(spec, RANDOM);
    String jws = assertion(key).jws().reveal();

    assertThat(verifies(jws, key)).isTrue();
    assertThat(verifies(jws.replaceFirst("\\.", ".e30"), key)).as("other claims").isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aFreshKeyIsNamedByItsThumbprintAndSaysWhatItIs(KeySpec spec) throws Exception {
    SigningKey key = SigningKey.generate(spec, RANDOM);

    assertThat(key.kid()).isEqualTo(JWK.parse(key.publicJwk()).computeThumbprint().toString());
    assertThat(key.describe()).startsWith(key.algorithm() + " ");
    assertThat(KeySpec.named(spec.label())).contains(spec);
    assertThat(JWK.parse(key.publicJwk()).isPrivate()).isFalse();
    assertThat(key.publicJwk()).contains("\"use\":\"sig\"", "\"alg\":\"" + key.algorithm() + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void whatTheKeyFileHoldsIsTheSameKeyAgain(KeySpec spec) {
    SigningKey key = SigningKey.generate(spec, RANDOM);

    assertThat(Keys.read(key.privateJwk().reveal())).isEqualTo(key);
  }

  @Test
  void theThumbprintIsThatOfRfc7638() {
    // The key of RFC 7517, A.2, whose public half RFC 7638 takes as its example.
    String json =
        """
        {"kty":"RSA","e":"AQAB",
         "n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tS\
        oc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0\
        _FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4\
        vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
         "d":"X4cTteJY_gn4FYPsXB8rdXix5vwsg1FLN5E3EaG6RJoVH-HLLKD9M7dx5oo7GURknchnrRweUkC7hT5fJLM0\
        WbFAKNLWY2vv7B6NqXSzUvxT0_YSfqijwp3RTzlBaCxWp4doFk5N2o8Gy_nHNKroADIkJ46pRUohsXywbReAdYaMwF\
        s9tv8d_cPVY3i07a3t8MN6TNwm0dSawm9v47UiCl3Sk5ZiG7xojPLu4sbg1U2jx4IBTNBznbJSzFHK66jT8bgkuqsk\
        0GjskDJk19Z4qwjwbsnn4j2WBii3RL-Us2lGVkY8fkFzme1z0HbIkfz0Y6mqnOYtqc0X4jfcKoAC8Q"}""";

    assertThat(Keys.read(json).kid()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  @Test
  void neitherItsTextNorItsPublicHalfGivesThePrivateHalfAway() {
    SigningKey key = Keys.read(Keys.EC.toJSONString());
    String privateHalf = Keys.EC.getD().toString();

    assertThat(key.privateJwk().reveal()).contains(privateHalf);
    assertThat(key + key.publicJwk() + key.describe() + key.privateJwk())
        .doesNotContain(privateHalf);
  }

  private static ClientAssertion assertion(SigningKey key) {
    AssertionSpec spec = AssertionSpec.of("0oa1", "https://dev-1.okta.com/oauth2/v1/token");
    return ClientAssertion.sign(spec, key, new MutableClock(TestWorld.NOON), RANDOM);
  }

  private static boolean verifies(String jws, SigningKey key) throws Exception {
    String[] parts = jws.split("\\.");
    JWK jwk = JWK.parse(key.publicJwk());
    PublicKey publicKey = jwk instanceof ECKey ec ? ec.toPublicKey() : jwk.toRSAKey().toPublicKey();
    Signature signature = Signature.getInstance(JDK_NAMES.get(key.algorithm()));
    signature.initVerify(publicKey);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }
}
