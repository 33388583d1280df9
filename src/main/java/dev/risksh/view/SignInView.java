package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.okta.LogEntry;
import dev.risksh.session.SignIn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A sign-in: the org's verdict, what the providers said to it, and what the policy did. */
final class SignInView implements View<SignIn> {
  @Override
  public List<String> lines(SignIn signIn, Look look) {
    String partners =
        signIn.partnerRisk().entrySet().stream()
            .map(partner -> partner.getKey() + ": " + look.style().level(partner.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    return List.of(
        LogEntry.SESSION_START
            + "  risk "
            + look.style().level(signIn.risk().name())
            + "  "
            + (signIn.partnerRisk().isEmpty() ? "no partner risk" : partners)
            + (signIn.policy().isEmpty()
                ? ""
                : "   policy: " + signIn.policy().toLowerCase(Locale.ROOT)));
  }

  @Override
  public JsonNode json(SignIn signIn) {
    ObjectNode json = Json.object();
    json.put("ip", signIn.ip());
    json.put("status", signIn.status());
    json.put("risk", signIn.risk().name());
    signIn.partnerRisk().forEach(json.putObject("partnerRisk")::put);
    json.put("policy", signIn.policy());
    json.put("uuid", signIn.entry().uuid());
    return json;
  }
}
