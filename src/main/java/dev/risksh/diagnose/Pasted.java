package dev.risksh.diagnose;

import dev.risksh.jose.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT as a person pasted it, freed of what came along: quotation marks, the name of a scheme,
 * blanks and line breaks.
 *
 * @param jwt without all that
 * @param strays what was taken away, in words
 */
public record Pasted(Secret jwt, List<String> strays) {
  private static final Pattern SCHEME =
      Pattern.compile("^(?:Authorization: *|DPoP: *)?(?:Bearer|DPoP)? +", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTES = Pattern.compile("^[\"'`“]+|[\"'`”,;]+$");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public static Pasted of(String text) {
    List<String> strays = new ArrayList<>();
    String jwt = text.strip();
    jwt = without(SCHEME, jwt, "the name of a scheme", strays);
    jwt = without(QUOTES, jwt, "quotation marks", strays);
    jwt = without(SCHEME, jwt, "the name of a scheme", strays);
    jwt = without(BLANKS, jwt, "blanks or line breaks", strays);
    return new Pasted(Secret.of(jwt), strays);
  }

  private static String without(Pattern stray, String text, String name, List<String> strays) {
    String clean = stray.matcher(text).replaceAll("");
    if (!clean.equals(text)) {
      strays.add(name);
    }
    return clean;
  }

  /** That Okta would not have taken them away; empty where there was nothing. */
  public Optional<Remark> remark() {
    return strays.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Remark(
                "pasted",
                "",
                String.join(" and ", strays) + " came along and were left out; Okta takes none",
                Verdict.RISKY,
                Optional.empty()));
  }
}
