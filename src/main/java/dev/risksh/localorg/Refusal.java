package dev.risksh.localorg;

/** The org says no: thrown where it is found out, made a reply at the front door. */
abstract sealed class Refusal extends RuntimeException
    permits ApiRefusal, OAuthRefusal, TokenRejected {
  private static final long serialVersionUID = 1;

  Refusal(String note) {
    // A refusal is an answer, not a fault: nobody reads its stack.
    super(note, null, false, false);
  }

  /** The reply in Okta's shape for this kind of refusal. */
  abstract Reply reply(Request request, Ids ids);
}
