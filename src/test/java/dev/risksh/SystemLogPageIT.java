package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.Chromium;
import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Program.Started;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The System Log's page, in a browser that nobody sees; pictures of it are left in target. */
class SystemLogPageIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path PICTURES = CHECKOUT.resolve("target/system-log-page");
  private static final String ENTRIES = "document.querySelectorAll('#entries > li').length";
  private static final String HOSTILE = "<img src=x onerror=window.hacked=1>";

  @TempDir static Path temp;
  private static Chromium browser;

  @TempDir Path home;
  private LocalOrg org;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = Chromium.start(Tools.require("chromium"), temp);
  }

  @AfterAll
  static void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void startOrg() throws IOException {
    org = LocalOrg.start(OrgSettings.ephemeral());
    browser.look(1280, 900, "light");
    browser.open(URI.create("about:blank"));
    browser.until("location.href === 'about:blank'");
    browser.forget();
  }

  @AfterEach
  void endOrg() {
    org.close();
  }

  @Test
  void showsWhatHappened() throws IOException {
    runFirstSignal();
    URI link = org.logPage();
    browser.open(link);
    browser.until(ENTRIES + " > 5");

    assertThat(text("#entries"))
        .contains("security.risk.signal.consume", "6.7.6.7 LOW, 1.1.1.1 HIGH", "CHALLENGE");
    assertThat(browser.eval("location.href")).isEqualTo(page());
    assertThat(browser.eval("document.cookie")).isEmpty();
    assertThat(label("#levels")).isEqualTo("Risk levels: HIGH 3, MEDIUM 0, LOW 0");
    assertThat(label("#over-time")).startsWith("Events over time: ");
    assertThat(browser.requested())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(org.baseUrl() + "/"));
    assertThat(browser.complaints()).isEmpty();
    pictures("events");

    browser.eval("document.querySelector('#entries summary').focus()");
    browser.press("Enter");
    browser.until("document.querySelector('#entries pre') !== null");
    assertThat(
            browser.eval("JSON.parse(document.querySelector('#entries pre').textContent).version"))
        .isEqualTo("0");
    pictures("entry");

    // The link was good once; the cookie is good for more.
    browser.open(link);
    browser.until(ENTRIES + " > 5");
    assertThat(text("#told")).contains("events shown");
  }

  @Test
  void aMistakeInAFilterIsShownWhereItIs() throws IOException {
    browser.open(org.logPage());
    browser.until("!document.querySelector('#log').hidden");
    browser.eval("document.querySelector('#filter').focus()");
    browser.type("eventType eqq \"user.session.start\"");
    browser.press("Enter");
    browser.until("!document.querySelector('#problem').hidden");
    assertThat(text("#problem"))
        .startsWith(
            "Invalid filter 'eventType eqq \"user.session.start\"': Unrecognized attribute operator"
                + " 'eqq' at position 10. Expected: eq,co,sw,pr,gt,ge,lt,le")
        .endsWith("\n          ^^^");
    assertThat(browser.eval("document.querySelector('#filter').getAttribute('aria-invalid')"))
        .isEqualTo("true");
    assertThat(browser.eval("getSelection().toString()")).isEqualTo("eqq");
    pictures("mistake");
  }

  @Test
  void theTailShowsWhatComes() {
    browser.open(org.logPage());
    browser.until("document.querySelector('#told').textContent.startsWith('No events')");
    browser.eval("document.querySelector('#tail').focus()");
    browser.press("Space");
    browser.until("document.querySelector('#tail').getAttribute('aria-pressed') === 'true'");
    signIn(HOSTILE);
    browser.until(ENTRIES + " === 1");
    assertThat(text("#told")).isEqualTo("1 new event. 1 event shown.");
    assertThat(browser.eval("document.querySelector('#told').getAttribute('aria-live')"))
        .isEqualTo("polite");

    // What the log holds came from strangers: it is text, and stays that.
    browser.eval("document.querySelector('#entries details').open = true");
    browser.until("document.querySelector('#entries pre') !== null");
    assertThat(text("#entries pre")).contains(HOSTILE);
    assertThat(browser.eval("document.querySelectorAll('img').length + ' ' + window.hacked"))
        .isEqualTo("0 undefined");
  }

  @Test
  void withoutATicketTheAdminsTokenOpensIt() throws IOException {
    signIn("nobody@example.com");
    browser.open(URI.create(page()));
    browser.until("!document.querySelector('#locked').hidden");
    assertThat(browser.eval("String(document.querySelector('#log').hidden)")).isEqualTo("true");
    pictures("locked");
    unlockWith("wrong");
    browser.until("!document.querySelector('#unlock-problem').hidden");
    assertThat(text("#unlock-problem")).isEqualTo("Invalid token provided");
    unlockWith(org.adminToken());
    browser.until(ENTRIES + " === 1");
  }

  @Test
  void theKeyboardReachesAllOfIt() {
    signIn("nobody@example.com");
    browser.open(org.logPage());
    browser.until(ENTRIES + " === 1");
    browser.eval("document.activeElement.blur()");
    StringBuilder reached = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      browser.press("Tab");
      reached.append(
          browser.eval(
              "document.activeElement.id || document.activeElement.className"
                  + " || document.activeElement.tagName"));
      reached.append(' ');
      assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle"))
          .as("the focus is seen at " + reached)
          .isNotEqualTo("none");
    }
    assertThat(reached.toString().trim()).isEqualTo("skip q filter range main tail SUMMARY");
  }

  @Test
  void theLogCommandLeadsThere() throws IOException {
    signIn("nobody@example.com");
    signIn("somebody@example.com");
    Ended ended =
        risksh(
                "--json",
                "log",
                "--web",
                "--since",
                "1h",
                "--filter",
                "actor.alternateId co \"some\"")
            .run();
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    browser.open(URI.create(new ObjectMapper().readTree(ended.out()).path("link").asText()));
    browser.until(ENTRIES + " === 1");
    assertThat(browser.eval("document.querySelector('#filter').value"))
        .isEqualTo("actor.alternateId co \"some\"");
    assertThat(browser.eval("document.querySelector('#range').value")).isEqualTo("custom");
    pictures("from-command");
  }

  /** The page of an org that only this process runs lasts as long as the process does. */
  @Test
  void theLogCommandStaysWhereItRunsTheOrg() throws IOException {
    Started started =
        new Program(home, CHECKOUT.resolve("target/risksh/bin/risksh"), "log", "--web").start();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.readString(started.out()).contains("\n"));
      browser.open(URI.create(Files.readString(started.out()).lines().findFirst().orElseThrow()));
      browser.until("document.querySelector('#told').textContent.startsWith('No events')");
    } finally {
      started.process().destroy();
      started.end();
    }
  }

  private void unlockWith(String token) {
    browser.eval("document.querySelector('#token').select()");
    browser.type(token);
    browser.press("Enter");
  }

  private String page() {
    return org.baseUrl() + "/admin/reports/system-log";
  }

  private static String text(String selector) {
    return browser.eval("document.querySelector('" + selector + "').textContent");
  }

  private static String label(String selector) {
    return browser.eval("document.querySelector('" + selector + "').getAttribute('aria-label')");
  }

  /** On a phone and on a desk, by day and by night; nothing may be wider than the window. */
  private static void pictures(String name) throws IOException {
    for (int width : new int[] {390, 1280}) {
      for (String scheme : new String[] {"light", "dark"}) {
        browser.look(width, width < 600 ? 844 : 900, scheme);
        browser.until("innerWidth === " + width);
        browser.eval("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))");
        assertThat(
                browser.eval(
                    "document.documentElement.scrollWidth"
                        + " - document.documentElement.clientWidth"))
            .as(name + " at " + width)
            .isEqualTo("0");
        browser.screenshot(PICTURES.resolve(name + "-" + width + "-" + scheme + ".png"));
      }
    }
  }

  private void runFirstSignal() {
    Ended ended = risksh("run", CHECKOUT.resolve("scripts/first-signal.groovy")).run();
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
  }

  private Program risksh(Object... words) {
    return new Program(home, CHECKOUT.resolve("target/risksh/bin/risksh"))
        .with(words)
        .set("OKTA_CLIENT_ORGURL", org.baseUrl())
        .set("OKTA_CLIENT_TOKEN", org.adminToken());
  }

  /** Fails, and is logged. */
  private void signIn(String name) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(org.baseUrl() + "/api/v1/authn"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"username\":\"" + name + "\",\"password\":\"wrong\"}"))
            .build();
    int status =
        HttpClient.newHttpClient()
            .sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .join()
            .statusCode();
    assertThat(status).isEqualTo(401);
  }
}
