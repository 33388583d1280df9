package dev.risksh.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that reads a request and answers with any bytes, right or wrong. */
public final class BadServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ?([0-9]+)");

  private final ServerSocket socket;
  private final Answer answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What the server sends; when it returns, the connection is cut. */
  @FunctionalInterface
  public interface Answer {
    void send(OutputStream out) throws IOException;
  }

  private BadServer(Answer answer) {
    this.answer = answer;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "bad-server");
    thread.setDaemon(true);
    thread.start();
  }

  public static BadServer sending(Answer answer) {
    return new BadServer(answer);
  }

  /** Sends {@code raw} as it is and cuts the connection. */
  public static BadServer sending(String raw) {
    return new BadServer(out -> out.write(raw.getBytes(StandardCharsets.UTF_8)));
  }

  /** A whole reply; each header ends with {@code \r\n}. */
  public static BadServer replying(int status, String headers, String body) {
    return sending(reply(status, headers, body));
  }

  /** The text of a whole reply; each header ends with {@code \r\n}. */
  public static String reply(int status, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String ours = "Connection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
    return "HTTP/1.1 " + status + " Some Reason\r\n" + headers + ours + body;
  }

  /** Answers the first call with the first, and all from the last on with the last. */
  public static BadServer inTurn(String... raw) {
    AtomicInteger calls = new AtomicInteger();
    return new BadServer(
        out -> {
          String next = raw[Math.min(calls.getAndIncrement(), raw.length - 1)];
          out.write(next.getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Sends {@code raw}, then nothing more until it is closed. */
  public static BadServer stoppingAfter(String raw) {
    BadServer[] self = new BadServer[1];
    CountDownLatch known = new CountDownLatch(1);
    self[0] =
        new BadServer(
            out -> {
              out.write(raw.getBytes(StandardCharsets.UTF_8));
              out.flush();
              try {
                known.await();
                self[0].closed.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    known.countDown();
    return self[0];
  }

  /** An address at which nothing answers. */
  public static String nobody() {
    BadServer server = sending("");
    server.close();
    return server.url();
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** The requests as they came, head and body. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        String request = read(connection.getInputStream());
        if (!request.isEmpty()) {
          requests.add(request);
          answer.send(connection.getOutputStream());
          connection.shutdownOutput();
        }
      } catch (IOException clientWentAway) {
        // It may, at any time.
      }
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return text;
      }
      head.write(next);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    Matcher length = LENGTH.matcher(text);
    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return text + new String(in.readNBytes(body), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
