package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.impl.ECDSA;
import dev.risksh.console.Problem;
import dev.risksh.testing.TestWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that openssl wrote are read, and keys that risksh wrote are read by openssl. */
class OpenSslKeysTest {
  private static final String RSA = "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key";
  private static final SecureRandom RANDOM = new SecureRandom();

  private OpenSsl openssl;

  @BeforeEach
  void inAFolder(@TempDir Path folder) {
    openssl = new OpenSsl(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa_keygen_bits:2048, RSA, RS256 2048 bit",
    "rsa_keygen_bits:3072, RSA, RS256 3072 bit",
    "ec_paramgen_curve:P-256, EC, ES256 P-256",
    "ec_paramgen_curve:P-384, EC, ES384 P-384",
    "ec_paramgen_curve:P-521, EC, ES512 P-521",
  })
  void eachFormOfAKeyIsTheSameKey(String option, String algorithm, String what) {
    openssl.run("genpkey -algorithm " + algorithm + " -pkeyopt " + option + " -out key");
    String tool = algorithm.toLowerCase(Locale.ROOT);
    String traditional = algorithm.equals("RSA") ? " -traditional" : "";
    openssl.run(tool + " -in key" + traditional + " -out old");
    openssl.run(tool + " -in key" + traditional + " -aes128 -passout env:PASS -out old-encrypted");
    openssl.run("pkcs8 -topk8 -in key -passout env:PASS -out encrypted");

    SigningKey key = Keys.read(openssl.read("key"));

    assertThat(key.describe()).isEqualTo(what);
    assertThat(openssl.read("old")).contains("BEGIN " + algorithm + " PRIVATE KEY");
    assertThat(whole(Keys.read(openssl.read("old")))).isEqualTo(whole(key));
    assertThat(openssl.read("old-encrypted")).contains("DEK-Info: AES-128-CBC");
    assertThat(whole(opened("old-encrypted"))).isEqualTo(whole(key));
    assertThat(openssl.read("encrypted")).contains("BEGIN ENCRYPTED PRIVATE KEY");
    assertThat(whole(opened("encrypted"))).isEqualTo(whole(key));
    assertThat(key.publicKey().getEncoded())
        .as("the public half that openssl sees")
        .isEqualTo(Base64.getMimeDecoder().decode(body(openssl.run("pkey -in key -pubout"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-v2 aes-256-cbc -v2prf hmacWithSHA512",
        "-v2 aes-128-cbc -iter 100000",
        "-v2 des3 -v2prf hmacWithSHA1",
        "-scrypt",
        "-v1 PBE-SHA1-3DES",
      })
  void anyEncryptionIsOpened(String options) {
    openssl.run(RSA);
    openssl.run("pkcs8 -topk8 -in key -passout env:PASS -out encrypted " + options);

    assertThat(whole(opened("encrypted"))).isEqualTo(whole(Keys.read(openssl.read("key"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-des3", "-aes256"})
  void anyTraditionalEncryptionIsOpened(String cipher) {
    openssl.run(RSA);
    openssl.run("rsa -in key -traditional -passout env:PASS -out encrypted " + cipher);

    assertThat(whole(opened("encrypted"))).isEqualTo(whole(Keys.read(openssl.read("key"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecparam -name prime256v1 -genkey -out key",
        "ecparam -name prime256v1 -genkey -noout -out key",
        "ecparam -name prime256v1 -genkey -param_enc explicit -out key",
        "ecparam -name prime256v1 -genkey -conv_form compressed -out key",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit -out key",
      })
  void anEllipticKeyIsReadHoweverItsCurveStandsThere(String command) {
    openssl.run(command);

    assertThat(Keys.read(openssl.read("key")).describe()).isEqualTo("ES256 P-256");
  }

  @ParameterizedTest
  @CsvSource({
    "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024, 1024 bit RSA: Okta wants at least 2048 bits",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1, 'Okta takes the curves P-256, P-384'",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-224, 'Okta takes the curves P-256, P-384'",
    "genpkey -algorithm ED25519, this one is Ed25519",
    "genpkey -algorithm X25519, this one is X25519",
    "genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048, for PSS signatures only",
  })
  void aKeyThatOktaWouldRefuseIsRefusedHere(String command, String reason) {
    openssl.run(command + " -out key");

    assertThatThrownBy(() -> Keys.read(openssl.read("key")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aWrongPassphraseLeavesItClosed() {
    openssl.run(RSA);
    openssl.run("pkcs8 -topk8 -in key -passout env:PASS -out encrypted");
    openssl.run("rsa -in key -traditional -aes128 -passout env:PASS -out old-encrypted");

    for (String file : List.of("encrypted", "old-encrypted")) {
      assertThatThrownBy(() -> opened(file, "sesame"))
          .isInstanceOf(Problem.class)
          .hasMessage(file + " stays closed: that is not its passphrase, or it is damaged")
          .hasNoCause();
    }
  }

  @Test
  void aKeyThatIsCutAnywhereIsRefused() {
    openssl.run("ecparam -name secp384r1 -genkey -noout -out key");
    String whole = openssl.read("key");
    int body = whole.indexOf('\n') + 1;
    int end = whole.indexOf("\n-----END");

    for (int length = body; length < end; length++) {
      String cut = whole.substring(0, length) + whole.substring(end);
      assertThatThrownBy(() -> Keys.read(cut))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("its PEM block is damaged or cut");
    }
  }

  @Test
  void anExpiredCertificateBesideTheKeyIsSaid() {
    openssl.run(RSA);
    openssl.run("req -x509 -key key -subj /CN=example -days 2 -out certificate");

    KeyFound found = read(openssl.read("certificate") + openssl.read("key"));

    Instant made = found.certificates().get(0).getNotBefore().toInstant();
    assertThat(found.remarks(made.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(found.remarks(made.plus(Duration.ofDays(3))))
        .singleElement()
        .asString()
        .startsWith("the certificate beside the key expired on ")
        .endsWith("; Okta gets the bare public key, which does not expire");
  }

  @Test
  void aCertificateOfAnotherKeyIsSaid() {
    openssl.run(RSA);
    openssl.run("req -x509 -key key -subj /CN=example -days 2 -out certificate");
    openssl.run(RSA);

    assertThat(read(openssl.read("certificate") + openssl.read("key")).remarks(TestWorld.NOON))
        .containsExactly("the certificate beside the key is that of another key, and was left out");
  }

  @Test
  void aCertificateAloneIsNoKeyToSignWith() {
    openssl.run("req -x509 -newkey rsa:2048 -nodes -subj /CN=example -keyout key -out certificate");

    assertThatThrownBy(() -> Keys.read(openssl.read("certificate")))
        .hasMessageContaining("without a private key; it has CERTIFICATE");
  }

  @Test
  void theBagOfAPkcs12FileIsRead() {
    openssl.run("req -x509 -newkey rsa:2048 -nodes -subj /CN=example -keyout key -out certificate");
    openssl.run("pkcs12 -export -inkey key -in certificate -passout env:PASS -out bag.p12");
    openssl.run("pkcs12 -in bag.p12 -passin env:PASS -nodes -out bag.pem");

    assertThat(openssl.read("bag.pem")).contains("Bag Attributes");
    assertThat(whole(Keys.read(openssl.read("bag.pem"))))
        .isEqualTo(whole(Keys.read(openssl.read("key"))));
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "EC_P256", "EC_P384", "EC_P521"})
  void opensslReadsWhatIsExported(KeySpec spec) {
    SigningKey key = SigningKey.generate(spec, RANDOM);
    openssl.write("key", exported(key, Optional.empty()));
    openssl.write("encrypted", exported(key, Optional.of(Secret.of(OpenSsl.PASSPHRASE))));
    openssl.write("public", KeyFormat.PEM.publicHalves(List.of(key)));

    assertThat(openssl.run("pkey -in key -noout -check")).contains("Key is valid");
    assertThat(openssl.run("pkey -in key -pubout")).isEqualTo(openssl.read("public"));
    assertThat(openssl.read("encrypted")).contains("BEGIN ENCRYPTED PRIVATE KEY");
    assertThat(openssl.run("pkey -in encrypted -passin env:PASS -pubout"))
        .isEqualTo(openssl.read("public"));
    assertThat(whole(Keys.read(openssl.read("key"))).replace("\"kid\"", ""))
        .as("and so do we")
        .isEqualTo(whole(key).replace("\"kid\"", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa2048, RS256, sha256",
    "rsa2048, RS384, sha384",
    "rsa2048, RS512, sha512",
    "p256, ES256, sha256",
    "p384, ES384, sha384",
    "p521, ES512, sha512",
  })
  void opensslVerifiesWhatIsSigned(String type, String algorithm, String digest) throws Exception {
    KeyOrder order = KeyOrder.of(Optional.of(type), Optional.of(algorithm), Optional.empty());
    SigningKey key = SigningKey.generate(order, RANDOM);
    byte[] text = "header.claims".getBytes(StandardCharsets.US_ASCII);
    byte[] signature =
        key.signer().sign(new JWSHeader(JWSAlgorithm.parse(key.algorithm())), text).decode();
    openssl.write("public", KeyFormat.PEM.publicHalves(List.of(key)));
    openssl.write("text", text);
    openssl.write(
        "signature",
        algorithm.startsWith("ES") ? ECDSA.transcodeSignatureToDER(signature) : signature);

    assertThat(openssl.run("dgst -" + digest + " -verify public -signature signature text"))
        .contains("Verified OK");
  }

  private static String exported(SigningKey key, Optional<Secret> passphrase) {
    return KeyFormat.PEM.whole(List.of(key), passphrase, RANDOM).reveal();
  }

  private static String whole(SigningKey key) {
    return key.privateJwk().reveal();
  }

  private static String body(String pem) {
    return pem.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);
  }

  private static KeyFound read(String text) {
    return KeyReader.read(KeyText.of(text, "the file"), KeyChoice.NONE, Optional.empty());
  }

  private SigningKey opened(String file) {
    return opened(file, OpenSsl.PASSPHRASE);
  }

  private SigningKey opened(String file, String passphrase) {
    KeyText text = KeyText.of(openssl.read(file), file);
    assertThat(text.isProtected()).isTrue();
    return KeyReader.read(text, KeyChoice.NONE, Optional.of(Secret.of(passphrase))).key();
  }
}
