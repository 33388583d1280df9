package dev.risksh.diagnose;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A line of the table: which refusals it is for, and what to say to them.
 *
 * @param when whether it is for this refusal
 * @param why what it says
 */
record Rule(Predicate<Case> when, Function<Case, Diagnosis> why) {
  /** For one code and the words that come with it, as Okta's catalogue has them. */
  static Rule said(String code, String words, Function<Case, Diagnosis> why) {
    return new Rule(refused -> refused.error().code().equals(code) && refused.says(words), why);
  }

  static Rule said(String code, String words, Diagnosis diagnosis) {
    return said(code, words, refused -> diagnosis);
  }

  /** For one code, whatever words come with it. */
  static Rule code(String code, Function<Case, Diagnosis> why) {
    return new Rule(refused -> refused.error().code().equals(code), why);
  }

  static Rule code(String code, Diagnosis diagnosis) {
    return code(code, refused -> diagnosis);
  }

  /** For one HTTP status, whatever the reply says. */
  static Rule status(int status, Function<Case, Diagnosis> why) {
    return new Rule(refused -> refused.error().status() == status, why);
  }

  static Rule status(int status, Diagnosis diagnosis) {
    return status(status, refused -> diagnosis);
  }

  /** The same, only for calls whose path begins with {@code path}. */
  Rule at(String path) {
    return new Rule(when.and(refused -> refused.wire().path().startsWith(path)), why);
  }
}
