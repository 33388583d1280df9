package dev.risksh.diagnose;

import java.util.Map;

/** What the usual names in a JWT mean, in plain words (RFC 7515, 7519, 8417, 9449; Okta). */
final class ClaimWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("alg", "how it is signed"),
          Map.entry("kid", "which key signed it"),
          Map.entry("typ", "what kind of JWT it is"),
          Map.entry("jwk", "the public key that it carries"),
          Map.entry("iss", "who made it"),
          Map.entry("sub", "whom it is about"),
          Map.entry("aud", "whom it is for"),
          Map.entry("exp", "until when it holds"),
          Map.entry("iat", "when it was made"),
          Map.entry("nbf", "from when on it holds"),
          Map.entry("jti", "its own name, by which it is taken once"),
          Map.entry("ver", "the version of its form"),
          Map.entry("cid", "the client id of the app it was given to"),
          Map.entry("client_id", "the client id of the app it was given to"),
          Map.entry("uid", "the user it was given for"),
          Map.entry("scp", "the scopes it grants"),
          Map.entry("scope", "the scopes it grants"),
          Map.entry("cnf", "the key that its owner must prove to have"),
          Map.entry("nonce", "a value of the server's, which shows that it is fresh"),
          Map.entry("auth_time", "when the user signed in"),
          Map.entry("amr", "how the user signed in"),
          Map.entry("acr", "how strong the sign-in was"),
          Map.entry("azp", "the app it was issued to"),
          Map.entry("at_hash", "the beginning of the hash of the access token beside it"),
          Map.entry("idp", "the identity provider that the user came from"),
          Map.entry("events", "the security events it tells of"),
          Map.entry("toe", "when the event happened"),
          Map.entry("txn", "the transaction it belongs to"),
          Map.entry("sub_id", "whom the event is about"));

  private ClaimWords() {}

  static String of(String name) {
    return WORDS.getOrDefault(name, "no name that risksh knows");
  }

  /** {@code signed by RSA with SHA-256}. */
  static String signedBy(String algorithm) {
    boolean known = algorithm.matches("(?:RS|PS|ES|HS)(?:256|384|512)");
    return (known ? "signed by " : "") + algorithm(algorithm);
  }

  /** {@code RSA with SHA-256}; empty text for an algorithm that is not known. */
  static String algorithm(String algorithm) {
    if (!algorithm.matches("(?:RS|PS|ES|HS)(?:256|384|512)")) {
      return algorithm.equals("none") ? "not signed at all" : "not an algorithm that risksh knows";
    }
    String hash = " with SHA-" + algorithm.substring(2);
    return switch (algorithm.substring(0, 2)) {
      case "RS" -> "RSA" + hash;
      case "PS" -> "RSA-PSS" + hash;
      case "ES" -> "an elliptic-curve key" + hash;
      default -> "a shared secret" + hash;
    };
  }
}
