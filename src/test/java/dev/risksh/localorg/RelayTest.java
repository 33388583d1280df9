package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An org that tells its own time: every {@code Date} is its clock's. */
class RelayTest extends OrgTestCase {

  @Override
  OrgSettings settings(OrgSettings settings) {
    return settings.tellingItsTime();
  }

  @Test
  void everyReplyTellsTheOrgsTime() {
    for (String path : List.of("/.well-known/okta-organization", "/nowhere", "/api/v1/logs")) {
      assertThat(date(client.send("GET", path, null))).isEqualTo("Tue, 24 Nov 2026 12:00:00 GMT");
    }
    clock.advance(Duration.ofMinutes(10));
    assertThat(date(client.send("HEAD", "/oauth2/v1/keys", null)))
        .isEqualTo("Tue, 24 Nov 2026 12:10:00 GMT");
  }

  @Test
  void allElseIsAsWithout() {
    String app = client.createApp("App", List.of(Keys.EC), "okta.logs.read");
    String bearer = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, "okta.logs.read");
    HttpResponse<String> logs = client.get("/api/v1/logs?limit=1", bearer);
    assertThat(logs.statusCode()).isEqualTo(200);
    assertThat(logs.headers().allValues("Link")).hasSize(2);
    assertThat(Client.parse(logs)).hasSize(1);
    assertThat(logs.headers().allValues("Date")).hasSize(1);
  }

  @Test
  void aBodyThatWaitsToBeAskedForIsAskedFor() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.url("/api/v1/risk/events/ip")))
            .expectContinue(true)
            .header("Authorization", client.admin())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}]"))
            .build();
    HttpResponse<String> reply =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(date(reply)).isEqualTo("Tue, 24 Nov 2026 12:00:00 GMT");
  }

  @Test
  void manyAtOnceAreEachServedOnce() {
    List<Integer> statuses =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> client.send("GET", "/oauth2/v1/keys", null).statusCode())
            .toList();
    assertThat(statuses).hasSize(200).containsOnly(200);
    assertThat(lines).hasSize(200);
  }

  @Test
  void rudeCallersAreSurvived() throws IOException {
    for (String rude : List.of("", "GET", "garbage\r\n\r\n", "POST / HTTP/1.1\r\nContent-Le")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
        socket.getOutputStream().write(rude.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(client.send("GET", "/oauth2/v1/keys", null).statusCode()).isEqualTo(200);
  }

  @Test
  void itIsClosedWithTheOrg() {
    int port = port();
    org.close();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
        .isInstanceOf(ConnectException.class);
  }

  private int port() {
    return org.baseUrl().getPort();
  }

  private static String date(HttpResponse<String> reply) {
    return reply.headers().firstValue("Date").orElseThrow();
  }
}
