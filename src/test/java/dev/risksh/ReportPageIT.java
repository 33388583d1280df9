package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.testing.Chromium;
import dev.risksh.testing.Program;
import dev.risksh.testing.Program.Ended;
import dev.risksh.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run, made by the program itself, in a browser that nobody sees. */
class ReportPageIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final Path PICTURES = CHECKOUT.resolve("target/report-page");
  private static final String HOSTILE = "</script><img src=x onerror=window.hacked=1>";

  private static final String FAILS =
      """
      setup { newKey type: 'p256'; createApp name: 'Little', scopes: ['okta.logs.read'] }
      step('ask for more than is granted %1$s', tags: ['token']) {
          println '%1$s'
          requestToken scopes: ['okta.riskEvents.manage']
      }
      step('send') { send event { subject ip: '1.1.1.1', risk: HIGH } }
      cleanup { assert [1, 2, 3].sum() == 'a value that makes a power-assert as long as a line can be on a desk' }
      """;

  /** The least contrast of a text with what is behind it, and what it says. */
  private static final String LEAST_CONTRAST =
      """
      (() => {
        const channel = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
        const parts = (color) => color.match(/[0-9.]+/g).map(Number);
        const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const behind = (one) => {
          for (; one; one = one.parentElement) {
            const color = parts(getComputedStyle(one).backgroundColor);
            if (color.length === 3 || color[3] > 0) return color;
          }
          return [255, 255, 255];
        };
        let least = [99, ''];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const one = texts.currentNode.parentElement;
          if (!texts.currentNode.textContent.trim() || !one.checkVisibility() || one.closest('svg,script')) continue;
          const [a, b] = [light(parts(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < least[0]) least = [ratio, texts.currentNode.textContent.trim()];
        }
        return least.join(' ');
      })()
      """;

  @TempDir static Path temp;
  private static Chromium browser;
  private static Path page;

  @BeforeAll
  static void run() throws IOException {
    Path script = Files.writeString(temp.resolve("fails.groovy"), FAILS.formatted(HOSTILE));
    page = temp.resolve("out/report.html");
    Ended ended =
        new Program(temp, CHECKOUT.resolve("target/risksh/bin/risksh"))
            .with("run", CHECKOUT.resolve("scripts/first-signal.groovy"), script)
            .with("--report", "html=" + page + ",junit=" + temp.resolve("out/junit.xml"))
            .run();
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(3);
    assertThat(ended.err().lines()).hasSize(2);
    assertThat(Files.readString(temp.resolve("out/junit.xml"))).contains("<testsuites");
    browser = Chromium.start(Tools.require("chromium"), temp);
  }

  @AfterAll
  static void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.look(1280, 900, "light");
    browser.forget();
    browser.open(page.toUri());
    browser.until(
        "document.querySelector('footer') !== null && !document.querySelector('#tools').hidden");
  }

  @Test
  void asksForNothingAndRunsNothingOfTheScript() {
    assertThat(browser.requested())
        .isNotEmpty()
        .allMatch(url -> url.equals(page.toUri().toString()) || url.equals("data:,"));
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.eval("document.querySelectorAll('img').length + ' ' + window.hacked"))
        .isEqualTo("0 undefined");
    assertThat(text("main")).contains(HOSTILE);
  }

  @Test
  void fitsEveryWindowInEveryLight() throws IOException {
    for (boolean open : new boolean[] {false, true}) {
      if (open) {
        browser.eval("document.getElementById('open-all').click()");
      }
      for (int width : new int[] {390, 1280}) {
        for (String scheme : new String[] {"light", "dark"}) {
          browser.look(width, width < 600 ? 844 : 900, scheme);
          browser.until("innerWidth === " + width);
          String name = (open ? "open-" : "") + width + "-" + scheme;
          assertThat(
                  browser.eval(
                      "document.documentElement.scrollWidth"
                          + " - document.documentElement.clientWidth"))
              .as(name)
              .isEqualTo("0");
          String[] least = browser.eval(LEAST_CONTRAST).split(" ", 2);
          assertThat(Double.parseDouble(least[0])).as(name + ": " + least[1]).isGreaterThan(4.5);
          browser.screenshot(PICTURES.resolve(name + ".png"));
        }
      }
    }
  }

  @Test
  void theKeyboardOpensWhatIsClosed() {
    browser.eval("document.querySelector('.scenario.passed > summary').focus()");
    assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle"))
        .isNotEqualTo("none");
    browser.press("Enter");
    browser.until("document.querySelector('.scenario.passed').open");
    browser.eval("document.getElementById('only-failed').focus()");
    browser.press("Space");
    browser.until("document.querySelector('.scenario.passed').hidden");
    assertThat(browser.eval("document.activeElement.getAttribute('aria-pressed')"))
        .isEqualTo("true");
  }

  @Test
  void onPaperAllIsOpen() throws IOException {
    String closed = "document.querySelectorAll('details:not([open])').length";
    String before = browser.eval(closed);
    assertThat(Integer.parseInt(before)).isPositive();
    browser.eval("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.eval(closed)).isEqualTo("0");
    browser.eval("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.eval(closed)).isEqualTo(before);
    browser.print(PICTURES.resolve("paper.pdf"));
  }

  @Test
  void saysWhatFailedFirst() {
    assertThat(text("h1")).endsWith("1 of 2 failed");
    assertThat(text(".failure"))
        .contains("consent_required", "Why", "Next", "Last call", "POST", "/oauth2/v1/token");
    assertThat(text(".levels tbody")).contains("HIGH", "1");
    assertThat(browser.eval("document.querySelectorAll('.latency circle').length"))
        .isNotEqualTo("0");
    assertThat(browser.eval("document.querySelectorAll('svg .call').length")).isNotEqualTo("0");
  }

  private static String text(String selector) {
    return browser.eval("document.querySelector('" + selector + "').textContent");
  }
}
