package dev.risksh.diagnose;

import dev.risksh.jose.ParsedJwt;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a JWT is for, which decides by which rules Okta takes it. */
public enum JwtKind {
  ASSERTION("assertion"),
  PROOF("proof"),
  TOKEN("token"),
  OTHER("jwt");

  private final String word;

  JwtKind(String word) {
    this.word = word;
  }

  /** What a user calls it. */
  public String word() {
    return word;
  }

  public static Optional<JwtKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(JwtKind::word).toList();
  }

  /** What {@code jwt} looks like. */
  public static JwtKind of(ParsedJwt jwt) {
    if (jwt.headerText("typ").filter("dpop+jwt"::equalsIgnoreCase).isPresent()
        || has(jwt, "htm")
        || has(jwt, "htu")) {
      return PROOF;
    }
    if (has(jwt, "events")) {
      return OTHER;
    }
    if (has(jwt, "scp") || has(jwt, "cid")) {
      return TOKEN;
    }
    boolean namesOneClient =
        jwt.claimText("iss").isPresent() && jwt.claimText("iss").equals(jwt.claimText("sub"));
    boolean toTokenEndpoint =
        jwt.claims().filter(c -> c.path("aud").toString().contains("/token")).isPresent();
    return namesOneClient || toTokenEndpoint ? ASSERTION : OTHER;
  }

  private static boolean has(ParsedJwt jwt, String claim) {
    return jwt.claims().filter(claims -> claims.has(claim)).isPresent();
  }
}
