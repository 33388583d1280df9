package dev.risksh.jose;

import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a DPoP proof is to say of the request it goes with (RFC 9449, section 4.2).
 *
 * @param htm the HTTP method, in capitals
 * @param htu the URL without query, fragment and double slash
 * @param ath the hash of the access token shown with it; empty at the token endpoint
 * @param nonce what the server wants to see again; empty where it has not said
 */
public record DpopSpec(String htm, String htu, Optional<String> ath, Optional<String> nonce) {
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  /** For a request without an access token. */
  public static DpopSpec of(String method, URI url) {
    String origin = url.getScheme() + "://" + url.getRawAuthority();
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return new DpopSpec(
        method.toUpperCase(Locale.ROOT),
        origin + SLASHES.matcher(path).replaceAll("/"),
        Optional.empty(),
        Optional.empty());
  }

  /** Shown together with that access token. */
  public DpopSpec with(Secret token) {
    return new DpopSpec(htm, htu, Optional.of(hash(token)), nonce);
  }

  public DpopSpec withNonce(Optional<String> wanted) {
    return new DpopSpec(htm, htu, ath, wanted);
  }

  private static String hash(Secret token) {
    try {
      byte[] ascii = token.reveal().getBytes(StandardCharsets.US_ASCII);
      return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(ascii)).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
