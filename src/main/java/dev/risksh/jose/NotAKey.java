package dev.risksh.jose;

/** Why a text cannot be used as a key; never holds a part of the text that might be the key. */
final class NotAKey extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  final String next;

  NotAKey(String reason) {
    this(reason, "make one with /key new, or give a private JWK or a PKCS#8 PEM file");
  }

  NotAKey(String reason, String next) {
    super(reason);
    this.next = next;
  }
}
