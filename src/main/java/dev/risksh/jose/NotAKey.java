package dev.risksh.jose;

import dev.risksh.console.Problem;

/** Why a text cannot be used as a key; never holds a part of the text that might be the key. */
final class NotAKey extends Exception {
  private static final long serialVersionUID = 1L;

  private final String verdict;
  private final String next;

  NotAKey(String reason) {
    this(reason, "make one with /key new, or give a private JWK or a PEM file");
  }

  /**
   * @param next what to do about it; null when there is nothing to add
   */
  NotAKey(String reason, String next) {
    this("is not a key that can be used", reason, next);
  }

  private NotAKey(String verdict, String reason, String next) {
    super(reason);
    this.verdict = verdict;
    this.next = next;
  }

  /** It may well be a key. */
  static NotAKey wrongPassphrase() {
    return new NotAKey(
        "stays closed",
        "that is not its passphrase, or it is damaged",
        "try again; where RISKSH_KEY_PASSPHRASE is set, that is taken");
  }

  /** The same to the user, who knows it by {@code source}. */
  Problem of(String source) {
    return Problem.badInput(source + " " + verdict + ": " + getMessage(), next);
  }
}
