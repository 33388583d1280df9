package dev.risksh.jose;

import static dev.risksh.jose.KeyReaderTest.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReaderRefusalTest {
  @ParameterizedTest
  @CsvSource({
    "use, \"enc\", 'its use is ''enc'''",
    "key_ops, [\"encrypt\"], its key_ops do not allow to sign",
    "alg, \"ES256\", 'does not take the algorithm ES256 of an RSA key'",
    "alg, \"RSA-OAEP\", does not take the algorithm RSA-OAEP",
    "kty, \"oct\", cannot be read as one",
    "kty, 5, cannot be read as one",
    "n, \"AQAB\", 17 bit RSA",
    "n, null, cannot be read as one",
    "p, \"AQAB\", its public and private halves do not belong together",
    "p, \"!\", its public and private halves do not belong together",
  })
  void aSpoiltRsaKeyIsRefusedWithTheReason(String field, String value, String reason) {
    assertRefused(spoilt(Keys.RSA.toJSONString(), json -> json.set(field, json(value))), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "alg, \"ES512\", 'a P-256 key signs ES256, not ES512'",
    "crv, \"secp256k1\", cannot be read as one",
    "crv, \"P-999\", cannot be read as one",
    "d, \"AQAB\", its public and private halves do not belong together",
  })
  void aSpoiltEcKeyIsRefusedWithTheReason(String field, String value, String reason) {
    assertRefused(spoilt(Keys.EC.toJSONString(), json -> json.set(field, json(value))), reason);
  }

  @Test
  void aKeyThatOktaWouldRefuseIsRefusedHere() throws Exception {
    RSAKey small = new RSAKeyGenerator(1024, true).generate();
    OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).generate();
    assertRefused(small.toJSONString(), "1024 bit RSA");
    assertRefused(shared.toJSONString(), "it is one secret for both sides (oct)");
    String key = new ECKey.Builder(Keys.EC).keyID(null).build().toJSONString();
    assertRefused(key.replaceFirst(".$", ",\"key_ops\":[\"encrypt\"]}"), "do not allow to sign");
    assertRefused(key.replaceFirst(".$", ",\"kid\":7}"), "its kid is not a text");
    assertRefused(key.substring(0, key.length() / 2), "it is not whole JSON");
    assertRefused("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}", "is OKP");
    assertRefused(Keys.EC.toPublicJWK().toJSONString(), "only the public half");
  }

  @Test
  void aSetMustLeaveNoChoice() {
    ECKey one = new ECKey.Builder(Keys.EC).keyID("one").build();
    RSAKey two = new RSAKey.Builder(Keys.RSA).keyID("two\u001b[2J").build();

    assertRefused(set(one, two), "has 2 private keys; say which with --kid, one of [one, two\\x1b");
    assertRefused(set(one, two), "three", "no private key of the set has that kid; it has [one, ");
    assertRefused("{\"keys\":[]}", "the set has no private keys");
    assertRefused("{\"keys\":5}", "cannot be read as one");
    assertRefused(one.toJSONString(), "three", "its kid is one, not three");
  }

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE, 'without a private key; it has CERTIFICATE'",
    "PUBLIC KEY, 'without a private key; it has PUBLIC KEY'",
    "DSA PRIVATE KEY, this one is DSA",
    "OPENSSH PRIVATE KEY, in the form of OpenSSH",
  })
  void aPemFileOfAnotherKindIsRefusedByItsName(String type, String reason) {
    assertRefused(Keys.pem().replace("PRIVATE KEY", type), reason);
  }

  @Test
  void aPemFileThatIsCutOrSpoiltIsRefused() {
    String pem = Keys.pem();
    assertRefused(pem.substring(0, pem.length() / 2), "the end of a PEM block is missing");
    assertRefused(pem.replace("KEY-----\n", "KEY-----\nAAAA"), "its PEM block is damaged or cut");
    assertRefused(pem.replace("-----\n", " "), "the end of a PEM block is missing");
    assertRefused(pem + pem, "it has 2 private keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "{", "{}", "{\"kty\":", "null", "[]", "<html>", "AQAB", "\0"})
  void whatIsNoKeyAtAllIsRefused(String text) {
    assertRefused(text, "is not a key that can be used");
  }

  @Test
  void tenMegabytesAreRefusedUnread() {
    assertRefused("{" + " ".repeat(10 << 20), "it is larger than 1 MiB");
  }

  @Test
  void jsonNestedWithoutEndIsRefused() {
    assertRefused("{\"a\":" + "[".repeat(200_000), "cannot be read as one");
  }

  @Property
  void anyBytesAreRefusedAsAProblem(@ForAll byte[] bytes) {
    assertRefused(new String(bytes, StandardCharsets.ISO_8859_1), "is not a key");
  }

  @Property
  void anyTextAfterABraceIsRefusedAsAProblem(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 40) String text) {
    assertRefused("{\"kty\":\"RSA\"," + text, "is not a key");
  }

  /** One letter more, less or other: read or refused, and refused without a word of it. */
  @Property(tries = 300)
  void aKeyWithAnyLetterChangedNeverCausesABugNorStandsInAMessage(
      @ForAll @IntRange(max = 10_000) int at,
      @ForAll @CharRange(from = ' ', to = '~') char letter) {
    for (String key : new String[] {Keys.RSA.toJSONString(), Keys.EC.toJSONString(), Keys.pem()}) {
      int place = at % key.length();
      String changed = key.substring(0, place) + letter + key.substring(place + 1);
      Throwable thrown = catchThrowable(() -> read(changed, Optional.empty()));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(Problem.class).hasNoCause();
        assertThat(thrown.getMessage())
            .doesNotContain(Keys.EC.getD().toString())
            .hasSizeLessThan(200);
      }
    }
  }

  private static void assertRefused(String text, String reason) {
    assertThat(refusal(text, Optional.empty())).hasMessageContaining(reason);
  }

  private static void assertRefused(String text, String kid, String reason) {
    assertThat(refusal(text, Optional.of(kid))).hasMessageContaining(reason);
  }

  /** A problem of the right kind, that shows nothing of what was read. */
  private static Problem refusal(String text, Optional<String> kid) {
    Throwable thrown = catchThrowable(() -> read(text, kid));
    assertThat(thrown).isInstanceOf(Problem.class).hasNoCause();
    Problem problem = (Problem) thrown;
    assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(problem).hasMessageStartingWith("the file is not a key that can be used: ");
    assertThat(problem.getMessage())
        .doesNotContain(Keys.EC.getD().toString(), Keys.pem().substring(200, 220), "\u001b")
        .hasSizeLessThan(200);
    return problem;
  }

  private static SigningKey read(String text, Optional<String> kid) {
    return Keys.read(text, kid);
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    return Json.parse(text, "a value");
  }

  private static String spoilt(String key, Consumer<ObjectNode> spoiling) {
    ObjectNode json = (ObjectNode) json(key);
    spoiling.accept(json);
    return json.toString();
  }
}
