package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.testing.MutableClock;
import dev.risksh.testing.TestWorld;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Proofs as RFC 9449 has them; the vectors are its examples. */
class DpopProofTest {
  /** Section 4.1, figure 2. */
  private static final String AT_THE_TOKEN_ENDPOINT =
      "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0"
          + "VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VO"
          + "SmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19"
          + ".eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVy"
          + "LmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ"
          + ".2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37x"
          + "RZT3Lg";

  /** Section 7.1, figure 12, with its access token. */
  private static final String AT_A_RESOURCE =
      AT_THE_TOKEN_ENDPOINT.split("\\.")[0]
          + ".eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJj"
          + "ZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVI"
          + "eU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9"
          + ".2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxh"
          + "AJpLjA";

  private static final Secret TOKEN = Secret.of("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU");

  /** Section 6.1, figure 10: the thumbprint of the key in these proofs. */
  private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

  private static final SigningKey KEY = SigningKey.generate(KeySpec.EC_P256, new SecureRandom());

  @Test
  void saysWhatTheRfcsProofForATokenSays() throws Exception {
    DpopSpec spec = DpopSpec.of("POST", URI.create("https://server.example.com/token"));

    assertLike(
        AT_THE_TOKEN_ENDPOINT,
        DpopProof.sign(spec, KEY, Instant.ofEpochSecond(1562262616), "-BwC3ESc6acc2lTc"));
  }

  @Test
  void saysWhatTheRfcsProofForAResourceSays() throws Exception {
    DpopSpec spec =
        DpopSpec.of("GET", URI.create("https://resource.example.org/protectedresource"))
            .with(TOKEN);

    assertThat(spec.ath()).contains("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");
    assertLike(
        AT_A_RESOURCE,
        DpopProof.sign(spec, KEY, Instant.ofEpochSecond(1562262618), "e1j3V_bKic8-LAEB"));
  }

  /** The RFC's private key is not known: all but key and signature is compared. */
  private static void assertLike(String example, DpopProof proof) throws Exception {
    JWSObject theirs = JWSObject.parse(example);
    JWK theirKey = theirs.getHeader().getJWK();
    assertThat(theirs.verify(new ECDSAVerifier(theirKey.toECKey()))).as("copied whole").isTrue();
    assertThat(SigningKey.of(theirKey, "ES256").thumbprint()).isEqualTo(THUMBPRINT);

    JWSObject ours = JWSObject.parse(proof.jws().reveal());
    assertThat(ours.getPayload().toJSONObject()).isEqualTo(theirs.getPayload().toJSONObject());
    Map<String, Object> ourHeader = ours.getHeader().toJSONObject();
    Map<String, Object> theirHeader = theirs.getHeader().toJSONObject();
    assertThat(ourHeader.remove("jwk")).isEqualTo(KEY.publicMembers());
    assertThat(((Map<?, ?>) theirHeader.remove("jwk")).keySet())
        .isEqualTo(KEY.publicMembers().keySet());
    assertThat(ourHeader).isEqualTo(theirHeader);
  }

  @ParameterizedTest
  @EnumSource
  void isSignedByTheKeyItCarriesAndCarriesNoMoreOfIt(KeySpec kind) throws Exception {
    SigningKey key = SigningKey.generate(kind, new SecureRandom());

    DpopProof proof = fresh(key);

    JWSObject jws = JWSObject.parse(proof.jws().reveal());
    JWK carried = jws.getHeader().getJWK();
    assertThat(carried.isPrivate()).isFalse();
    assertThat(carried.computeThumbprint().toString()).isEqualTo(key.thumbprint());
    assertThat(
            carried instanceof RSAKey rsa
                ? jws.verify(new RSASSAVerifier(rsa))
                : jws.verify(new ECDSAVerifier((ECKey) carried)))
        .isTrue();
  }

  @Test
  void isNewEachTimeAndNotOfTheFuture() {
    Set<Object> identifiers = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      DpopProof proof = fresh(KEY);
      identifiers.add(proof.claims().get("jti"));
      assertThat((long) proof.claims().get("iat"))
          .isBetween(TestWorld.NOON.getEpochSecond() - 60, TestWorld.NOON.getEpochSecond());
    }
    assertThat(identifiers).hasSize(200);
  }

  @Test
  void repeatsTheNonceOfTheServer() {
    DpopSpec spec =
        DpopSpec.of("POST", URI.create("https://a.example/t")).withNonce(Optional.of("n-0S6"));

    assertThat(DpopProof.sign(spec, KEY, TestWorld.NOON, "1").claims())
        .containsEntry("nonce", "n-0S6");
    assertThat(fresh(KEY).claims()).doesNotContainKeys("nonce", "ath");
  }

  @Test
  void cannotBePrintedByAccident() {
    assertThat(fresh(KEY).toString()).isEqualTo("DPoP proof for POST https://a.example/token");
  }

  private static DpopProof fresh(SigningKey key) {
    return DpopProof.sign(
        DpopSpec.of("POST", URI.create("https://a.example/token")),
        key,
        new MutableClock(TestWorld.NOON),
        new SecureRandom());
  }

  @ParameterizedTest
  @CsvSource({
    "get,  https://dev-1.okta.com/api/v1/logs?since=2026&limit=5,  https://dev-1.okta.com/api/v1/logs",
    "post, https://dev-1.okta.com//oauth2/v1/token,                https://dev-1.okta.com/oauth2/v1/token",
    "PUT,  https://dev-1.okta.com/api///v1//apps/,                 https://dev-1.okta.com/api/v1/apps/",
    "GET,  http://127.0.0.1:8080/api/v1/logs#end,                  http://127.0.0.1:8080/api/v1/logs",
    "GET,  https://dev-1.okta.com,                                 https://dev-1.okta.com",
    "GET,  https://dev-1.okta.com/a%2Fb%40c,                       https://dev-1.okta.com/a%2Fb%40c",
  })
  void isForTheMethodInCapitalsAndTheBareAddress(String method, String url, String htu) {
    DpopSpec spec = DpopSpec.of(method, URI.create(url));

    assertThat(spec.htu()).isEqualTo(htu);
    assertThat(spec.htm()).isUpperCase();
  }

  @Property
  void noAddressHasAQueryAFragmentOrADoubleSlash(
      @ForAll
          @CharRange(from = 'a', to = 'c')
          @CharRange(from = '/', to = '/')
          @StringLength(max = 12)
          String path,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 3) String query) {
    URI url = URI.create("https://a.example/" + path + "?" + query + "/?//#" + query);

    String htu = DpopSpec.of("GET", url).htu();

    assertThat(htu).doesNotContain("?", "#").startsWith("https://a.example/");
    assertThat(htu.substring("https://".length())).doesNotContain("//");
    assertThat(htu.replace("/", "")).isEqualTo("https:a.example" + path.replace("/", ""));
  }
}
