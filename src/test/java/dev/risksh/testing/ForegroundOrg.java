package dev.risksh.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code risksh org} that runs in a process of its own, and what it said of itself. */
public final class ForegroundOrg implements AutoCloseable {
  private static final Path RISKSH = Path.of("target/risksh/bin/risksh").toAbsolutePath();
  private static final Duration START = Duration.ofMinutes(2);

  private final Program.Started program;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String adminToken;

  private ForegroundOrg(Program.Started program) throws IOException {
    this.program = program;
    await()
        .atMost(START)
        .failFast("it ended", () -> !program.process().isAlive())
        .until(() -> said().contains("Ctrl-C ends it."));
    url = URI.create(find("local org +(\\S+)"));
    adminToken = find("admin token +(\\S+)");
  }

  /**
   * Starts one; it takes calls when this returns.
   *
   * @param javaOptions more options for Java, or empty
   */
  public static ForegroundOrg start(Path home, String javaOptions, Object... options)
      throws IOException {
    return new ForegroundOrg(
        new Program(home, RISKSH, "org")
            .with(options)
            .set("RISKSH_JAVA_OPTS", javaOptions)
            .start());
  }

  /** All it has printed so far. */
  public String said() throws IOException {
    return Files.readString(program.out()) + Files.readString(program.err());
  }

  public URI url() {
    return url;
  }

  public String adminToken() {
    return adminToken;
  }

  /** The admin calls. */
  public HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "SSWS " + adminToken)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** It answers still. */
  public void isAlive() throws IOException, InterruptedException {
    assertThat(call("GET", "/api/v1/risk/providers", "").statusCode()).isEqualTo(200);
  }

  /** As {@code kill -9} does. */
  public void kill() throws IOException {
    program.process().destroyForcibly();
    program.end();
  }

  @Override
  public void close() throws IOException {
    program.process().destroy();
    program.end();
  }

  private String find(String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(said());
    assertThat(matcher.find()).as(said()).isTrue();
    return matcher.group(1);
  }
}
