package dev.risksh.testing;

import dev.risksh.console.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An org that throws back at whoever calls it all that it was told, credentials included: in the
 * error's text and in a header. Only from the second call on does it give a token.
 */
public final class EchoingOrg {
  private static final Pattern AUTHORIZATION = Pattern.compile("\r\n(Authorization: [^\r]*)\r\n");

  private EchoingOrg() {}

  public static BadServer start(String token) {
    BadServer[] server = new BadServer[1];
    server[0] = BadServer.sending(out -> out.write(reply(server[0].requests(), token)));
    return server[0];
  }

  private static byte[] reply(List<String> requests, String token) {
    String request = requests.get(requests.size() - 1);
    boolean grants = request.startsWith("POST /oauth2/v1/token") && requests.size() > 1;
    String body =
        grants
            ? Json.compact(
                Json.object()
                    .put("token_type", "Bearer")
                    .put("expires_in", 3600)
                    .put("access_token", token)
                    .put("scope", "okta.riskEvents.manage okta.logs.read"))
            : Json.compact(
                Json.object()
                    .put("error", "invalid_client")
                    .put("error_description", request)
                    .put("errorCode", "E0000001")
                    .put("errorSummary", request));
    Matcher authorization = AUTHORIZATION.matcher(request);
    String echo = authorization.find() ? "X-" + authorization.group(1) + "\r\n" : "";
    String head =
        "HTTP/1.1 %s\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(grants ? "200 OK" : "400 Bad Request", echo, body.length());
    return (head + body).getBytes(StandardCharsets.ISO_8859_1);
  }
}
