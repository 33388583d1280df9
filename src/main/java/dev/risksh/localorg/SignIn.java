package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/v1/authn}: primary authentication of a user, judged by risk. */
final class SignIn {
  private static final Duration TRANSACTION_LIFE = Duration.ofMinutes(5);
  private static final String DENIED = "Sign-on policy evaluation resulted in DENY";

  private final Users users;
  private final RiskProviders providers;
  private final RiskSignals signals;
  private final SystemLog log;
  private final Ids ids;
  private final Switchboard switchboard;

  SignIn(
      Users users,
      RiskProviders providers,
      RiskSignals signals,
      Switchboard switchboard,
      SystemLog log,
      Ids ids) {
    this.users = users;
    this.providers = providers;
    this.signals = signals;
    this.switchboard = switchboard;
    this.log = log;
    this.ids = ids;
  }

  Reply authenticate(Call call) {
    JsonNode body = call.request().jsonObject();
    String username = body.path("username").asText("");
    String password = body.path("password").asText("");
    if (username.isBlank() || password.isEmpty()) {
      throw ApiRefusal.invalid(
          "authRequest",
          List.of("The 'username' and 'password' attributes are required in this context."));
    }
    String ip = address(call);
    Optional<User> named = users.find(username);
    Optional<User> found = named.filter(user -> user.active() && user.hasPassword(password));
    if (found.isEmpty()) {
      log.write(call.request(), failed(username, named, ip));
      throw ApiRefusal.of(OktaError.E0000004);
    }
    User user = found.get();
    RiskAssessment risk = RiskAssessment.of(ip, providers, signals, call.request().at());
    SignOnDecision decision = switchboard.now().on(risk.level());
    log.write(call.request(), evaluated(user, risk, decision, ip));
    log.write(call.request(), started(user, risk, decision, ip));
    String note = "risk " + risk.level() + ", " + decision.wire();
    if (decision == SignOnDecision.DENY) {
      // Whoever was denied is not told that the password was right (Okta: Authentication API).
      throw ApiRefusal.of(OktaError.E0000004).with(reply -> reply.withNote(note));
    }
    return Reply.json(200, body(call.request(), user, decision)).withNote(note);
  }

  /** A trusted application may say for whom it asks: Okta believes it with an API token only. */
  private static String address(Call call) {
    Request request = call.request();
    Optional<String> forwarded =
        call.caller().isAdmin()
            ? request
                .header("x-forwarded-for")
                .map(value -> value.split(",", 2)[0].trim())
                .flatMap(IpAddress::canonical)
            : Optional.empty();
    return forwarded.orElse(request.remoteAddress());
  }

  private static LogEvent failed(String username, Optional<User> named, String ip) {
    LogEvent attempt = LogEvent.of("user.session.start", "User login to Okta");
    LogEvent event =
        named
            .map(user -> by(user, attempt))
            .orElseGet(() -> attempt.actor("unknown", "User", username, "unknown"));
    return event
        .legacy("core.user_auth.login_failed")
        .outcome("FAILURE", "INVALID_CREDENTIALS")
        .severity("WARN")
        .from(ip);
  }

  private static LogEvent evaluated(
      User user, RiskAssessment risk, SignOnDecision decision, String ip) {
    LogEvent event =
        by(user, LogEvent.of("policy.evaluate_sign_on", "Evaluation of sign-on policy"))
            .outcome(decision.name(), "Sign-on policy evaluation resulted in " + decision)
            .target("unknown", "PolicyEntity", "unknown", "Default Policy")
            .target("unknown", "PolicyRule", "unknown", "Risk " + risk.level());
    return describe(event, risk, ip);
  }

  private LogEvent started(User user, RiskAssessment risk, SignOnDecision decision, String ip) {
    LogEvent event = by(user, LogEvent.of("user.session.start", "User login to Okta"));
    if (decision == SignOnDecision.DENY) {
      event.legacy("core.user_auth.login_failed").outcome("FAILURE", DENIED).severity("WARN");
    } else {
      event.legacy("core.user_auth.login_success").session(ids.requestId());
    }
    return describe(event, risk, ip);
  }

  private static LogEvent by(User user, LogEvent event) {
    return event.actor(user.id(), "User", user.login(), user.name());
  }

  private static LogEvent describe(LogEvent event, RiskAssessment risk, String ip) {
    event
        .from(ip)
        .debug("threatSuspected", "false")
        .debug("risk", risk.riskText())
        .risk(risk.level(), risk.reasons());
    risk.partnerRiskText().ifPresent(text -> event.debug("partnerRisk", text));
    return event;
  }

  private ObjectNode body(Request request, User user, SignOnDecision decision) {
    boolean challenged = decision == SignOnDecision.CHALLENGE;
    ObjectNode body = Json.object();
    if (challenged) {
      body.put("stateToken", ids.token("00"));
    }
    body.put("expiresAt", Json.time(request.at().plus(TRANSACTION_LIFE)));
    body.put("status", decision.status());
    if (!challenged) {
      body.put("sessionToken", ids.token("20111"));
    }
    ObjectNode embedded = body.putObject("_embedded");
    ObjectNode shown = embedded.putObject("user").put("id", user.id());
    shown
        .putObject("profile")
        .put("login", user.login())
        .put("firstName", user.firstName())
        .put("lastName", user.lastName())
        .put("locale", "en")
        .put("timeZone", "America/Los_Angeles");
    if (challenged) {
      embedded.putArray("factors");
    }
    return body;
  }
}
