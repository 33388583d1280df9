package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderTest {
  @Test
  void aJwkKeepsItsKidAndAlgorithm() {
    RSAKey jwk = new RSAKey.Builder(Keys.RSA).keyID("mine").algorithm(JWSAlgorithm.RS384).build();

    SigningKey key = read(jwk.toJSONString());

    assertThat(key.kid()).isEqualTo("mine");
    assertThat(key.describe()).isEqualTo("RS384 2048 bit");
  }

  @Test
  void aJwkWithoutKidTakesTheOneThatIsSaid() {
    assertThat(read(Keys.EC.toJSONString(), "said").kid()).isEqualTo("said");
  }

  @Test
  void aKidThatLooksLikeASetIsStillAKid() {
    ECKey jwk = new ECKey.Builder(Keys.EC).keyID("keys").build();

    assertThat(read(jwk.toJSONString()).kid()).isEqualTo("keys");
  }

  @Test
  void aSetWithOnePrivateKeyNeedsNoKid() {
    String set = set(Keys.EC, new RSAKey.Builder(Keys.RSA.toPublicJWK()).keyID("public").build());

    assertThat(read(set).describe()).isEqualTo("ES256 P-256");
  }

  @Test
  void theKidPicksFromASet() {
    String set =
        set(
            new ECKey.Builder(Keys.EC).keyID("a").build(),
            new RSAKey.Builder(Keys.RSA).keyID("b").build());

    assertThat(read(set, "b").describe()).isEqualTo("RS256 2048 bit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\uFEFF%s", "\r\n  %s\r\n", "Bag Attributes\n  x: y\n%s"})
  void aPemFileIsReadWhateverStandsAroundItsBlock(String form) {
    SigningKey key = read(form.formatted(Keys.pem()));

    assertThat(key.describe()).isEqualTo("RS256 2048 bit");
    assertThat(key).isEqualTo(read(Keys.RSA.toJSONString()));
  }

  @Test
  void aPemFileMayHaveACertificateFirstAndWindowsLines() {
    String certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    assertThat(read((certificate + Keys.pem()).replace("\n", "\r\n"), "k").kid()).isEqualTo("k");
  }

  static String set(com.nimbusds.jose.jwk.JWK... keys) {
    return new JWKSet(List.of(keys)).toString(false);
  }

  private static SigningKey read(String text) {
    return Keys.read(text, Optional.empty());
  }

  private static SigningKey read(String text, String kid) {
    return Keys.read(text, Optional.of(kid));
  }
}
