package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys that the standards print, and what they print beside them. */
class RfcKeysTest {
  private static final Map<String, String> JDK_NAMES =
      Map.of(
          "RS256", "SHA256withRSA",
          "ES256", "SHA256withECDSAinP1363Format",
          "ES512", "SHA512withECDSAinP1363Format");

  /** An example: its key as printed, and the signed text without and with its signature. */
  private record Example(String name, String key, String input, byte[] signature) {
    static Example of(JsonNode json) {
      String jws = json.path("jws").asText();
      int dot = jws.lastIndexOf('.');
      return new Example(
          json.path("rfc").asText(),
          json.path("key").toString(),
          jws.substring(0, dot),
          Base64.getUrlDecoder().decode(jws.substring(dot + 1)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Example> examples() {
    return Json.parse(resource("rfc7515-keys.json"), "the examples").valueStream().map(Example::of);
  }

  private static String resource(String name) {
    try (InputStream in = RfcKeysTest.class.getResourceAsStream("/rfc/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void thePublicHalfVerifiesThePrintedSignature(Example example) throws Exception {
    SigningKey key = Keys.read(example.key());

    assertThat(verifies(key, example.input(), example.signature())).isTrue();
    assertThat(verifies(key, example.input() + "x", example.signature())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void thePrivateHalfMakesTheSameSignatureOrOneAsGood(Example example) throws Exception {
    SigningKey key = Keys.read(example.key());
    byte[] input = example.input().getBytes(StandardCharsets.US_ASCII);
    byte[] made =
        key.signer().sign(new JWSHeader(JWSAlgorithm.parse(key.algorithm())), input).decode();

    assertThat(verifies(key, example.input(), made)).isTrue();
    if (key.algorithm().startsWith("RS")) {
      assertThat(made).as("RSA signs without randomness").isEqualTo(example.signature());
    }
  }

  private static boolean verifies(SigningKey key, String input, byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance(JDK_NAMES.get(key.algorithm()));
    verifier.initVerify(key.publicKey());
    verifier.update(input.getBytes(StandardCharsets.US_ASCII));
    return verifier.verify(signature);
  }

  /** RFC 7517, appendix C: what it encrypts is a key for encryption, which is not taken. */
  @Test
  void theEncryptedKeyOpensWithThePrintedPassphrase() {
    String encrypted = resource("rfc7517-encrypted-key.jwe");

    assertThat(KeyText.of(encrypted, "it").isProtected()).isTrue();
    assertThatThrownBy(() -> open(encrypted, "Thus from my lips, by yours, my sin is purged."))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("its use is 'enc', and Okta wants 'sig'");
    assertThatThrownBy(() -> open(encrypted, "Thus from my lips"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("it stays closed: that is not its passphrase");
  }

  private static void open(String text, String passphrase) {
    KeyReader.read(KeyText.of(text, "it"), KeyChoice.NONE, Optional.of(Secret.of(passphrase)));
  }
}
