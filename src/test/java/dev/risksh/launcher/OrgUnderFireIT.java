package dev.risksh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.ForegroundOrg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An org with 64 MB of memory, and callers that mean no good. It lives on. */
class OrgUnderFireIT {
  private static final int MILLISECONDS = 60_000;
  private static final long GIGABYTE = 1L << 30;

  @TempDir private static Path home;
  private static ForegroundOrg org;

  @BeforeAll
  static void start() throws IOException {
    org = ForegroundOrg.start(home, "-Xmx64m");
  }

  @AfterEach
  void itLivesOn() throws Exception {
    org.isAlive();
    assertThat(org.said()).doesNotContain("OutOfMemory", "Exception in thread");
  }

  @AfterAll
  static void stop() throws IOException {
    org.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "\u0000\u0001\u0002\u0003",
        "GET http://[::1 HTTP/1.1\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /oauth2/v1/token HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        "POST /oauth2/v1/token HTTP/1.1\r\nContent-Length: abc\r\n\r\n",
        "POST /oauth2/v1/token HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /oauth2/v1/token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /oauth2/v1/token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Length: 3\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n: no name\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001"
      })
  void whatIsNoHttpIsRefused(String request) throws IOException {
    String reply = exchange(request);
    assertThat(reply).matches("(?s)(HTTP/1.1 (4\\d\\d|501) .*)?");
  }

  @Test
  void aHeadWithoutEndIsCutShort() throws IOException {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(ascii("GET / HTTP/1.1\r\n"));
      String header = "X-Long: " + "x".repeat(8000) + "\r\n";
      assertThat(sendUntilCut(out, ascii(header), GIGABYTE)).isLessThan(GIGABYTE);
    }
  }

  @Test
  void aGigabyteIsRefusedEarly() throws IOException {
    for (boolean chunked : new boolean[] {false, true}) {
      try (Socket socket = connect()) {
        OutputStream out = socket.getOutputStream();
        out.write(
            ascii(
                "POST /oauth2/v1/token HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n\r\n"
                    .formatted(
                        org.url().getPort(),
                        chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + GIGABYTE)));
        byte[] piece = new byte[64 * 1024];
        byte[] sent = chunked ? chunk(piece) : piece;
        assertThat(sendUntilCut(out, sent, GIGABYTE)).isLessThan(GIGABYTE / 10);
      }
    }
  }

  @Test
  void slowSendersKeepNobodyOut() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = connect();
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ascii(
                    i % 2 == 0
                        ? "POST /oauth2/v1/token HTTP/1.1\r\nContent-Le"
                        : "POST /oauth2/v1/token HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 99\r\n\r\ngr"
                            .formatted(org.url().getPort())));
      }
      org.isAlive();
    } finally {
      closeAll(slow);
    }
  }

  @Test
  void aThousandIdleConnectionsKeepNobodyOut() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        idle.add(connect());
      }
      org.isAlive();
    } finally {
      closeAll(idle);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/../../etc/passwd",
        "//",
        "//etc/passwd",
        "/api//v1/logs",
        "/api/v1/../v1/logs",
        "/api/v1/./logs",
        "/api/v1/%2e%2e/v1/logs",
        "/api/v1%2flogs",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/logs%00",
        "/api/v1/logs/",
        "/api/v1/apps/%00",
        "/api/v1/apps/..%5c..",
        "/admin/reports/system-log/../../../org.sql",
        "/admin/reports/system-log/%2e%2e/org.sql",
        "/admin/reports/system-log/..%2f..%2forg.sql",
        "/admin/reports/system-log//page.js/../../org.sql",
        "/%",
        "/%zz",
        "/\u00e9",
        "/%c0%ae%c0%ae/"
      })
  void pathsLeadNowhereElse(String path) throws IOException {
    String reply =
        exchange(
            "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: SSWS %s\r\nConnection: close\r\n\r\n"
                .formatted(path, org.url().getPort(), org.adminToken()));
    assertThat(reply).matches("(?s)(HTTP/1.1 4\\d\\d .*)?").doesNotContain("CREATE TABLE", "root:");
  }

  @Test
  void deepJsonIsRefused() throws Exception {
    String deep = "[".repeat(100_000);
    for (String body :
        List.of(deep, "{\"a\":".repeat(100_000), deep + "]".repeat(100_000), "{\"a\":" + deep)) {
      for (String path :
          List.of(
              "/api/v1/risk/events/ip", "/oauth2/v1/clients", "/api/v1/apps", "/local/v1/faults")) {
        HttpResponse<String> reply = org.call("POST", path, body);
        assertThat(reply.statusCode()).as(path).isEqualTo(400);
        assertThat(reply.body()).contains("E0000003");
      }
    }
    assertThat(org.call("GET", "/api/v1/logs?filter=" + "(".repeat(20_000), "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void manyLargeBodiesAtOnceFitIntoMemory() throws Exception {
    String large = "[" + "[],".repeat(340_000) + "[]]";
    List<CompletableFuture<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      calls.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return org.call("POST", "/oauth2/v1/clients", large).statusCode();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              },
              task -> new Thread(task).start()));
    }
    for (CompletableFuture<Integer> call : calls) {
      assertThat(call.get()).isEqualTo(400);
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", org.url().getPort());
    socket.setSoTimeout(MILLISECONDS);
    return socket;
  }

  /** Sends what is nothing more to follow, and reads to the end. */
  private static String exchange(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(ascii(request));
      socket.shutdownOutput();
      return new String(readAll(socket.getInputStream()), StandardCharsets.ISO_8859_1);
    }
  }

  /** Cut off is as good an end as any. */
  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      in.transferTo(read);
    } catch (SocketException e) {
      // What came before it counts.
    }
    return read.toByteArray();
  }

  /** How many bytes went out before the other side would have no more. */
  private static long sendUntilCut(OutputStream out, byte[] piece, long most) {
    long sent = 0;
    try {
      while (sent < most) {
        out.write(piece);
        sent += piece.length;
      }
    } catch (IOException e) {
      // It was cut.
    }
    return sent;
  }

  private static byte[] chunk(byte[] piece) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.write(ascii(Integer.toHexString(piece.length) + "\r\n"));
    chunk.write(piece);
    chunk.write(ascii("\r\n"));
    return chunk.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
