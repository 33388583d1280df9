package dev.risksh.localorg;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in front of the JDK's server and tells the org's time. That server stamps the computer's
 * on every reply and lets nobody else; with a relay the {@code Date} is one's own. Each connection
 * carries one request, so that the end of a reply is the end of its connection.
 */
final class Relay implements AutoCloseable {
  /** Longer heads the JDK's server does not send. */
  private static final int MAX_LINE = 64 * 1024;

  private static final long LONGEST_CLOSE_MS = 1000;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ServerSocket front;
  private final InetSocketAddress behind;
  private final Clock clock;
  private Thread accepting;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param front where callers come in; closed with the relay
   * @param behind where the JDK's server listens
   */
  Relay(ServerSocket front, InetSocketAddress behind, Clock clock) {
    this.front = front;
    this.behind = behind;
    this.clock = clock;
  }

  void start() {
    accepting = inBackground(this::accept);
  }

  /**
   * Returns when nobody is let in any more: the kernel does so while a thread waits for callers.
   */
  @Override
  public void close() {
    closeQuietly(front);
    try {
      accepting.join(LONGEST_CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(Relay::closeQuietly);
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket caller = front.accept();
        inBackground(() -> serve(caller));
      } catch (IOException e) {
        // Closed, or a caller that was gone before it came: either way there is nobody to serve.
      }
    }
  }

  private void serve(Socket caller) {
    open.add(caller);
    try (caller;
        Socket server = new Socket(behind.getAddress(), behind.getPort())) {
      caller.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      inBackground(() -> passRequest(caller, server));
      passReply(new BufferedInputStream(server.getInputStream()), caller.getOutputStream());
    } catch (IOException e) {
      // One of the two hung up; so does the other.
    } finally {
      open.remove(caller);
    }
  }

  private static void passRequest(Socket caller, Socket server) {
    try {
      caller.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
    } catch (IOException e) {
      // What is missing of the request the server will notice.
    }
  }

  private void passReply(InputStream from, OutputStream to) throws IOException {
    String statusLine;
    do {
      statusLine = line(from);
      to.write(bytes(statusLine));
      passHeaders(from, to);
      to.flush();
      // An interim reply, such as 100 Continue, is followed by the one that counts.
    } while (statusLine.startsWith("HTTP/1.1 1"));
    from.transferTo(to);
    to.flush();
  }

  private void passHeaders(InputStream from, OutputStream to) throws IOException {
    String line;
    do {
      line = line(from);
      boolean date = line.regionMatches(true, 0, "Date:", 0, 5);
      to.write(bytes(date ? "Date: " + DATE.format(clock.instant()) + "\r\n" : line));
    } while (!line.isBlank());
  }

  /** A line with its end, or what there was of it; empty at the end. */
  private static String line(InputStream from) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    do {
      next = from.read();
      if (next >= 0) {
        line.write(next);
      }
    } while (next >= 0 && next != '\n' && line.size() < MAX_LINE);
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Thread inBackground(Runnable work) {
    Thread thread = new Thread(work, "local-org-relay");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Then it is not open any more.
    }
  }
}
