import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends 10,000 risk events over 32 connections to each of several servers in turn, and counts the
 * answers. An org is asked for its log afterwards.
 *
 * <p>Arguments: ROUNDS, then for each server NAME URL ACCESS-TOKEN ADMIN-TOKEN; one without an admin
 * token has no log.
 */
public class Load {
  private static final int REQUESTS = 10_000;
  private static final int CONNECTIONS = 32;
  private static final int WARM_UP = 50_000;

  private final HttpClient http = HttpClient.newHttpClient();

  /** One server, and what came of its rounds. */
  private record Subject(
      String name, URI url, String token, String adminToken, List<Double> perSecond) {
    boolean isOrg() {
      return !adminToken.isEmpty();
    }
  }

  public static void main(String[] args) throws Exception {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 1; i < args.length; i += 4) {
      subjects.add(
          new Subject(args[i], URI.create(args[i + 1]), args[i + 2], args[i + 3], new ArrayList<>()));
    }
    new Load().run(Integer.parseInt(args[0]), subjects);
  }

  private void run(int rounds, List<Subject> subjects) throws Exception {
    for (Subject subject : subjects) {
      send(subject, WARM_UP);
    }
    for (int round = 1; round <= rounds; round++) {
      for (Subject subject : subjects) {
        Instant start = after(Instant.now());
        long started = System.nanoTime();
        Queue<String> answers = send(subject, REQUESTS);
        double seconds = (System.nanoTime() - started) / 1e9;
        subject.perSecond().add(REQUESTS / seconds);
        if (subject.isOrg()) {
          check(subject, answers, start);
        }
      }
    }
    double bare = median(subjects.get(0).perSecond());
    for (Subject subject : subjects) {
      double median = median(subject.perSecond());
      System.out.printf(
          "%-14s %8.0f requests/s  %4.0f %% of the bare handler%n",
          subject.name(), median, 100 * median / bare);
    }
  }

  /** Each request once; what comes back are the request ids of what was accepted. */
  private static Queue<String> send(Subject subject, int requests) throws Exception {
    Queue<String> accepted = new ConcurrentLinkedQueue<>();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(requests);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Thread thread =
          new Thread(
              () -> {
                try (Connection connection = new Connection(subject)) {
                  while (left.getAndDecrement() > 0) {
                    accepted.add(connection.call());
                  }
                  connection.expectNothingMore();
                } catch (IOException | RuntimeException e) {
                  failures.add(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty() || accepted.size() != requests) {
      throw new IllegalStateException(
          subject.name() + ": " + accepted.size() + " of " + requests + " accepted; " + failures);
    }
    return accepted;
  }

  /** The log has one entry for each answer, and no other. */
  private void check(Subject subject, Queue<String> answers, Instant start) throws Exception {
    List<String> logged = new ArrayList<>();
    String filter = "filter=eventType%20eq%20%22security.risk.signal.consume%22";
    String span = "&since=" + start + "&until=" + after(Instant.now());
    Optional<URI> next =
        Optional.of(subject.url().resolve("/api/v1/logs?limit=1000&" + filter + span));
    Pattern transaction = Pattern.compile("\"transaction\":\\{\"type\":\"WEB\",\"id\":\"([^\"]+)\"");
    while (next.isPresent()) {
      HttpResponse<String> page =
          http.send(
              HttpRequest.newBuilder(next.get())
                  .header("Authorization", "SSWS " + subject.adminToken())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher matcher = transaction.matcher(page.body());
      while (matcher.find()) {
        logged.add(matcher.group(1));
      }
      next =
          page.headers().allValues("Link").stream()
              .filter(link -> link.contains("rel=\"next\""))
              .map(link -> URI.create(link.substring(1, link.indexOf('>'))))
              .findFirst();
    }
    Set<String> distinct = new HashSet<>(answers);
    if (distinct.size() != answers.size()
        || logged.size() != answers.size()
        || !distinct.equals(new HashSet<>(logged))) {
      throw new IllegalStateException(
          "%s: %d answers, %d of them distinct, %d log entries"
              .formatted(subject.name(), answers.size(), distinct.size(), logged.size()));
    }
    System.out.printf(
        "%-14s %d requests, %d answers, %d log entries, each once%n",
        subject.name(), REQUESTS, answers.size(), logged.size());
  }

  /** In the next millisecond, so that what happened before is not of this round. */
  private static Instant after(Instant now) throws InterruptedException {
    Thread.sleep(2);
    return Instant.ofEpochMilli(now.toEpochMilli() + 1);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** A connection that is kept, and as little work around it as possible. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] request;

    Connection(Subject subject) throws IOException {
      socket = new Socket(subject.url().getHost(), subject.url().getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      String body =
          "[{\"timestamp\":\"%s\",\"subjects\":[{\"ip\":\"6.7.6.%d\",\"riskLevel\":\"MEDIUM\"}]}]"
              .formatted(Instant.now(), 1 + socket.getLocalPort() % 250);
      request =
          ("POST /api/v1/risk/events/ip HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                  + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
              .formatted(subject.url().getAuthority(), subject.token(), body.length(), body)
              .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends a request; the id that the answer calls it by. */
    String call() throws IOException {
      out.write(request);
      String status = line();
      String id = "";
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, "X-Okta-Request-Id: ", 0, 19)) {
          id = line.substring(19);
        } else if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
          length = Integer.parseInt(line.substring(16));
        }
      }
      byte[] body = in.readNBytes(length);
      if (!status.startsWith("HTTP/1.1 202 ")) {
        throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
      }
      return id;
    }

    /** A second answer to one request would be waiting here. */
    void expectNothingMore() throws IOException {
      if (in.available() > 0) {
        throw new IOException("answered more than asked: " + Arrays.toString(in.readNBytes(9)));
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("the connection was cut");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
