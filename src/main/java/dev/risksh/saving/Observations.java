package dev.risksh.saving;

import dev.risksh.okta.AccessToken;
import dev.risksh.okta.OktaError;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.Refused;
import dev.risksh.risk.RiskLevel;
import dev.risksh.session.Confirmation;
import dev.risksh.session.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was seen at the prompt, as what a script checks, and as the name of its step. */
final class Observations {
  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final String MANAGE = "okta.riskEvents.manage";
  private static final int LONGEST_TITLE = 70;

  private Observations() {}

  /**
   * What to check of a value.
   *
   * @param asked the scopes that a token was asked for
   */
  static List<String> of(Attempt attempt, List<String> asked, Result result) {
    Object value = attempt.snippet().outcome().orElse(null);
    if (value instanceof Receipt receipt) {
      return List.of(result.use() + ".status == " + receipt.status());
    }
    if (value instanceof AccessToken token) {
      return token(token, asked, result);
    }
    if (value instanceof SignIn signIn) {
      return signIn(signIn, result);
    }
    return List.of();
  }

  private static List<String> token(AccessToken token, List<String> asked, Result result) {
    List<String> wanted = asked.isEmpty() ? List.of(MANAGE) : asked;
    List<String> checks = new ArrayList<>();
    if (token.boundTo().isPresent()) {
      checks.add(result.use() + ".type == " + Literal.text(AccessToken.DPOP));
    }
    wanted.stream()
        .filter(token::grants)
        .forEach(scope -> checks.add(result.use() + ".grants(" + Literal.text(scope) + ")"));
    return checks;
  }

  private static List<String> signIn(SignIn signIn, Result result) {
    List<String> checks = new ArrayList<>();
    checks.add(result.use() + ".risk == " + signIn.risk());
    checks.add(
        signIn.partnerRisk().isEmpty()
            ? "!" + result.use() + ".partnerRisk"
            : result.use() + ".partnerRisk == " + Literal.map(signIn.partnerRisk()));
    return checks;
  }

  /** What to check of a refusal that is called {@code name}. */
  static List<String> of(Refused refused, String name) {
    OktaError error = refused.error();
    List<String> checks = new ArrayList<>();
    checks.add(name + ".status == " + error.status());
    if (!error.summary().isEmpty()) {
      checks.add(name + ".said == " + Literal.text(error.summary()));
    } else if (!error.code().isEmpty()) {
      checks.add(name + ".code == " + Literal.text(error.code()));
    }
    return checks;
  }

  /** A name for its step that says more than the kind of step does. */
  static Optional<String> title(Attempt attempt) {
    Object value = attempt.snippet().outcome().orElse(null);
    if (value instanceof Receipt receipt) {
      return Optional.of(
          receipt.subjects().isEmpty()
              ? "send JSON as it is"
              : "send "
                  + counted(receipt.subjects().size(), "subject")
                  + (receipt.subjects().size() == 1
                      ? ""
                      : " in " + counted(receipt.events(), "event")));
    }
    if (value instanceof Confirmation confirmation && confirmation.signals().size() > 1) {
      return Optional.of("find them in the System Log");
    }
    if (value instanceof SignIn signIn) {
      return Optional.of(
          signIn.risk() == RiskLevel.HIGH
              ? "feel the risk at sign-in"
              : "sign in from " + signIn.ip());
    }
    return Optional.empty();
  }

  static String title(Refused refused) {
    OktaError error = refused.error();
    String said = error.summary().isEmpty() ? error.code() : error.summary();
    String title = ("be refused with " + error.status() + ": " + said).replaceAll("[.:\\s]+$", "");
    return title.length() > LONGEST_TITLE
        ? title.substring(0, LONGEST_TITLE).replaceFirst("\\s+\\S*$", " …")
        : title;
  }

  private static String counted(int number, String noun) {
    String word = number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    return word + " " + noun + (number == 1 ? "" : "s");
  }
}
