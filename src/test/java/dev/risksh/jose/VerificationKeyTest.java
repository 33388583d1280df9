package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.jose.VerificationKey.Fit;
import org.junit.jupiter.api.Test;

/** Signatures held against public keys; the examples are those of RFC 7515 and RFC 7638. */
class VerificationKeyTest {
  /** RFC 7515, appendix A.3. */
  private static final String EC_JWK =
      "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
          + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\","
          + "\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}";

  private static final String CLAIMS =
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

  private static final String ES256 =
      "eyJhbGciOiJFUzI1NiJ9."
          + CLAIMS
          + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

  private static final String HS256 =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
          + CLAIMS
          + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  /** RFC 7638, section 3.1. */
  private static final String RSA_JWK =
      "{\"kty\":\"RSA\",\"n\":\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1"
          + "RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_"
          + "RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn"
          + "1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44"
          + "-csFCur-kEgU8awapJzKnqDKgw\",\"e\":\"AQAB\",\"alg\":\"RS256\",\"kid\":\"2011-04-29\"}";

  private static VerificationKey key(String jwk) {
    return VerificationKey.read(jwk).orElseThrow();
  }

  private static ParsedJwt jwt(String text) {
    return ParsedJwt.of(Secret.of(text));
  }

  @Test
  void theSignatureOfTheRfcHolds() {
    assertThat(key(EC_JWK).check(jwt(ES256))).isEqualTo(Fit.VALID);
  }

  @Test
  void oneLetterMoreOrLessAndItDoesNot() {
    assertThat(key(EC_JWK).check(jwt(ES256.replace("eyJpc3MiOiJqb2U", "eyJpc3MiOiJqb2V"))))
        .isEqualTo(Fit.INVALID);
    assertThat(key(EC_JWK).check(jwt(ES256.substring(0, ES256.length() - 4))))
        .isEqualTo(Fit.INVALID);
  }

  @Test
  void aKeyCannotCheckAnotherAlgorithm() {
    assertThat(key(RSA_JWK).check(jwt(ES256))).isEqualTo(Fit.OTHER_ALGORITHM);
    assertThat(key(EC_JWK).check(jwt(HS256))).isEqualTo(Fit.OTHER_ALGORITHM);
  }

  @Test
  void theThumbprintIsThatOfTheRfc() {
    assertThat(key(RSA_JWK).thumbprint()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    assertThat(key(RSA_JWK).kid()).contains("2011-04-29");
  }

  @Test
  void theSecretHalfIsLeftOut() {
    assertThat(key(EC_JWK).toString()).doesNotContain("jpsQnnGQmL");
    assertThat(key(EC_JWK)).isEqualTo(key(EC_JWK.replaceFirst(",\"d\":\"[^\"]*\"", "")));
  }

  @Test
  void aKeyForEncryptionIsNoneForSignatures() {
    RSAKey encryption = new RSAKey.Builder(Keys.RSA).keyUse(KeyUse.ENCRYPTION).build();
    assertThat(key(encryption.toJSONString()).forSignatures()).isFalse();
    assertThat(key(RSA_JWK).forSignatures()).isTrue();
  }

  @Test
  void whatIsNoKeyIsNone() {
    assertThat(VerificationKey.read("{}")).isEmpty();
    assertThat(VerificationKey.read("")).isEmpty();
    assertThat(VerificationKey.read("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}")).isEmpty();
  }
}
