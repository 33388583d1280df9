package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.okta.ServiceApp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A client assertion as the token endpoint will see it (Okta: OAuth 2.0 and OpenID Connect
 * reference, token claims for client authentication).
 */
final class AssertionExplainer {
  private static final Set<String> EXPECTED = Set.of("iss", "sub", "aud", "exp", "iat", "jti");
  private static final Duration LONGEST_LIFE = Duration.ofHours(1);

  /** Clocks are seldom nearer to each other. */
  private static final Duration TIGHT = Duration.ofSeconds(5);

  private final ParsedJwt jwt;
  private final Surroundings around;
  private final Remarks remarks = new Remarks();

  AssertionExplainer(ParsedJwt jwt, Surroundings around) {
    this.jwt = jwt;
    this.around = around;
  }

  /**
   * @param situation what is known beside it, for what to do next
   */
  Explanation explain(Situation situation) {
    boolean unsigned = jwt.algorithm().filter("none"::equals).isPresent();
    if (jwt.flaw().isPresent() && !unsigned) {
      remarks.refused("form", "", jwt.flaw().get(), OktaWords.ASSERTION_UNREADABLE);
    }
    AssertionKey key = new AssertionKey(jwt, around, remarks);
    key.explainHeader();
    jwt.claims().ifPresent(this::claims);
    if (jwt.flaw().isEmpty()) {
      key.explainSignature();
    }
    return JwtExplainer.explanation("client assertion", "invalid_client", remarks.all(), situation);
  }

  private void claims(ObjectNode claims) {
    Optional<String> client = client(claims.path("iss"), claims.path("sub"));
    clock();
    issuer(claims.path("iss"), client);
    subject(claims.path("sub"), client);
    audience(claims.path("aud"));
    expiry(claims.path("exp"));
    issuedAt(claims.path("iat"));
    identifier(claims.path("jti"));
    claims.properties().stream()
        .filter(claim -> !EXPECTED.contains(claim.getKey()))
        .forEach(claim -> other(claim.getKey(), claim.getValue()));
  }

  /** The client id that both names must be: the app in use where one of them names it. */
  private Optional<String> client(JsonNode iss, JsonNode sub) {
    return around
        .app()
        .map(ServiceApp::clientId)
        .filter(id -> id.equals(iss.textValue()) || id.equals(sub.textValue()))
        .or(() -> Optional.ofNullable(iss.textValue()));
  }

  private void issuer(JsonNode iss, Optional<String> client) {
    Optional<String> inUse = around.app().map(ServiceApp::clientId);
    Optional<Registration> asked =
        around.registration().filter(about -> about.clientId().equals(iss.textValue()));
    if (client.isEmpty() || !client.get().equals(iss.textValue())) {
      remarks.refused(
          "iss",
          iss,
          "who asks: it must be the app's client id" + client.map(id -> ", " + id).orElse(""),
          OktaWords.ASSERTION_ISSUER);
    } else if (asked.isPresent() && !asked.get().known()) {
      remarks.refused("iss", iss, "who asks; the org has no such app", OktaWords.UNKNOWN_CLIENT);
    } else if (asked.isPresent() || inUse.equals(client)) {
      remarks.good("iss", iss, "who asks: the app's client id");
    } else {
      remarks.risky(
          "iss",
          iss,
          "who asks: a client id" + inUse.map(id -> ", not that of the app in use").orElse(""));
    }
  }

  private void subject(JsonNode sub, Optional<String> client) {
    if (sub.isTextual() && client.filter(sub.textValue()::equals).isPresent()) {
      remarks.good("sub", sub, "for whom: the same");
    } else {
      remarks.refused(
          "sub",
          sub,
          "for whom: it must be the client id" + client.map(id -> ", " + id).orElse(""),
          OktaWords.ASSERTION_SUBJECT);
    }
  }

  private void audience(JsonNode aud) {
    String endpoint = endpoint();
    Optional<String> fault = audienceFault(aud, endpoint);
    if (fault.isPresent()) {
      remarks.refused(
          "aud", aud, fault.get() + "; it must be " + endpoint, OktaWords.ASSERTION_AUDIENCE);
    } else {
      remarks.good("aud", aud, "for whom it is made: the token endpoint, in full");
    }
  }

