package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.ExchangeExplainer;
import dev.risksh.diagnose.Explanation;
import dev.risksh.diagnose.JwtExplainer;
import dev.risksh.diagnose.JwtKind;
import dev.risksh.diagnose.Pasted;
import dev.risksh.diagnose.Registration;
import dev.risksh.diagnose.Situation;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verbs that explain: what an assertion, a proof, a token or a call says, and what Okta will
 * refuse of it. They look at the org's public keys and, where an admin token is known, at the
 * app's; they change nothing.
 */
public final class Explanations {
  /** What can be named instead of given. */
  public static final List<String> NAMES = List.of("assertion", "proof", "token", "last");

  private final Session session;
  private final Evidence evidence;

  Explanations(Session session) {
    this.session = session;
    evidence = new Evidence(session);
  }

  /** What is at hand when something is refused. */
  public Situation situation() {
    return evidence.situation();
  }

  /**
   * What the org knows of a client id, asked by an admin.
   *
   * @return empty where no admin token is known
   */
  Optional<Registration> registration(String clientId) {
    return evidence.registration(clientId);
  }

  /** What would be sent next: the assertion, else the token; else the last call. */
  public Explanation next() {
    if (session.value(Slot.ASSERTION).isPresent() || session.unsigned().isPresent()) {
      return named("assertion");
    }
    return named(session.value(Slot.TOKEN).isPresent() ? "token" : "last");
  }

  /** One of {@link #NAMES}. */
  public Explanation named(String name) {
    return switch (name) {
      case "assertion" -> of(session.tokens().latestAssertion());
      case "token" ->
          of(session.held(Slot.TOKEN).map(Held::value).orElseGet(() -> session.need(Slot.TOKEN)));
      case "proof" -> proof();
      case "last" -> of(last());
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The last call that was not made to explain something. */
  private Exchange last() {
    return newestFirst()
        .filter(call -> !evidence.asked(call))
        .findFirst()
        .orElseThrow(() -> Problem.usage("no call was made yet", "/token makes one"));
  }

  private Stream<Exchange> newestFirst() {
    List<Exchange> calls = new ArrayList<>(session.http().list());
    Collections.reverse(calls);
    return calls.stream();
  }

  public Explanation of(ClientAssertion assertion) {
    ParsedJwt parsed = ParsedJwt.of(assertion.jws());
    return JwtExplainer.explain(assertion, evidence.around(parsed, JwtKind.ASSERTION));
  }

  public Explanation of(AccessToken token) {
    return explain(token.value(), JwtKind.TOKEN);
  }

  private Explanation explain(Secret jwt, JwtKind kind) {
    ParsedJwt parsed = ParsedJwt.of(jwt);
    return JwtExplainer.explain(parsed, kind, evidence.around(parsed, kind));
  }

  /** A call that was made, as it stood then. */
  public Explanation of(Exchange exchange) {
    return ExchangeExplainer.explain(exchange, evidence.around(exchange), evidence.situation());
  }

  /** The proof that was sent last. */
  private Explanation proof() {
    Exchange call =
        newestFirst()
            .filter(sent -> Sent.proof(sent).filter(Sent::kept).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.usage(
                        "no DPoP proof was sent yet",
                        "/token sends one to an app that requires DPoP"));
    return JwtExplainer.explain(
        ParsedJwt.of(Sent.proof(call).orElseThrow()), JwtKind.PROOF, evidence.around(call));
  }

  /**
   * A JWT from elsewhere.
   *
   * @param text as pasted; it is not kept
   * @param kind by which rules; empty for those of what it looks like
   */
  public Explanation ofPasted(String text, Optional<JwtKind> kind) {
    Pasted pasted = Pasted.of(text);
    ParsedJwt jwt = ParsedJwt.of(pasted.jwt());
    JwtKind rules = kind.orElseGet(() -> JwtKind.of(jwt));
    Explanation explanation = JwtExplainer.explain(jwt, rules, evidence.around(jwt, rules));
    return pasted.remark().map(explanation::after).orElse(explanation);
  }

  /** Whatever can be explained; anything else is a {@link Problem}. */
  public Explanation of(Object what) {
    if (what instanceof ClientAssertion assertion) {
      return of(assertion);
    }
    if (what instanceof AccessToken token) {
      return of(token);
    }
    if (what instanceof Exchange exchange) {
      return of(exchange);
    }
    if (what instanceof CharSequence text) {
      String words = text.toString();
      return NAMES.contains(words) ? named(words) : ofPasted(words, Optional.empty());
    }
    throw new Problem(
        ExitCode.USAGE,
        "what can be explained is an assertion, a token, a call or the text of a JWT",
        "explain createAssertion()");
  }
}
