import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks an org with a long System Log for filtered pages: how long each took, first and far on.
 *
 * <p>Arguments: URL ADMIN-TOKEN PAGES.
 */
public class Log {
  private static final List<String> FILTERS =
      List.of(
          "eventType eq \"security.risk.signal.consume\"",
          "eventType eq \"user.session.start\" and outcome.result eq \"FAILURE\"",
          "eventType eq \"user.session.start\" or eventType eq \"policy.evaluate_sign_on\"",
          "eventType eq \"app.oauth2.client.lifecycle.create\"",
          "severity eq \"WARN\"",
          "eventType sw \"security.\" and not (actor.displayName co \"7\")",
          "debugContext.debugData.riskSignalList co \"riskLevel=HIGH\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI org;
  private final String token;
  private final int pages;

  private Log(String[] args) {
    org = URI.create(args[0]);
    token = args[1];
    pages = Integer.parseInt(args[2]);
  }

  public static void main(String[] args) throws Exception {
    new Log(args).run();
  }

  private void run() throws Exception {
    String since = "&since=" + Instant.now().minus(80, ChronoUnit.DAYS);
    List<Double> all = new ArrayList<>();
    for (String filter : FILTERS) {
      String query = "/api/v1/logs?limit=100&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
      List<Double> took = new ArrayList<>();
      read(query + since, took);
      read(query + since + "&until=" + Instant.now(), took);
      read(query + since + "&sortOrder=DESCENDING", took);
      all.addAll(took);
      System.out.printf(
          "%5.1f ms median  %6.1f ms slowest  of %4d pages  %s%n",
          median(took), max(took), took.size(), filter);
    }
    System.out.printf("%5.1f ms median of all %d pages (aim: 50)%n", median(all), all.size());
    List<Double> deep = new ArrayList<>();
    int before = pages(deep, "/api/v1/logs?limit=1000" + since + "&until=" + Instant.now());
    System.out.printf(
        "%5.1f ms median of the first, %5.1f ms of the last ten of %d pages of 1,000 without a filter%n",
        median(deep.subList(0, 10)), median(deep.subList(deep.size() - 10, deep.size())), before);
  }

  /** The first pages of a query, each after the other. */
  private void read(String path, List<Double> took) throws Exception {
    URI next = org.resolve(path);
    for (int page = 0; page < pages && next != null; page++) {
      next = page(next, took);
    }
  }

  /** All pages of a query. */
  private int pages(List<Double> took, String path) throws Exception {
    int count = 0;
    for (URI next = org.resolve(path); next != null; count++) {
      next = page(next, took);
    }
    return count;
  }

  /** Where the next page is, or null after the last one. */
  private URI page(URI uri, List<Double> took) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "SSWS " + token).build();
    long started = System.nanoTime();
    HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
    took.add((System.nanoTime() - started) / 1e6);
    if (reply.statusCode() != 200) {
      throw new IllegalStateException(uri + ": " + reply.statusCode() + " " + reply.body());
    }
    if (reply.body().equals("[]")) {
      return null;
    }
    return reply.headers().allValues("Link").stream()
        .filter(link -> link.contains("rel=\"next\""))
        .map(link -> URI.create(link.substring(1, link.indexOf('>'))))
        .findFirst()
        .orElse(null);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double max(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
