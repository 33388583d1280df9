package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh org for each test, at noon. */
abstract class OrgTestCase {
  final SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");
  final List<RequestLine> lines = new CopyOnWriteArrayList<>();
  LocalOrg org;
  Client client;

  @BeforeEach
  void start() throws IOException {
    org =
        LocalOrg.start(
            settings(
                OrgSettings.ephemeral()
                    .withClock(clock)
                    .withSigningKey(Keys.ORG)
                    .onRequest(lines::add)));
    client = new Client(org, clock);
  }

  /** What a test wants otherwise. */
  OrgSettings settings(OrgSettings settings) {
    return settings;
  }

  @AfterEach
  void stop() {
    org.close();
  }

  static String code(HttpResponse<String> reply) {
    return reply.statusCode() + " " + Client.parse(reply).path("errorCode").asText();
  }

  static List<String> causes(HttpResponse<String> reply) {
    List<String> causes = new ArrayList<>();
    for (JsonNode cause : Client.parse(reply).path("errorCauses")) {
      causes.add(cause.path("errorSummary").asText());
    }
    return causes;
  }

  /** Replaces what is new each time. */
  static String stable(String body) {
    return body.replaceAll("oae[\\w-]{22}", "oae…")
        .replaceAll("\"errorId\":\"[0-9a-f-]{36}\"", "\"errorId\":\"uuid…\"");
  }
}
