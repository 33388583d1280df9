package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code risksh run --dry-run}: all requests are printed, and none is sent. */
class DryRunTest {
  @TempDir Path temp;
  private TestWorld test;
  private HttpServer server;
  private String org;
  private final AtomicInteger arrived = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    test = TestWorld.in(temp);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          arrived.incrementAndGet();
          call.sendResponseHeaders(500, -1);
          call.close();
        });
    server.start();
    org = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int dryRun(String script) {
    test.file("a.groovy", script);
    return Main.run(test.world(), "run", "a.groovy", "--dry-run", "--org", org);
  }

  @Test
  void requestsArePrintedAsTheyWouldBeSentAndNothingArrives() {
    test.env("OKTA_CLIENT_TOKEN", "00secretAdminToken00");
    test.env("OKTA_CLIENT_ORGURL", org);
    int code =
        dryRun(
            """
            step('set up') { newKey type: 'p256'; app = createApp name: 'A'
                             useProvider app: app, action: ENFORCE_AND_LOG }
            step('token') { requestToken() }
            step('send') { r = send event { subject ip: '1.1.1.1', risk: HIGH, message: 'Odd' } }
            """);
    assertThat(code).as(test.out() + test.err()).isZero();
    assertThat(arrived).hasValue(0);
    assertThat(test.out())
        .contains(
            "a.groovy   dry run: nothing is sent",
            "would send  POST " + org + "/oauth2/v1/clients",
            "would send  POST " + org + "/oauth2/v1/token",
            "would send  POST " + org + "/api/v1/risk/events/ip",
            "\"message\"",
            "ready  ",
            "would go to " + org + "; what it would answer is not known")
        .contains("\"issuer\":\"" + org + "\"")
        .containsSubsequence("/oauth2/v1/clients", "/oauth2/v1/token", "/api/v1/risk/events/ip")
        .doesNotContain("eyJ", "00secretAdminToken00", "✓", "passed");
  }

  @Test
  void anAppAndAKeyThatAreSetAreKnownToTheStandIn() {
    assertThat(Main.run(test.world(), "key", "new", "--type", "p256")).isZero();
    assertThat(Main.run(test.world(), "key", "export", "k.json", "--private")).isZero();
    test.env("OKTA_CLIENT_ORGURL", org)
        .env("OKTA_CLIENT_CLIENTID", "0oaMINE")
        .env("OKTA_CLIENT_PRIVATEKEY", "k.json");
    int code = dryRun("step('send') { send event { subject ip: '1.1.1.1', risk: HIGH } }");
    assertThat(code).as(test.out() + test.err()).isZero();
    assertThat(test.out()).contains("ready  2 requests would go to " + org);
    assertThat(arrived).hasValue(0);
  }

  @Test
  void whatDependsOnTheOrgsAnswerIsToldAsNotChecked() {
    test.env("OKTA_CLIENT_TOKEN", "00secretAdminToken00").env("OKTA_CLIENT_ORGURL", org);
    int code =
        dryRun(
            """
            step('look') { newKey type: 'p256'; app = createApp(name: 'A'); assert app.name == 'B'; later = 1 }
            step('go on') { println later }
            """);
    assertThat(code).as(test.out() + test.err()).isZero();
    assertThat(test.out())
        .contains(
            "? not checked: it depends on what the org answers",
            "? not checked: it needs what an earlier step did not get");
  }

  /** Nothing has passed where nothing was sent. */
  @Test
  void whatIsReadyIsNotToldAsPassed() {
    test.file("b.groovy", "step('limits') { event { subject ip: 'x', risk: HIGH } }");
    test.file("c.groovy", "step('one') { x = 1 }\nstep('two', skip: 'no portal') { }");
    int code = Main.run(test.world(), "run", "b.groovy", "c.groovy", "--dry-run", "--org", org);
    assertThat(code).isEqualTo(1);
    assertThat(test.out())
        .contains("2 scenarios: 1 ready, 1 not ready in ", "  ✗ b.groovy")
        .containsPattern("\n  ↷ two +skipped: no portal\n")
        .doesNotContain("passed", "? no portal");
  }

  @Test
  void whatIsWrongHereFails() {
    int code = dryRun("step('limits') { event { subject ip: 'x', risk: HIGH } }");
    assertThat(code).isEqualTo(1);
    assertThat(test.out()).contains("'x' is not an IPv4 or IPv6 address", "not ready");
  }

  @Test
  void anAdminTokenThatIsNotSetIsMissedHereToo() {
    assertThat(dryRun("step('app') { newKey type: 'p256'; createApp name: 'A' }")).isEqualTo(1);
    assertThat(test.out()).contains("no admin token is known");
    assertThat(arrived).hasValue(0);
  }

  @Test
  void thereIsNothingToReport() {
    test.file("a.groovy", "x = 1");
    assertThat(Main.run(test.world(), "run", "a.groovy", "--dry-run", "--report", "json=x.json"))
        .isEqualTo(2);
    assertThat(test.err()).contains("a dry run has nothing to report");
  }
}
