package dev.risksh.diagnose;

/** How Okta will take what a {@link Remark} is about. */
public enum Verdict {
  /** It is as Okta wants it. */
  GOOD("✓"),
  /** Okta does not mind, or nobody knows whether it does. */
  NOTE("·"),
  /** It may be refused, or soon will be. */
  RISKY("!"),
  /** It will be refused. */
  REFUSED("✗");

  private final String mark;

  Verdict(String mark) {
    this.mark = mark;
  }

  public String mark() {
    return mark;
  }
}
