package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an access token that was got elsewhere. Okta's are JWTs, whose claims tell what it is good
 * for; they are taken on trust, since only the org's answer counts.
 */
public final class GivenToken {
  /** Of the org authorization server, always. */
  private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

  /** Of any authorization server of Okta. */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

  /** What gets into a text that is copied out of a reply, a header or a variable. */
  private static final Pattern WRAPPING = Pattern.compile("^[\"']?(?:(?:Bearer|DPoP) +)?|[\"']?$");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16000}");

  private GivenToken() {}

  /** The token with what its claims say. */
  public static AccessToken read(String text, Instant now) {
    String token = WRAPPING.matcher(text.strip()).replaceAll("");
    if (!TOKEN.matcher(token).matches()) {
      throw Problem.badInput(
          "that is not an access token", "it is one long word; was it copied whole?");
    }
    JsonNode claims = claims(token);
    List<String> scopes = new ArrayList<>();
    claims.path("scp").forEach(scope -> scopes.add(TerminalSafe.line(scope.asText())));
    Optional<String> boundTo = text(claims.path("cnf"), "jkt");
    return new AccessToken(
        boundTo.isPresent() ? AccessToken.DPOP : AccessToken.BEARER,
        Secret.of(token),
        scopes,
        scopes,
        text(claims, "cid").orElse(""),
        expiry(claims, now),
        boundTo);
  }

  private static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return MissingNode.getInstance();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      return Json.tryParse(new String(payload, StandardCharsets.UTF_8))
          .orElse(MissingNode.getInstance());
    } catch (IllegalArgumentException notBase64) {
      return MissingNode.getInstance();
    }
  }

  private static Instant expiry(JsonNode claims, Instant now) {
    long latest = now.plus(LONGEST_LIFETIME).getEpochSecond();
    return claims.path("exp").isNumber()
        ? Instant.ofEpochSecond(Math.max(0, Math.min(latest, claims.path("exp").asLong())))
        : now.plus(USUAL_LIFETIME);
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue()).map(TerminalSafe::line);
  }
}
