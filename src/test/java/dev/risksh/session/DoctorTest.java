package dev.risksh.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.Check;
import dev.risksh.diagnose.Checkup;
import dev.risksh.diagnose.Outcome;
import dev.risksh.jose.KeySpec;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.testing.BadServer;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /doctor} finds in orgs and sessions that are well, and in some that are not. */
class DoctorTest {
  private TestWorld test;
  private Session session;

  @BeforeEach
  void world(@TempDir Path root) {
    test = TestWorld.in(root).realTime();
  }

  @AfterEach
  void close() {
    if (session != null) {
      session.close();
    }
  }

  private void open(SessionOptions options) {
    session = new Session(test.world(), options, line -> {});
  }

  /** A session that has all it takes, on a local org. */
  private void wholeSession() {
    open(SessionOptions.inMemory());
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Provider", Apps.DEFAULT_SCOPES);
    session.providers().use(ProviderAction.ENFORCE_AND_LOG, Optional.empty());
  }

  private void onOrg(String address) {
    open(SessionOptions.inMemory().withOrg(Optional.of(address)));
  }

  private Checkup examine() {
    return session.doctor().examine(check -> {});
  }

  private static Check check(Checkup checkup, String name) {
    return checkup.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> failed(Checkup checkup) {
    return checkup.checks().stream().filter(Check::failed).map(Check::name).toList();
  }

  private static Outcome outcome(Checkup checkup, String name) {
    return check(checkup, name).outcome();
  }

  private void switches(String json) throws IOException, InterruptedException {
    Org org = session.org();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(org.url() + "/local/v1/switches"))
            .header("Authorization", "SSWS " + org.adminToken().orElseThrow().reveal())
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void allIsWell() {
    wholeSession();
    List<Check> told = new ArrayList<>();

    Checkup checkup = session.doctor().examine(told::add);

    assertThat(checkup.isHealthy()).as(checkup.checks().toString()).isTrue();
    assertThat(told).isEqualTo(checkup.checks());
    assertThat(checkup.checks())
        .extracting(Check::name)
        .containsExactly(
            "address",
            "reachable",
            "TLS",
            "Okta org",
            "clock",
            "key",
            "app",
            "token",
            "scopes",
            "admin role",
            "provider",
            "risk API",
            "System Log",
            "calls left");
    assertThat(checkup.summary()).isEqualTo("healthy: 1 not checked, 13 passed");
    assertThat(check(checkup, "token").said()).contains("asked for now");
    assertThat(check(checkup, "calls left").said()).startsWith("29 of 30");
    assertThat(check(examine(), "token").said()).contains("the one in use");
  }

  /** But for the token and the calls it took. */
  @Test
  void itChangesNothing() {
    wholeSession();
    List<RiskProvider> providers = session.providers().list();
    List<String> before = changes();

    examine();

    assertThat(session.providers().list()).isEqualTo(providers);
    assertThat(changes()).isEqualTo(before);
  }

  private List<String> changes() {
    return session.log().find(LogQuery.all()).stream()
        .map(LogEntry::eventType)
        .filter(type -> !type.equals("app.oauth2.token.grant.access_token"))
        .toList();
  }

  @Test
  void anAssertionThatWasMadeOnPurposeIsKept() {
    wholeSession();
    session.tokens().createAssertion(spec -> spec.without("exp"), false);

    assertThat(examine().isHealthy()).isTrue();

    assertThat(session.need(Slot.ASSERTION).overrides()).containsExactly("dropped exp");
  }

  @Test
  void nothingIsThereYet() {
    open(SessionOptions.inMemory());

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("key", "app");
    assertThat(check(checkup, "key").why().orElseThrow().next())
        .anyMatch(s -> s.startsWith("/key new"));
    assertThat(outcome(checkup, "token")).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(outcome(checkup, "risk API")).isEqualTo(Outcome.NOT_CHECKED);
  }

  @Test
  void theAppHasAnotherKey() {
    wholeSession();
    session.keys().create(KeySpec.EC_P256);

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("app");
    assertThat(check(checkup, "app").said())
        .isEqualTo("The app is not registered with the key in use.");
    assertThat(outcome(checkup, "token")).isEqualTo(Outcome.NOT_CHECKED);
  }

  @Test
  void theOrgHasNoSuchApp() {
    wholeSession();
    session.put(Slot.APP, new ServiceApp("0oaNobody", "", List.of(), List.of()), "chosen here");

    assertThat(failed(examine())).contains("app");
  }

  @Test
  void theAppMayOnlyReadTheLog() {
    open(SessionOptions.inMemory());
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Provider", List.of("okta.logs.read"));
    session.providers().use(ProviderAction.ENFORCE_AND_LOG, Optional.empty());

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("scopes");
    assertThat(check(checkup, "scopes").why().orElseThrow().next())
        .anyMatch(step -> step.startsWith("/app grant okta.riskEvents.manage"));
    assertThat(outcome(checkup, "admin role")).isEqualTo(Outcome.NOT_CHECKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOG_ONLY", "NONE"})
  void theProviderDoesNotEnforce(ProviderAction action) {
    wholeSession();
    session.providers().use(action, Optional.empty());

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("provider");
    assertThat(check(checkup, "provider").why().orElseThrow().evidence())
        .contains("its action is " + action.wire());
  }

  @Test
  void theAppIsNotLinkedToAProvider() {
    open(SessionOptions.inMemory());
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Provider", Apps.DEFAULT_SCOPES);

    assertThat(failed(examine())).containsExactly("provider");
  }

  @Test
  void theAppHasNoRole() throws Exception {
    wholeSession();
    switches("{\"roleRequired\":true}");

    Checkup checkup = examine();

    assertThat(failed(checkup)).contains("admin role");
    assertThat(outcome(checkup, "risk API")).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not_found", "gone", "deprecated", "not_enabled"})
  void theRiskApiIsRetired(String how) throws Exception {
    wholeSession();
    switches("{\"riskApi\":\"" + how + "\"}");

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("risk API");
    assertThat(check(checkup, "risk API").said()).contains("Okta's risk API");
    assertThat(outcome(checkup, "admin role")).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(outcome(checkup, "provider")).isEqualTo(Outcome.NOT_CHECKED);
  }

  @Test
  void theRiskApiIsRetiredAndThereIsNoTokenToAskWith() throws Exception {
    open(SessionOptions.inMemory());
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Provider", List.of("okta.logs.read"));
    switches("{\"riskApi\":\"gone\"}");

    assertThat(failed(examine())).containsExactly("scopes", "risk API");
  }

  @Test
  void noCallIsLeft() {
    wholeSession();
    session.close();
    open(SessionOptions.inMemory().withRiskCallsPerMinute(3));
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Provider", Apps.DEFAULT_SCOPES);
    session.providers().use(ProviderAction.ENFORCE_AND_LOG, Optional.empty());
    examine();
    assertThat(check(examine(), "calls left").said()).startsWith("1 of 3");

    Checkup last = examine();
    assertThat(failed(last)).containsExactly("calls left");
    Checkup none = examine();
    assertThat(failed(none)).containsExactly("calls left");
    assertThat(outcome(none, "admin role")).isEqualTo(Outcome.NOT_CHECKED);
    assertThat(outcome(none, "risk API")).isEqualTo(Outcome.PASSED);
  }

  private void offBy(Duration ahead) {
    test.realTime(ahead);
    wholeSession();
  }

  @Test
  void theClockIsFast() {
    offBy(Duration.ofMinutes(10));

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("clock");
    assertThat(check(checkup, "clock").why().orElseThrow().evidence().get(0))
        .startsWith("your clock is 10 min fast");
    assertThat(check(checkup, "token").said()).contains("while the clock is not right");
  }

  @Test
  void theClockIsSlow() {
    offBy(Duration.ofMinutes(-10));

    assertThat(failed(examine())).containsExactly("clock");
  }

  @Test
  void theClockIsALittleSlow() {
    offBy(Duration.ofMinutes(-1));

    Checkup checkup = examine();

    assertThat(outcome(checkup, "clock")).isEqualTo(Outcome.WARNED);
    assertThat(checkup.isHealthy()).isTrue();
  }

  @Test
  void nobodyAnswers() {
    test.env("HTTPS_PROXY", "http://proxy.example:3128");
    onOrg(BadServer.nobody());

    Checkup checkup = examine();

    assertThat(failed(checkup)).containsExactly("reachable", "key");
    assertThat(check(checkup, "reachable").why().orElseThrow().evidence())
        .anyMatch(fact -> fact.startsWith("HTTPS_PROXY is set"));
    assertThat(checkup.count(Outcome.PASSED)).isEqualTo(1);
  }

  @Test
  void theConnectionIsNotSafe() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> speakPlainly(socket));
      thread.start();
      onOrg("https://127.0.0.1:" + socket.getLocalPort());

      Checkup checkup = examine();

      assertThat(failed(checkup)).containsExactly("TLS", "key");
      assertThat(outcome(checkup, "Okta org")).isEqualTo(Outcome.NOT_CHECKED);
      assertThat(check(checkup, "TLS").said()).contains("does not speak TLS");
    }
  }

  /** Where a client expects TLS. */
  private static void speakPlainly(ServerSocket socket) {
    try (Socket connection = socket.accept()) {
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      connection.getInputStream().readAllBytes();
    } catch (IOException clientWentAway) {
      // As it should.
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "{}", "[]", "", "{\"id\":null}"})
  void somethingElseThanOktaAnswers(String body) {
    try (BadServer server = BadServer.replying(200, "Content-Type: text/html\r\n", body)) {
      onOrg(server.url());

      Checkup checkup = examine();

      assertThat(failed(checkup)).containsExactly("Okta org", "key");
      assertThat(outcome(checkup, "clock")).isEqualTo(Outcome.NOT_CHECKED);
      assertThat(check(checkup, "token").said()).isEqualTo("it is not an Okta org");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anInterruptEndsIt() {
    onOrg(BadServer.nobody());
    Thread.currentThread().interrupt();
    try {
      assertThat(catchThrowableOfType(Problem.class, this::examine).exitCode())
          .isEqualTo(ExitCode.INTERRUPTED);
    } finally {
      // It must not reach the next test.
      Thread.interrupted();
    }
  }
}
