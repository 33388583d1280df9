package dev.risksh.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * What Java alone does not read or write: PKCS#1, SEC1, EC keys without their public half, and keys
 * under a passphrase. With {@link SelfSigned} all that knows Bouncy Castle, so that nothing of it
 * is loaded before a key needs it; it is not registered as a provider either.
 */
final class BouncyPem {
  private BouncyPem() {}

  /** The key in one PEM block. */
  static JWK read(String block, Optional<Secret> passphrase) throws NotAKey {
    Object parsed;
    try (PEMParser parser = new PEMParser(new StringReader(block))) {
      parsed = parser.readObject();
    } catch (IOException | RuntimeException e) {
      // Its message may quote what it read, so it is not passed on.
      throw notWhole();
    }
    if (parsed instanceof PEMEncryptedKeyPair || parsed instanceof PKCS8EncryptedPrivateKeyInfo) {
      return opened(parsed, passphrase.orElseThrow(NotAKey::wrongPassphrase));
    }
    try {
      return jwk(
          parsed instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) parsed);
    } catch (IOException | RuntimeException e) {
      throw notWhole();
    }
  }

  private static NotAKey notWhole() {
    return new NotAKey("its PEM block is damaged or cut");
  }

  /**
   * Tries the passphrase as it is typed and, where that is another, as the bytes that openssl saw
   * of it: the older encryptions take each character for one byte.
   */
  private static JWK opened(Object encrypted, Secret passphrase) throws NotAKey {
    String typed = passphrase.reveal();
    String bytes = new String(typed.getBytes(UTF_8), ISO_8859_1);
    try {
      return opened(encrypted, typed.toCharArray());
    } catch (NotAKey e) {
      if (bytes.equals(typed)) {
        throw e;
      }
      return opened(encrypted, bytes.toCharArray());
    }
  }

  /** With a wrong passphrase one in 256 seems to open and holds nonsense. */
  private static JWK opened(Object encrypted, char[] passphrase) throws NotAKey {
    try {
      return jwk(
          encrypted instanceof PEMEncryptedKeyPair pair
              ? pair.decryptKeyPair(
                      new JcePEMDecryptorProviderBuilder()
                          .setProvider(new BouncyCastleProvider())
                          .build(passphrase))
                  .getPrivateKeyInfo()
              : ((PKCS8EncryptedPrivateKeyInfo) encrypted)
                  .decryptPrivateKeyInfo(
                      new JceOpenSSLPKCS8DecryptorProviderBuilder()
                          .setProvider(new BouncyCastleProvider())
                          .build(passphrase)));
    } catch (IOException | OperatorCreationException | PKCSException | RuntimeException e) {
      throw NotAKey.wrongPassphrase();
    }
  }

  private static JWK jwk(PrivateKeyInfo info) throws IOException, NotAKey {
    if (info.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      throw new NotAKey("it is an RSA key for PSS signatures only, which Okta does not take");
    }
    AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      return rsa(rsa);
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      return ec(ec);
    }
    String kind = key.getClass().getSimpleName().replace("PrivateKeyParameters", "");
    throw new NotAKey("Okta takes RSA and EC keys, and this one is " + kind);
  }

  private static RSAKey rsa(RSAPrivateCrtKeyParameters key) {
    return new RSAKey.Builder(
            Base64URL.encode(key.getModulus()), Base64URL.encode(key.getPublicExponent()))
        .privateExponent(Base64URL.encode(key.getExponent()))
        .firstPrimeFactor(Base64URL.encode(key.getP()))
        .secondPrimeFactor(Base64URL.encode(key.getQ()))
        .firstFactorCRTExponent(Base64URL.encode(key.getDP()))
        .secondFactorCRTExponent(Base64URL.encode(key.getDQ()))
        .firstCRTCoefficient(Base64URL.encode(key.getQInv()))
        .build();
  }

  private static ECKey ec(ECPrivateKeyParameters key) throws NotAKey {
    ECDomainParameters domain = key.getParameters();
    Curve curve =
        Stream.of(Curve.P_256, Curve.P_384, Curve.P_521)
            .filter(known -> isOn(known.toECParameterSpec(), domain))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotAKey(
                        "Okta takes the curves P-256, P-384 and P-521, not that of this key"));
    ECPoint point = domain.getG().multiply(key.getD()).normalize();
    int bits = domain.getCurve().getFieldSize();
    return new ECKey.Builder(
            curve,
            ECKey.encodeCoordinate(bits, point.getAffineXCoord().toBigInteger()),
            ECKey.encodeCoordinate(bits, point.getAffineYCoord().toBigInteger()))
        .d(ECKey.encodeCoordinate(bits, key.getD()))
        .build();
  }

  /** By the numbers, since a key may spell its curve out instead of naming it. */
  private static boolean isOn(ECParameterSpec known, ECDomainParameters domain) {
    ECPoint start = domain.getG().normalize();
    return known.getOrder().equals(domain.getN())
        && known.getCurve().getA().equals(domain.getCurve().getA().toBigInteger())
        && known.getCurve().getB().equals(domain.getCurve().getB().toBigInteger())
        && known.getGenerator().getAffineX().equals(start.getAffineXCoord().toBigInteger())
        && known.getGenerator().getAffineY().equals(start.getAffineYCoord().toBigInteger());
  }

  /** A PKCS#8 key under a passphrase, by PBES2 with AES-256. */
  static String encrypted(byte[] pkcs8, Secret passphrase, SecureRandom random) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      JceOpenSSLPKCS8EncryptorBuilder encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
              .setProvider(new BouncyCastleProvider())
              .setPRF(PKCS8Generator.PRF_HMACSHA512)
              .setIterationCount(KeyEnvelope.ITERATIONS)
              .setRandom(random)
              .setPassword(passphrase.reveal().toCharArray());
      writer.writeObject(new PKCS8Generator(PrivateKeyInfo.getInstance(pkcs8), encryptor.build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperatorCreationException impossible) {
      throw new IllegalStateException("this Java cannot encrypt a key", impossible);
    }
    return text.toString();
  }
}
