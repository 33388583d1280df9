package dev.risksh.shell;

import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskSubject;
import dev.risksh.session.Confirmation;
import dev.risksh.session.Held;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.session.Slot;
import java.util.List;
import java.util.Optional;

/**
 * A step of the {@link Tour}.
 *
 * @param why what it is good for
 * @param type what to type
 * @param seen what came back, in a line
 * @param goal what has come about when it is done
 */
record TourStep(String title, String why, String type, String seen, Goal goal) {

  private enum Goal {
    KEY,
    APP,
    PROVIDER,
    TOKEN,
    EVENT,
    RECEIPT,
    CONFIRMATION,
    SIGN_IN
  }

  /** How things stood when a step began. */
  record Before(Optional<Receipt> receipt, Object value) {
    Before(Session session, Object value) {
      this(session.value(Slot.RECEIPT), value);
    }
  }

  static final List<TourStep> ALL =
      List.of(
          new TourStep(
              "A key pair",
              "Okta knows a provider by its key. The private half stays on this machine.",
              "/key new",
              "The kid is the key's name; /key show prints the half that Okta gets.",
              Goal.KEY),
          new TourStep(
              "A service app",
              "That is what the provider is in Okta. An admin registers it with the key and grants"
                  + " its scopes.",
              "/app create \"Risk Provider Example\"",
              "0oa… is its client id; okta.riskEvents.manage lets it send risk events.",
              Goal.APP),
          new TourStep(
              "A risk provider",
              "It says whose signals the app's calls are, and what the org does with them: here, log"
                  + " them and count them at sign-in.",
              "/provider use --action enforce_and_log",
              "From now on the calls of this app are signals of this provider.",
              Goal.PROVIDER),
          new TourStep(
              "An access token",
              "The key signs a client assertion, a JWT that says who asks, and the org gives a token"
                  + " for it.",
              "/token",
              "It lasts an hour. /http shows the call, /explain last says what stood in it.",
              Goal.TOKEN),
          new TourStep(
              "A risk event",
              "What the provider has seen: an address, and how risky it is.",
              "/event add --ip 1.1.1.1 --risk HIGH --message 'Detected Attack tooling'",
              "Up to 20 events with 50 subjects in all go into one call; /help limits has the rest.",
              Goal.EVENT),
          new TourStep(
              "Sending it",
              "One call to the Risk Events API, with the token.",
              "/send",
              "202 says that it was taken, not yet what became of it.",
              Goal.RECEIPT),
          new TourStep(
              "The System Log",
              "What the org took stands in its log, a little later.",
              "/confirm",
              "security.risk.signal.consume is the entry; /log shows the others, too.",
              Goal.CONFIRMATION),
          new TourStep(
              "The sign-in",
              "Now let a user come from that address.",
              "/signin --ip ",
              "The org knew, and the policy asks for more than a password.",
              Goal.SIGN_IN));

  /** What to type, as the session stands. */
  String typed(Session session) {
    return switch (goal) {
      case RECEIPT -> session.value(Slot.DRAFT).isPresent() ? type : type + " _";
      case SIGN_IN -> type + risky(session).orElse("1.1.1.1");
      default -> type;
    };
  }

  /** The address that was said to be the riskiest. */
  private static Optional<String> risky(Session session) {
    return session.value(Slot.RECEIPT).stream()
        .flatMap(receipt -> receipt.subjects().stream())
        .filter(subject -> subject.riskLevel() == RiskLevel.HIGH)
        .map(RiskSubject::ip)
        .findFirst();
  }

  /** Whether the session has it from before, so that there is nothing to do. */
  boolean isThere(Session session) {
    return switch (goal) {
      case KEY -> session.value(Slot.KEY).isPresent();
      case APP -> session.value(Slot.APP).isPresent();
      case PROVIDER ->
          session.value(Slot.PROVIDER).map(provider -> provider.action()).stream()
              .anyMatch(ProviderAction.ENFORCE_AND_LOG::equals);
      case TOKEN -> session.held(Slot.TOKEN).map(Held::stale).filter(Optional::isEmpty).isPresent();
      case EVENT ->
          session.value(Slot.DRAFT).map(RiskEvent::highest).stream()
              .anyMatch(RiskLevel.HIGH::equals);
      default -> false;
    };
  }

  /** Whether a line has done it, whichever it was. */
  boolean isDone(Session session, Object value, Before before) {
    boolean fresh = value != null && value != before.value();
    return switch (goal) {
      case EVENT ->
          isThere(session)
              || fresh && value instanceof RiskEvent event && event.highest() == RiskLevel.HIGH;
      case RECEIPT -> !session.value(Slot.RECEIPT).equals(before.receipt());
      case CONFIRMATION -> fresh && value instanceof Confirmation;
      case SIGN_IN -> fresh && value instanceof SignIn signIn && signIn.risk() == RiskLevel.HIGH;
      default -> isThere(session);
    };
  }

  /** What to say of a line that went well and did something else. */
  String instead(Session session, Object value) {
    if (goal == Goal.PROVIDER && session.value(Slot.PROVIDER).isPresent()) {
      return "a sign-in would not feel what this one says";
    }
    if (goal == Goal.EVENT && session.value(Slot.DRAFT).isPresent()) {
      return "a sign-in would feel a HIGH risk best";
    }
    return goal == Goal.SIGN_IN && value instanceof SignIn
        ? "nothing was said of that address"
        : "that is not it yet";
  }
}
