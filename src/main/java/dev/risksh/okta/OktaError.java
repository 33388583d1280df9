package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.risksh.console.Json;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Okta says no, whichever of its three forms it chose: the error envelope of the management
 * APIs ({@code errorCode}), the body of OAuth ({@code error}), or an empty body whose reason stands
 * in {@code WWW-Authenticate}. All text is safe to print.
 *
 * @param status the HTTP status
 * @param code {@code E0000001}, {@code invalid_client}, or empty when the reply has none
 * @param summary Okta's own words; empty when the reply has none
 * @param causes the single reasons that an envelope lists
 * @param requestId what to quote to Okta's support
 */
public record OktaError(
    int status, String code, String summary, List<String> causes, Optional<String> requestId) {

  private static final Pattern CHALLENGE_PARAMETER =
      Pattern.compile("([A-Za-z_]+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.){0,2000})\"");
  private static final int MAX_CAUSES = 20;
  private static final int MAX_TEXT = 1000;

  /** Nobody reads on, and no pattern should have to. */
  private static final int LOOKED_AT = 4000;

  /** What the reply of {@code exchange} says; empty where it is no refusal. */
  public static Optional<OktaError> in(Exchange exchange) {
    return exchange.status().isEmpty() || exchange.status().getAsInt() / 100 == 2
        ? Optional.empty()
        : Optional.of(
            of(
                new Reply(
                    exchange.status().getAsInt(),
                    exchange.replyHeaders(),
                    exchange.replyBody().map(Secret::reveal).orElse(""),
                    exchange)));
  }

  static OktaError of(Reply reply) {
    Optional<String> challenge = reply.header("WWW-Authenticate");
    if (reply.body().isBlank() && challenge.isPresent()) {
      return ofChallenge(reply, challenge.get());
    }
    JsonNode body = Json.tryParse(reply.body()).orElse(MissingNode.getInstance());
    if (body.hasNonNull("errorCode")) {
      return new OktaError(
          reply.status(),
          text(body, "errorCode"),
          text(body, "errorSummary"),
          causes(body),
          reply.requestId());
    }
    if (body.hasNonNull("error")) {
      return new OktaError(
          reply.status(),
          text(body, "error"),
          text(body, "error_description"),
          List.of(),
          reply.requestId());
    }
    return new OktaError(reply.status(), "", "", List.of(), reply.requestId());
  }

  private static OktaError ofChallenge(Reply reply, String challenge) {
    String error = "";
    String description = "";
    Matcher parameter =
        CHALLENGE_PARAMETER.matcher(
            challenge.substring(0, Math.min(challenge.length(), LOOKED_AT)));
    while (parameter.find()) {
      if (parameter.group(1).equals("error")) {
        error = unquoted(parameter.group(2));
      } else if (parameter.group(1).equals("error_description")) {
        description = unquoted(parameter.group(2));
      }
    }
    return new OktaError(reply.status(), error, description, List.of(), reply.requestId());
  }

  private static String unquoted(String quoted) {
    return safe(quoted.replaceAll("\\\\(.)", "$1"));
  }

  private static List<String> causes(JsonNode body) {
    List<String> causes = new ArrayList<>();
    JsonNode listed = body.path("errorCauses");
    for (int i = 0; listed.isArray() && i < listed.size() && causes.size() < MAX_CAUSES; i++) {
      String cause = text(listed.get(i), "errorSummary");
      if (!cause.isBlank()) {
        causes.add(cause);
      }
    }
    return List.copyOf(causes);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).isNull() ? "" : safe(node.path(field).asText(""));
  }

  private static String safe(String text) {
    String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
    // An answer may repeat what it was sent.
    return TerminalSafe.excerpt(Redaction.text(start), MAX_TEXT);
  }

  /** Whether the access token was refused as such, so that a new one may help. */
  public boolean tokenExpired() {
    return status == 401 && code.equals("invalid_token") && summary.contains("expired");
  }

  /** Of a request that went without a proof: whether the org wants one. */
  public boolean proofWanted() {
    return code.equals("invalid_dpop_proof");
  }

  /** {@code 401 invalid_client: The client_assertion signature is invalid.} */
  public String describe() {
    StringBuilder text = new StringBuilder().append(status);
    if (!code.isEmpty()) {
      text.append(' ').append(code);
    }
    if (!summary.isEmpty()) {
      text.append(": ").append(summary);
    }
    causes.forEach(cause -> text.append("\n  · ").append(cause));
    return text.toString();
  }
}
