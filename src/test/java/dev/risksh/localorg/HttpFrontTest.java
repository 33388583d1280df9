package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The front door: what every reply carries, and what a rude caller gets. */
class HttpFrontTest extends OrgTestCase {

  @Test
  void everyReplyCarriesARequestIdAndADate() {
    for (String path :
        new String[] {"/.well-known/okta-organization", "/nowhere", "/api/v1/logs"}) {
      HttpResponse<String> reply = client.send("GET", path, null);
      assertThat(reply.headers().firstValue("X-Okta-Request-Id").orElseThrow())
          .matches("[\\w-]{27}");
      assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      String date = reply.headers().firstValue("Date").orElseThrow();
      assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)).isNotNull();
    }
  }

  @Test
  void pathsAndMethodsThatAreNot() {
    for (String path : new String[] {"/", "/api/v1/logs/", "//api/v1/logs", "/api/v1%2Flogs"}) {
      assertThat(code(client.send("GET", path, null))).as(path).isEqualTo("404 E0000008");
    }
    HttpResponse<String> method = client.send("PATCH", "/api/v1/logs", null);
    assertThat(stable(method.body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000022\",\"errorSummary\":\"The endpoint does not support the"
                + " provided HTTP method\",\"errorLink\":\"E0000022\",\"errorId\":\"oae…\","
                + "\"errorCauses\":[]}");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).contains("GET");
    assertThat(client.send("HEAD", "/api/v1/logs", null).statusCode()).isEqualTo(405);
  }

  @Test
  void brokenPercentEncodingInTheQuery() {
    assertThat(raw("GET /api/v1/logs?a=%zz HTTP/1.1\r\nHost: " + host() + "\r\n\r\n"))
        .contains(" 400 ");
    assertAlive();
  }

  @Test
  void anotherHostNameIsNotThisOrg() {
    assertThat(raw("GET /oauth2/v1/keys HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("E0000020");
    assertThat(raw("GET /oauth2/v1/keys HTTP/1.0\r\n\r\n")).contains(" 200 ");
  }

  @Test
  void jsonIsInUtf8() {
    String head =
        "POST /oauth2/v1/clients HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nConnection: close\r\n"
                .formatted(host(), client.admin())
            + "Content-Type: application/json\r\n";
    // Here each character is sent as one byte: e9 is an é of Latin-1, and nothing in UTF-8.
    assertThat(raw(head + "Content-Length: 19\r\n\r\n{\"client_name\":\"\u00e9\"}"))
        .startsWith("HTTP/1.1 400 ")
        .contains("E0000003");
    assertThat(raw(head + "Content-Length: 20\r\n\r\n{\"client_name\":\"\u00c3\u00a9\"}"))
        .startsWith("HTTP/1.1 201 ");
  }

  @Test
  void aBodyOverAMegabyteIsRefused() {
    HttpResponse<String> fits =
        client.json("POST", "/api/v1/risk/events/ip", client.admin(), " ".repeat(1024 * 1024));
    assertThat(code(fits)).isEqualTo("400 E0000003");
    HttpResponse<String> tooLong =
        client.json("POST", "/api/v1/risk/events/ip", client.admin(), " ".repeat(1024 * 1024 + 1));
    assertThat(code(tooLong)).isEqualTo("413 E0000020");
    assertThat(lines.get(1).note()).isEqualTo("body over 1 MiB");
    assertAlive();
  }

  @Test
  void longRepliesLeaveNoLongBuffersBehind() {
    String event =
        IntStream.range(0, 50)
            .mapToObj(i -> "{\"ip\":\"2001:db8::%x\",\"riskLevel\":\"HIGH\"}".formatted(i))
            .collect(Collectors.joining(",", "[{\"subjects\":[", "]}]"));
    for (int i = 0; i < 400; i++) {
      client.json("POST", "/api/v1/risk/events/ip", client.admin(), event);
    }
    String page = "/api/v1/logs?limit=1000";
    int length = client.get(page, client.admin()).body().length();
    assertThat(length).isGreaterThan(1_000_000);
    long before = outsideOfTheHeap();

    for (int i = 0; i < 30; i++) {
      // Each call finds another thread of the org; the socket's own reads need no buffer.
      assertThat(
              raw(
                  "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
                      .formatted(page, host(), client.admin())))
          .hasSizeGreaterThan(length);
    }

    assertThat(outsideOfTheHeap() - before).isLessThan(15_000_000);
  }

  @Override
  OrgSettings settings(OrgSettings settings) {
    return settings.withoutRiskEventLimit();
  }

  private static long outsideOfTheHeap() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Test
  void jsonNestedWithoutEndIsRefused() {
    HttpResponse<String> reply =
        client.json("POST", "/api/v1/risk/events/ip", client.admin(), "[".repeat(100_000));
    assertThat(code(reply)).isEqualTo("400 E0000003");
    assertAlive();
  }

  @Test
  void garbageIsSurvived() {
    raw("\u0000\u0001garbage\r\n\r\n");
    raw("GET\r\n\r\n");
    raw("POST /oauth2/v1/token HTTP/1.1\r\nHost: " + host() + "\r\nContent-Length: -5\r\n\r\n");
    assertAlive();
  }

  @Test
  void aRequestIsToldInALine() {
    client.send("GET", "/api/v1/logs?q=hidden", null);
    RequestLine line = lines.get(0);
    assertThat(line.at()).isEqualTo(clock.instant());
    assertThat(line.method() + " " + line.path() + " " + line.status() + " " + line.note())
        .isEqualTo("GET /api/v1/logs 403 E0000005");
    assertThat(line.took()).isPositive();
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws IOException {
    OrgSettings settings =
        OrgSettings.ephemeral()
            .onRequest(
                line -> {
                  throw new IllegalStateException("listener");
                });
    try (LocalOrg other = LocalOrg.start(settings)) {
      assertThat(new Client(other, clock).send("GET", "/oauth2/v1/keys", null).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void theOrgKeepsNoProcessAlive() {
    assertAlive();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(t -> t.getName().startsWith("local-org") || t.getName().startsWith("HTTP-D"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  @Test
  void closingTwiceIsClosingOnce() {
    org.close();
    org.close();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port()))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aPortThatIsTakenIsAnError() {
    assertThatThrownBy(() -> LocalOrg.start(OrgSettings.ephemeral().withPort(port())))
        .isInstanceOf(IOException.class);
    assertAlive();
  }

  private void assertAlive() {
    assertThat(client.send("GET", "/oauth2/v1/keys", null).statusCode()).isEqualTo(200);
  }

  private int port() {
    return org.baseUrl().getPort();
  }

  private String host() {
    return "127.0.0.1:" + port();
  }

  /** Sends bytes as they are and reads whatever comes until the other side is done. */
  private String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
