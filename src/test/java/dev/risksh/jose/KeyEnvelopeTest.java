package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyEnvelopeTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Secret PASSPHRASE = Secret.of("Sesam öffne dich");
  private static final SigningKey KEY = Keys.read(Keys.EC.toJSONString());
  private static final String ENVELOPE = KEY.protect(PASSPHRASE, RANDOM).atRest().reveal();

  @Test
  void aKeyUnderAPassphraseShowsItsPublicHalfOnly() {
    SigningKey kept = kept(ENVELOPE);

    assertThat(kept).isEqualTo(KEY);
    assertThat(kept.locked()).isTrue();
    assertThat(kept.publicJwk()).isEqualTo(KEY.publicJwk());
    assertThat(ENVELOPE).doesNotContain(Keys.EC.getD().toString());
    assertThatThrownBy(kept::privateJwk).isInstanceOf(Problem.class).hasMessageContaining("locked");
    assertThatThrownBy(kept::signer).isInstanceOf(Problem.class).hasMessageContaining("locked");
  }

  @Test
  void itsPassphraseUnlocksItAndNoOther() {
    SigningKey kept = kept(ENVELOPE);
    SigningKey unlocked = kept.unlock(PASSPHRASE);

    assertThat(unlocked.privateJwk()).isEqualTo(KEY.privateJwk());
    assertThat(unlocked.isProtected()).as("at rest").isTrue();
    assertThat(unlocked.atRest().reveal()).isEqualTo(ENVELOPE);
    assertThatThrownBy(() -> kept.unlock(Secret.of("sesam")))
        .isInstanceOf(Problem.class)
        .hasMessage(KEY + " stays closed: that is not its passphrase, or it is damaged");
  }

  @Test
  void anotherPublicHalfInItsHeaderIsNoticed() {
    ObjectNode other = (ObjectNode) Json.parse(ENVELOPE, "it");
    SigningKey fresh = SigningKey.generate(KeySpec.EC_P256, RANDOM);
    String header = KeyEnvelope.of(fresh, PASSPHRASE, RANDOM);
    other.set("protected", Json.parse(header, "it").get("protected"));
    SigningKey forged = kept(other.toString());

    assertThat(forged).isEqualTo(fresh);
    assertThatThrownBy(() -> forged.unlock(PASSPHRASE)).hasMessageContaining("stays closed");
  }

  @Test
  void theStandardParametersAreThoseOfToday() throws Exception {
    JWEHeader header =
        JWEHeader.parse(
            com.nimbusds.jose.util.Base64URL.from(
                Json.parse(ENVELOPE, "it").get("protected").asText()));

    assertThat(header.getAlgorithm()).isEqualTo(JWEAlgorithm.PBES2_HS512_A256KW);
    assertThat(header.getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
    assertThat(header.getContentType()).isEqualTo("jwk+json");
    assertThat(header.getPBES2Count()).isGreaterThanOrEqualTo(210_000);
    assertThat(header.getPBES2Salt().decode()).hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void anEnvelopeOfAnotherProgramIsOpened() throws Exception {
    String compact = sealed(Keys.RSA.toJSONString(), "secret");
    String set = sealed("{\"keys\":[" + Keys.EC.toJSONString() + "]}", "secret");

    assertThat(open(compact, "secret")).isEqualTo(Keys.read(Keys.RSA.toJSONString()));
    assertThat(open(set, "secret")).isEqualTo(KEY);
    assertThat(KeyReader.locked(KeyText.of(compact, "it"))).as("it shows no public half").isEmpty();
  }

  @Test
  void oneThatIsMeantForTheOwnerOfAnotherKeyIsRefused() throws Exception {
    JWEObject jwe =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM),
            new Payload(Keys.EC.toJSONString()));
    jwe.encrypt(new RSAEncrypter(Keys.RSA));

    assertThatThrownBy(() -> open(jwe.serialize(), "secret"))
        .hasMessageContaining("for the owner of another key, not by a passphrase");
  }

  @Test
  void damagedOnesAreRefused() {
    for (String damaged :
        new String[] {
          "{\"ciphertext\":\"\"}",
          "{\"ciphertext\":5,\"protected\":{}}",
          ENVELOPE.replace("\"tag\":\"", "\"tag\":\"AA"),
          "a.b.c.d.e"
        }) {
      assertThatThrownBy(() -> open(damaged, "secret")).isInstanceOf(Problem.class).hasNoCause();
    }
  }

  private static String sealed(String content, String passphrase) throws Exception {
    JWEObject jwe =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A128CBC_HS256),
            new Payload(content));
    jwe.encrypt(new PasswordBasedEncrypter(passphrase, 16, 1000));
    return jwe.serialize();
  }

  private static SigningKey kept(String text) {
    return KeyReader.kept(KeyText.of(text, "it"));
  }

  private static SigningKey open(String text, String passphrase) {
    return KeyReader.read(
            KeyText.of(text, "it"), KeyChoice.NONE, Optional.of(Secret.of(passphrase)))
        .key();
  }
}
