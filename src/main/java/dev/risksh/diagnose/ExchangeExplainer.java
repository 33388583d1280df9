package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.Redaction;
import dev.risksh.console.Times;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.OktaError;
import dev.risksh.okta.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call and its answer: what was asked, with what right, and what came of it. */
public final class ExchangeExplainer {
  private final Exchange exchange;
  private final Surroundings around;
  private final Situation situation;
  private final Wire wire;
  private final Remarks remarks = new Remarks();
  private final List<Explanation> parts = new ArrayList<>();
  private List<String> next = List.of();

  private ExchangeExplainer(Exchange exchange, Surroundings around, Situation situation) {
    this.exchange = exchange;
    this.around = around;
    this.situation = situation.with(exchange);
    wire = new Wire(Optional.of(exchange));
  }

  /**
   * @param around as it was when the call was made
   * @param situation what was at hand then, for the diagnosis of a refusal
   */
  public static Explanation explain(Exchange exchange, Surroundings around, Situation situation) {
    return new ExchangeExplainer(exchange, around, situation).explain();
  }

  private Explanation explain() {
    remarks.note(
        "call",
        exchange.method() + " " + exchange.path(),
        Purpose.of(exchange.method(), wire.path()));
    right();
    form();
    answer();
    return new Explanation(
        "call " + exchange.number() + ", " + Times.took(exchange.took()),
        remarks.all(),
        parts,
        next,
        exchange.status().isPresent());
  }

  /** Who the call says it comes from. */
  private void right() {
    Optional<String> scheme = wire.scheme();
    if (scheme.isPresent()) {
      String words =
          switch (scheme.get()) {
            case "SSWS" -> "an admin's API token";
            case "DPoP" -> "an access token that is bound to a key";
            case "Bearer" -> "an access token";
            default -> "a name and a password";
          };
      remarks.note("right", scheme.get(), "what the call shows: " + words);
    }
    wire.requestHeader("Authorization")
        .filter(header -> scheme.filter(s -> s.equals("Bearer") || s.equals("DPoP")).isPresent())
        .ifPresent(header -> part(header.reveal().replaceFirst("^\\S+\\s+", ""), JwtKind.TOKEN));
    wire.requestHeader("DPoP").ifPresent(proof -> part(proof.reveal(), JwtKind.PROOF));
  }

  private void form() {
    if (!wire.path().equals("/oauth2/v1/token")) {
      return;
    }
    remarks.note("grant_type", wire.field("grant_type").orElse(""), "a token for the app itself");
    remarks.note("scope", wire.field("scope").orElse(""), "what the token is to open");
    Optional<String> assertion = wire.field("client_assertion");
    if (assertion.isPresent()) {
      part(assertion.get(), JwtKind.ASSERTION);
    } else {
      remarks.risky("client_assertion", "", "none, so Okta cannot tell who asks");
    }
  }

  private void part(String jwt, JwtKind kind) {
    if (jwt.contains(Redaction.MARK)) {
      remarks.note(kind.word(), "", "what it was is not kept: an earlier process sent it");
      return;
    }
    ParsedJwt parsed = ParsedJwt.of(Secret.of(jwt.strip()));
    parts.add(JwtExplainer.explain(parsed, kind, around));
  }

  private void answer() {
    if (exchange.status().isEmpty()) {
      remarks.risky("answer", "none", exchange.failure().orElse("no reply came"));
      return;
    }
    Optional<OktaError> error = OktaError.in(exchange);
    String status = Integer.toString(exchange.status().getAsInt());
    if (error.isPresent()) {
      refused(status, error.get());
    } else {
      remarks.good("answer", status, "Okta took it");
      granted();
    }
    wire.replyHeader("dpop-nonce")
        .ifPresent(nonce -> remarks.note("dpop-nonce", nonce, "the value for the next proof"));
    wire.rateLimit().ifPresent(this::calls);
    clock();
    wire.replyHeader("X-Okta-Request-Id")
        .ifPresent(
            id ->
                remarks.note(
                    "request id", id, "for Okta's support; transaction.id in the System Log"));
  }

  private void refused(String status, OktaError error) {
    Optional<Diagnosis> why = Diagnoses.of(error, situation);
    String meaning = why.map(Diagnosis::cause).orElse("why is not known to risksh");
    if (error.summary().isEmpty()) {
      remarks.refused("answer", (status + " " + error.code()).strip(), meaning);
    } else {
      remarks.refused("answer", (status + " " + error.code()).strip(), meaning, error.summary());
    }
    error.causes().forEach(cause -> remarks.note("cause", cause, "as Okta says it"));
    why.ifPresent(
        known -> {
          known.evidence().forEach(this::seen);
          next = known.next();
        });
  }

  /** Okta drops scopes that the app was not granted, and says so only by leaving them out. */
  private void granted() {
    List<String> asked = wire.scopesAsked();
    Optional<JsonNode> body =
        exchange.replyBody().map(Secret::reveal).flatMap(Json::tryParse).filter(JsonNode::isObject);
    if (asked.isEmpty() || body.isEmpty() || !body.get().hasNonNull("scope")) {
      return;
    }
    List<String> granted = List.of(body.get().path("scope").asText().strip().split(" +"));
    List<String> dropped = asked.stream().filter(scope -> !granted.contains(scope)).toList();
    String shown = String.join(" ", granted);
    if (dropped.isEmpty()) {
      remarks.good("granted", shown, "all that was asked for");
    } else {
      remarks.risky(
          "granted", shown, "not " + String.join(" ", dropped) + ": the app was not granted it");
    }
  }

  private void calls(RateLimit limit) {
    String left = limit.remaining() + " of " + limit.limit();
    if (limit.remaining() == 0) {
      remarks.risky("calls left", left, "until the window resets");
    } else {
      remarks.note("calls left", left, "in this window");
    }
  }

  /** What the clocks say is told for every call. */
  private void seen(String fact) {
    if (!clockFault().equals(Optional.of(fact))) {
      remarks.note("seen", "", fact);
    }
  }

  private void clock() {
    clockFault().ifPresent(fault -> remarks.risky("clock", "", fault));
  }

  private Optional<String> clockFault() {
    return new ClockFacts(situation).fault();
  }
}