  static Optional<String> audienceFault(JsonNode aud, String endpoint) {
    JsonNode audience = aud.isArray() && aud.size() == 1 ? aud.get(0) : aud;
    if (audience.isTextual()) {
      return Audience.fault(audience.textValue(), endpoint);
    }
    if (aud.isMissingNode()) {
      return Optional.of("it names nobody");
    }
    return Optional.of(
        aud.isArray()
            ? "it names " + aud.size() + " audiences, and Okta takes one"
            : "it is not a text");
  }

  private String endpoint() {
    return around
        .call()
        .map(call -> call.address().toString().split("[?#]", 2)[0])
        .orElseGet(around.org()::tokenEndpoint);
  }

  /** Of one that was sent, the call says it. */
  private void clock() {
    if (around.call().isEmpty()) {
      around
          .serverAhead()
          .map(ahead -> new ClockFacts(Situation.none().withClockDifference(ahead)))
          .flatMap(ClockFacts::fault)
          .ifPresent(
              fault ->
                  remarks.risky(
                      "clock", "", fault + ", as calls showed; times are told by the server's"));
    }
  }

  private void expiry(JsonNode exp) {
    TimeClaim claim = new TimeClaim(exp);
    if (claim.fault().isPresent()) {
      remarks.refused("exp", exp, claim.fault().get(), OktaWords.ASSERTION_NO_EXPIRY);
      return;
    }
    Instant time = claim.instant().orElseThrow();
    String told = "until when it holds: " + TimeClaim.told(time, around);
    Duration left = Duration.between(around.arrival(), time);
    if (left.isNegative() || left.isZero()) {
      remarks.refused("exp", exp, told + "; it is over", OktaWords.ASSERTION_EXPIRED);
    } else if (left.compareTo(LONGEST_LIFE) > 0) {
      remarks.refused(
          "exp", exp, told + "; Okta takes an hour at most", OktaWords.ASSERTION_TOO_FAR);
    } else if (left.compareTo(LONGEST_LIFE.minus(TIGHT)) > 0) {
      remarks.risky("exp", exp, told + "; with a clock a little fast it is more than Okta's hour");
    } else if (left.compareTo(TIGHT) < 0) {
      remarks.risky("exp", exp, told + "; it may be over when it arrives");
    } else {
      remarks.good("exp", exp, told);
    }
  }

  private void issuedAt(JsonNode iat) {
    TimeClaim claim = new TimeClaim(iat);
    if (iat.isMissingNode()) {
      remarks.note("iat", iat, "when it was made; Okta does not ask for it");
    } else if (!iat.isNumber()) {
      remarks.refused("iat", iat, claim.fault().orElseThrow(), OktaWords.ASSERTION_UNREADABLE);
    } else if (claim.fault().isPresent()) {
      remarks.refused("iat", iat, claim.fault().get(), OktaWords.ASSERTION_FROM_FUTURE);
    } else {
      Instant time = claim.instant().orElseThrow();
      String told = "when it was made: " + TimeClaim.told(time, around);
      if (time.isAfter(around.arrival())) {
        remarks.refused("iat", iat, told, OktaWords.ASSERTION_FROM_FUTURE);
      } else {
        remarks.good("iat", iat, told);
      }
    }
  }

  private void identifier(JsonNode jti) {
    if (jti.isMissingNode()) {
      remarks.note("jti", jti, "it has no name of its own, so Okta cannot tell it sent twice");
      return;
    }
    if (!jti.isTextual()) {
      remarks.refused("jti", jti, "it is not a text", OktaWords.ASSERTION_UNREADABLE);
      return;
    }
    Integer before = around.sent().get(jti.textValue());
    if (before == null) {
      remarks.good("jti", jti, "its own name; Okta takes it once");
    } else {
      remarks.refused(
          "jti", jti, "it was sent with call " + before + " already", OktaWords.ASSERTION_USED);
    }
  }

  private void other(String name, JsonNode value) {
    boolean notYet =
        name.equals("nbf")
            && new TimeClaim(value).instant().filter(around.arrival()::isBefore).isPresent();
    if (notYet) {
      remarks.risky(name, value, ClaimWords.of(name) + ": not yet; Okta does not say what it does");
    } else {
      remarks.note(name, value, ClaimWords.of(name) + "; Okta does not ask for it");
    }
  }
}
