package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets at the System Log's page, and what comes with it; a browser sees the rest. */
class PageTest extends OrgTestCase {
  private static final String REFUSED = "403 E0000005";

  @Test
  void aTicketOpensOneSession() {
    URI link = org.logPage();
    assertThat(link.toString()).startsWith(org.baseUrl() + PageApi.PATH + "#ticket=");
    HttpResponse<String> opened = redeem(ticket(link));
    assertThat(opened.statusCode()).isEqualTo(204);
    assertThat(setCookie(opened))
        .matches(
            "system_log_%d=[\\w-]{40}; Path=%s; HttpOnly; SameSite=Strict"
                .formatted(org.baseUrl().getPort(), PageApi.PATH));
    assertThat(code(redeem(ticket(link)))).isEqualTo(REFUSED);

    HttpResponse<String> entries = get("/entries?limit=1", "Cookie", "a=b; " + cookie(opened));
    assertThat(entries.statusCode()).isEqualTo(200);
    assertThat(entries.headers().firstValue("Cache-Control")).contains("no-cache, no-store");
    assertThat(entries.headers().allValues("Link"))
        .hasSize(2)
        .allMatch(value -> value.startsWith("<" + org.baseUrl() + PageApi.PATH + "/entries?"));
    assertThat(get("/session", "Cookie", cookie(opened)).body())
        .isEqualTo("{\"now\":\"2026-11-24T12:00:00.000Z\"}");
  }

  @Test
  void ticketsAndSessionsEnd() {
    String ticket = ticket(org.logPage());
    String session = cookie(redeem(ticket(org.logPage())));
    clock.advance(Duration.ofHours(12).minusMillis(1));
    assertThat(get("/session", "Cookie", session).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    assertThat(code(get("/session", "Cookie", session))).isEqualTo(REFUSED);
    assertThat(code(get("/entries", "Cookie", session))).isEqualTo(REFUSED);
    assertThat(code(redeem(ticket))).isEqualTo(REFUSED);
  }

  @Test
  void theOldestTicketMakesRoom() {
    String first = ticket(org.logPage());
    String second = ticket(org.logPage());
    for (int i = 0; i < 99; i++) {
      org.logPage();
    }
    assertThat(code(redeem(first))).isEqualTo(REFUSED);
    assertThat(redeem(second).statusCode()).isEqualTo(204);
  }

  @Test
  void theAdminGetsTicketsAndNeedsNone() {
    HttpResponse<String> made = client.json("POST", "/local/v1/tickets", client.admin(), "{}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(Client.parse(made).path("page").asText()).isEqualTo(org.baseUrl() + PageApi.PATH);
    assertThat(redeem(Client.parse(made).path("pageTicket").asText()).statusCode()).isEqualTo(204);

    HttpResponse<String> opened =
        client.send("POST", PageApi.PATH + "/session", null, "Authorization", client.admin());
    assertThat(get("/session", "Cookie", cookie(opened)).statusCode()).isEqualTo(200);

    assertThat(code(client.send("POST", "/local/v1/tickets", null))).isEqualTo(REFUSED);
    assertThat(code(client.json("POST", "/local/v1/tickets", "SSWS no", "{}")))
        .isEqualTo("401 E0000011");
  }

  @Test
  void withoutASessionThereIsNoLog() {
    assertThat(code(get("/entries"))).isEqualTo(REFUSED);
    assertThat(code(get("/session"))).isEqualTo(REFUSED);
    assertThat(code(get("/entries", "Cookie", "system_log_1=made-up"))).isEqualTo(REFUSED);
    assertThat(code(get("/entries", "Authorization", client.admin()))).isEqualTo(REFUSED);
    assertThat(code(redeem(""))).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin,http://127.0.0.1:1",
    "Origin,https://evil.example",
    "Origin,null",
    "Sec-Fetch-Site,same-site",
    "Sec-Fetch-Site,cross-site"
  })
  void anotherPageGetsNothing(String header, String value) {
    String session = cookie(redeem(ticket(org.logPage())));
    assertThat(code(get("/entries", "Cookie", session, header, value))).isEqualTo(REFUSED);
    assertThat(lines.get(lines.size() - 1).note()).isEqualTo("called from another page");
    String ticket = ticket(org.logPage());
    assertThat(code(redeem(ticket, header, value))).isEqualTo(REFUSED);
    assertThat(redeem(ticket, "Origin", org.baseUrl().toString()).statusCode()).isEqualTo(204);
  }

  @Test
  void theCookieOpensNothingElse() {
    String session = cookie(redeem(ticket(org.logPage())));
    for (String path : List.of("/api/v1/logs", "/api/v1/apps", "/local/v1/switches")) {
      assertThat(code(client.send("GET", path, null, "Cookie", session))).isEqualTo(REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/page.css", "/page.js", "/icon.svg"})
  void filesComeWithAStrictPolicy(String path) {
    HttpResponse<String> file = get(path);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(file.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing.js", "/PageFiles.class", "/..%2FLocalOrg.class", "/"})
  void whatIsNoFileOfThePageIsNotThere(String path) {
    assertThat(code(get(path))).isEqualTo("404 E0000008");
  }

  /** A policy that blocks it would only show in a browser. */
  @Test
  void thePageHasNothingInlineAndAsksNobodyElse() throws IOException {
    Path folder = Path.of("src/main/resources/dev/risksh/localorg/page");
    String page = Files.readString(folder.resolve("page.html"));
    assertThat(page).doesNotContainPattern("(?i)<script(?![^>]* src=)|<style| style=| on\\w+=");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(get("/" + file.getFileName()).body()).isEqualTo(Files.readString(file));
        assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
            .as("all that strangers wrote is text in %s", file.getFileName())
            .doesNotContain("http:", "https:", "innerHTML", "insertAdjacentHTML", "eval(");
      }
    }
  }

  @Test
  void itsCallsAreNoCallsOfAnybody() {
    client.json("POST", "/local/v1/faults", client.admin(), "{\"kind\":\"status\",\"status\":503}");
    String session = cookie(redeem(ticket(org.logPage())));
    int told = lines.size();
    assertThat(get("/entries", "Cookie", session).statusCode()).isEqualTo(200);
    assertThat(lines).hasSize(told);
    assertThat(client.get("/api/v1/logs", client.admin()).statusCode()).isEqualTo(503);
  }

  private HttpResponse<String> get(String path, String... headers) {
    return client.send("GET", PageApi.PATH + path, null, headers);
  }

  private HttpResponse<String> redeem(String ticket, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.send("POST", PageApi.PATH + "/session", "{\"ticket\":\"" + ticket + "\"}", all);
  }

  private static String ticket(URI link) {
    return link.getFragment().replace("ticket=", "");
  }

  private static String cookie(HttpResponse<String> opened) {
    return setCookie(opened).split(";")[0];
  }

  private static String setCookie(HttpResponse<String> opened) {
    return opened.headers().firstValue("Set-Cookie").orElseThrow();
  }
}
