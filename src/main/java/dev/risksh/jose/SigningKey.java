package dev.risksh.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A key pair that signs client assertions: RSA of 2048 to 4096 bits, or EC P-256, P-384 or P-521.
 * Its kid is the RFC 7638 thumbprint unless it was given one; the private half only leaves as a
 * {@link Secret}. One that is kept under a passphrase is locked until that is known: it shows its
 * public half and cannot sign.
 */
public final class SigningKey {
  /** What a key consists of; the rest of a JWK is about it (RFC 7518, section 6). */
  private static final Set<String> NUMBERS =
      Set.of("kty", "crv", "x", "y", "n", "e", "d", "p", "q", "dp", "dq", "qi", "oth");

  private final JWK jwk;
  private final Optional<String> envelope;

  /**
   * @param jwk has a kid, an algorithm and the use {@code sig}; without its private half it is
   *     locked
   * @param envelope how it is kept under a passphrase; empty when it has none
   */
  private SigningKey(JWK jwk, Optional<String> envelope) {
    this.jwk = jwk;
    this.envelope = envelope;
  }

  /** A fresh pair of the given kind. */
  public static SigningKey generate(KeySpec spec, SecureRandom random) {
    return generate(KeyOrder.of(spec), random);
  }

  /** A fresh pair as ordered. */
  public static SigningKey generate(KeyOrder order, SecureRandom random) {
    JWK made = order.spec().generate(random);
    return of(order.kid().map(kid -> KeyRules.withKid(made, kid)).orElse(made), order.algorithm());
  }

  /** Takes over a key that was read, and nothing that stood beside it. */
  static SigningKey of(JWK read, String algorithm) {
    Map<String, Object> members = read.toJSONObject();
    members.keySet().retainAll(NUMBERS);
    members.put("kid", kid(read));
    members.put("alg", algorithm);
    members.put("use", KeyUse.SIGNATURE.getValue());
    try {
      return new SigningKey(JWK.parse(members), Optional.empty());
    } catch (ParseException impossible) {
      throw new IllegalStateException("a key less what stood beside it is a key", impossible);
    }
  }

  /** The locked key in an envelope of ours. */
  static SigningKey locked(JWK publicHalf, String envelope) {
    return new SigningKey(publicHalf, Optional.of(envelope));
  }

  /** Its own kid, else its thumbprint. */
  static String kid(JWK jwk) {
    return jwk.getKeyID() == null || jwk.getKeyID().isBlank()
        ? thumbprint(jwk).toString()
        : jwk.getKeyID();
  }

  private static Base64URL thumbprint(JWK jwk) {
    try {
      return jwk.computeThumbprint();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no SHA-256 in this JDK", impossible);
    }
  }

  public String kid() {
    return jwk.getKeyID();
  }

  /** The JWS algorithm it signs with, such as {@code RS256}. */
  public String algorithm() {
    return jwk.getAlgorithm().getName();
  }

  /** {@code RS256 2048 bit}, {@code ES256 P-256}. */
  public String describe() {
    String size =
        jwk instanceof ECKey ec ? ec.getCurve().getName() : ((RSAKey) jwk).size() + " bit";
    return algorithm() + " " + size;
  }

  /** The public half as a JWK, to give to Okta. */
  public String publicJwk() {
    return publicHalf().toJSONString();
  }

  JWK publicHalf() {
    return jwk.toPublicJWK();
  }

  PublicKey publicKey() {
    try {
      return ((AsymmetricJWK) jwk).toPublicKey();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a key that signs has a public half", impossible);
    }
  }

  /** What of the public half makes the key, and nothing else (RFC 7638, section 3.2). */
  Map<String, ?> publicMembers() {
    return jwk.getRequiredParams();
  }

  /** The RFC 7638 thumbprint, whatever its kid is. */
  public String thumbprint() {
    return thumbprint(jwk).toString();
  }

  /** The whole key as a JWK. */
  public Secret privateJwk() {
    return Secret.of(whole().toJSONString());
  }

  /** Both halves. */
  JWK whole() {
    if (locked()) {
      throw Problem.usage(this + " is locked", "set RISKSH_KEY_PASSPHRASE to its passphrase");
    }
    return jwk;
  }

  /** Whether it is kept under a passphrase. */
  public boolean isProtected() {
    return envelope.isPresent();
  }

  /** Whether its passphrase must be given before it can sign. */
  public boolean locked() {
    return !jwk.isPrivate();
  }

  /** What its key file holds: the JWK as it is, or under its passphrase. */
  public Secret atRest() {
    return envelope.map(Secret::of).orElseGet(this::privateJwk);
  }

  /** The same key, from now on kept under {@code passphrase}; takes a noticeable time. */
  public SigningKey protect(Secret passphrase, SecureRandom random) {
    return new SigningKey(whole(), Optional.of(KeyEnvelope.of(this, passphrase, random)));
  }

  /**
   * The same key, ready to sign; takes a noticeable time.
   *
   * @throws Problem when that is not its passphrase
   */
  public SigningKey unlock(Secret passphrase) {
    if (!locked()) {
      return this;
    }
    KeyText text = KeyText.of(envelope.orElseThrow(), this.toString());
    SigningKey opened = KeyReader.read(text, KeyChoice.NONE, Optional.of(passphrase)).key();
    if (!opened.equals(this)) {
      throw Problem.badInput(this + ": its key file holds another key", null);
    }
    return new SigningKey(opened.jwk, envelope);
  }

  JWSSigner signer() throws JOSEException {
    return whole() instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) jwk);
  }

  /** Whether what the private half signs holds against the public half. */
  boolean halvesBelongTogether() {
    byte[] probe = {1, 2, 3};
    JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm()));
    try {
      JWSVerifier verifier =
          jwk instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) jwk);
      return verifier.verify(header, probe, signer().sign(header, probe));
    } catch (JOSEException | RuntimeException notEvenAKey) {
      return false;
    }
  }

  /** Whether it is the same pair, whatever its name and algorithm. */
  public boolean isSamePairAs(SigningKey other) {
    return thumbprint(jwk).equals(thumbprint(other.jwk));
  }

  boolean isOf(PublicKey key) {
    return key.equals(publicKey());
  }

  /** The public half tells keys apart; whether one is locked makes no other key of it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey key && key.publicHalf().equals(publicHalf());
  }

  @Override
  public int hashCode() {
    return publicHalf().hashCode();
  }

  @Override
  public String toString() {
    return "key " + describe() + ", kid " + TerminalSafe.line(kid());
  }
}
