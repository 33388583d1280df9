package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The System Log API: spans, pages, polling, filters and searches. */
class LogsTest extends OrgTestCase {

  @Test
  void anEntryHasTheShapeOfALogEvent() {
    String app = client.createApp("App 0", List.of());
    JsonNode entry = client.log("").path(0);
    assertThat(entry.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "actor",
            "client",
            "device",
            "authenticationContext",
            "displayMessage",
            "eventType",
            "outcome",
            "published",
            "securityContext",
            "severity",
            "debugContext",
            "legacyEventType",
            "transaction",
            "uuid",
            "version",
            "request",
            "target");
    assertThat(entry.path("published").asText()).isEqualTo("2026-11-24T12:00:00.000Z");
    UUID uuid = UUID.fromString(entry.path("uuid").asText());
    assertThat(uuid.version()).isEqualTo(1);
    assertThat(uuid.variant()).isEqualTo(2);
    // In tenths of a microsecond since October 15, 1582.
    assertThat(uuid.timestamp() / 10_000 - 12_219_292_800_000L)
        .isEqualTo(clock.instant().toEpochMilli());
    assertThat(entry.path("version").isTextual()).isTrue();
    assertThat(entry.path("client").path("zone").asText()).isEqualTo("null");
    assertThat(entry.path("client").path("ipAddress").asText()).isEqualTo("127.0.0.1");
    assertThat(entry.path("target").path(0).path("id").asText()).isEqualTo(app);
    assertThat(entry.path("transaction").path("type").asText()).isEqualTo("WEB");
    assertThat(entry.path("request").path("ipChain").path(0).path("version").asText())
        .isEqualTo("V4");
    entry.path("debugContext").path("debugData").forEach(v -> assertThat(v.isTextual()).isTrue());
  }

  @Test
  void pollingNeverEndsAndMissesNothing() {
    apps(3);
    HttpResponse<String> first = get("?limit=2");
    assertThat(names(first)).containsExactly("App 0", "App 1");
    HttpResponse<String> second = follow(first);
    assertThat(names(second)).containsExactly("App 2");
    HttpResponse<String> third = follow(second);
    assertThat(names(third)).isEmpty();
    assertThat(third.body()).isEqualTo("[]");
    client.createApp("Later", List.of());
    assertThat(names(follow(third))).containsExactly("Later");
  }

  @Test
  void pollingAnEmptyLogFindsWhatComesLater() {
    HttpResponse<String> empty = get("");
    assertThat(empty.headers().allValues("Link")).hasSize(2);
    apps(1);
    assertThat(names(follow(empty))).containsExactly("App 0");
  }

  @Test
  void pollingWithAFilterGoesOnBehindWhatItPassedOver() {
    apps(2);
    String filter = "?filter=" + encode("target.displayName eq \"Later\"");
    HttpResponse<String> first = get(filter);
    assertThat(names(first)).isEmpty();
    client.createApp("Later", List.of());
    assertThat(names(follow(first))).containsExactly("Later");
  }

  @Test
  void pollingIsNotConfusedByAClockThatGoesBack() {
    apps(1);
    HttpResponse<String> first = get("?since=2026-11-24T12:00:00Z");
    clock.advance(Duration.ofMinutes(-5));
    client.createApp("Earlier", List.of());
    assertThat(names(follow(first))).containsExactly("Earlier");
  }

  @Test
  void aBoundedQueryEndsWithItsLastPage() {
    apps(3);
    String span = "?since=2026-11-24T12:00:00Z&until=2026-11-24T12:02:00.000Z&limit=2";
    HttpResponse<String> first = get(span);
    assertThat(names(first)).containsExactly("App 0", "App 1");
    assertThat(first.headers().allValues("Link"))
        .first()
        .isEqualTo("<" + client.url("/api/v1/logs" + span) + ">; rel=\"self\"");
    HttpResponse<String> second = follow(first);
    assertThat(names(second)).containsExactly("App 2");
    assertThat(next(second)).isEmpty();
  }

  @Test
  void aBackwardQueryGoesFromTheNewestAndEnds() {
    apps(3);
    HttpResponse<String> first = get("?sortOrder=DESCENDING&limit=2");
    assertThat(names(first)).containsExactly("App 2", "App 1");
    client.createApp("Later", List.of());
    HttpResponse<String> second = follow(first);
    assertThat(names(second)).containsExactly("App 0");
    assertThat(next(second)).isEmpty();
  }

  @Test
  void sinceAndUntilCutASpanOut() {
    apps(4);
    assertThat(names(get("?since=2026-11-24T12:01:00Z&until=2026-11-24T12:02:59Z")))
        .containsExactly("App 1", "App 2");
    assertThat(names(get("?since=2026-11-24T12:02:00.000%2B00:00")))
        .containsExactly("App 2", "App 3");
    assertThat(names(get("?until=2026-11-24"))).isEmpty();
  }

  @Test
  void withoutSinceTheLastSevenDaysAreShown() {
    apps(1);
    clock.advance(Duration.ofDays(8));
    assertThat(names(get(""))).isEmpty();
    assertThat(names(get("?since=2026-11-20"))).containsExactly("App 0");
  }

  @Test
  void entriesAreKeptForNinetyDays() {
    apps(1);
    clock.advance(Duration.ofDays(91));
    assertThat(names(get("?since=2026-11-20"))).isEmpty();
    client.createApp("New", List.of());
    assertThat(org.inventory()).contains("log       1 entries");
  }

  @Test
  void aLimitOfNothingIsAnEmptyPage() {
    apps(1);
    HttpResponse<String> none = get("?limit=0");
    assertThat(none.body()).isEqualTo("[]");
    assertThat(names(client.get(next(none).orElseThrow().replace("limit=0", ""), client.admin())))
        .containsExactly("App 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          eventType eq "app.oauth2.client.lifecycle.create" | App 0,App 1,App 2
          event_type EQ "app.oauth2.client.lifecycle.create" | App 0,App 1,App 2
          eventType sw "app.oauth2" and target.displayName eq "App 1" | App 1
          target.displayName eq "App 0" or target.displayName eq "App 2" | App 0,App 2
          target.displayName eq "App 0" or target.displayName eq "App 1" and severity eq "WARN" | App 0
          (target.displayName eq "App 0" or target.displayName eq "App 1") and severity eq "WARN" |
          not (target.displayName ew "1") | App 0,App 2
          target.displayName ne "App 1" | App 0,App 2
          target.displayName gt "App 0" and target.displayName le "App 1" | App 1
          target.displayName ge "App 1" and target.displayName lt "App 2" | App 1
          target.displayName co "pp 2" | App 2
          outcome.reason pr |
          actor.alternateId pr and not(outcome.reason pr) | App 0,App 1,App 2
          debugContext.debugData.requestUri eq "/oauth2/v1/clients" | App 0,App 1,App 2
          securityContext.isProxy eq true |
          """)
  void filtersFind(String filter, String expected) {
    apps(3);
    assertThat(names(get("?filter=" + encode(filter))))
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(",")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          display_message eqq "Create okta user" | E0000053 | Invalid filter 'display_message eqq "Create okta user"': Unrecognized attribute operator 'eqq' at position 16. Expected: eq,co,sw,pr,gt,ge,lt,le
          some_invalid_field eq "x" | E0000053 | field is not valid: some_invalid_field
          published gt "2026-01-01" | E0000053 | field is not valid: published
          outcome.magic eq "x" | E0000053 | field is not valid: outcome.magic
          debugContext.debugData.url co "x" | E0000031 | The supplied combination of operator and field is not currently supported. Operator: co, Field: debugContext.debugData.url
          eventType eq | E0000053 | Invalid filter 'eventType eq': Expected a quoted text, a number or a boolean at position 12.
          eventType eq 'x' | E0000053 | Invalid filter 'eventType eq 'x'': Expected a quoted text, a number or a boolean at position 13.
          (eventType eq "x" | E0000053 | Invalid filter '(eventType eq "x"': Expected ')' at position 17.
          not eventType eq "x" | E0000053 | Invalid filter 'not eventType eq "x"': Expected '(' at position 4.
          eventType eq "x" eventType eq "y" | E0000053 | Invalid filter 'eventType eq "x" eventType eq "y"': Unexpected text at position 17.
          eventType eq "x" and | E0000053 | Invalid filter 'eventType eq "x" and': Expected an attribute at position 20.
          """)
  void filtersThatAreWrongAreToldWhere(String filter, String errorCode, String summary) {
    HttpResponse<String> reply = get("?filter=" + encode(filter));
    assertThat(code(reply)).isEqualTo("400 " + errorCode);
    JsonNode body = Client.parse(reply);
    assertThat(body.path("errorSummary").asText()).isEqualTo(summary);
    assertThat(body.has("errorLink")).isFalse();
    assertThat(body.path("errorId").asText()).matches("[0-9a-f-]{36}");
  }

  @Test
  void parenthesesAreNotEndless() {
    String filter = "(".repeat(2000) + "eventType pr" + ")".repeat(2000);
    assertThat(code(get("?filter=" + encode(filter)))).isEqualTo("400 E0000053");
  }

  @Test
  void aPollThatAsksForNothingBeginsAtSince() {
    client.createApp("Before", List.of());
    clock.advance(Duration.ofMinutes(1));
    String since = clock.instant().toString();
    client.createApp("After", List.of());
    HttpResponse<String> none = get("?limit=0&since=" + since);
    assertThat(names(none)).isEmpty();
    HttpResponse<String> some =
        client.get(next(none).orElseThrow().replace("limit=0", "limit=5"), client.admin());
    assertThat(names(some)).containsExactly("After");
    clock.advance(Duration.ofMinutes(1));
    assertThat(names(follow(some))).isEmpty();
  }

  @Test
  void badParametersAreRefused() {
    assertThat(stable(get("?until=tomorrow").body()))
        .isEqualTo(
            "{\"errorCode\":\"E0000001\",\"errorSummary\":\"Api validation failed: 'until': The date"
                + " format in your query is not recognized. Please enter dates using ISO8601 string"
                + " format. 'until': must be a valid date-time or empty.\",\"errorId\":\"uuid…\","
                + "\"errorCauses\":[{\"errorSummary\":\"until: The date format in your query is not"
                + " recognized. Please enter dates using ISO8601 string format.\"},"
                + "{\"errorSummary\":\"until: must be a valid date-time or empty.\"}]}");
    assertThat(Client.parse(get("?since=2026-01-01")).path("errorSummary").asText())
        .isEqualTo(
            "Invalid parameter: The since parameter is over 180 days prior to the current day.");
    assertThat(causes(get("?limit=1001")))
        .containsExactly("limit: must be a number between 0 and 1000.");
    assertThat(code(get("?limit=many"))).isEqualTo("400 E0000001");
    assertThat(causes(get("?after=349996bd-5091-45dc-a39f-d357867a30d7")))
        .containsExactly("after: must be a valid value");
    assertThat(code(get("?sortOrder=SIDEWAYS"))).isEqualTo("400 E0000001");
    assertThat(causes(get("?q=" + "x".repeat(41))))
        .containsExactly("q: Freeform search cannot contain items longer than 40 characters.");
    assertThat(code(get("?q=" + "a+".repeat(11)))).isEqualTo("400 E0000001");
  }

  @Test
  void keywordsAreFoundWholeOrByTheirParts() {
    client.createApp("Risk-Provider Example", List.of());
    apps(1);
    assertThat(names(get("?q=risk-provider"))).containsExactly("Risk-Provider Example");
    assertThat(names(get("?q=PROVIDER+create"))).containsExactly("Risk-Provider Example");
    assertThat(names(get("?q=provid"))).isEmpty();
    assertThat(names(get("?q=create"))).hasSize(2);
  }

  @Test
  void aContentTypeOnAGetDoesNotMatter() {
    HttpResponse<String> reply =
        client.send(
            "GET",
            "/api/v1/logs?limit=1",
            null,
            "Authorization",
            client.admin(),
            "Content-Type",
            "text/xml");
    assertThat(reply.statusCode()).isEqualTo(200);
  }

  /** Apps a minute apart, an entry each. */
  private void apps(int count) {
    for (int i = 0; i < count; i++) {
      client.createApp("App " + i, List.of());
      if (i < count - 1) {
        clock.advance(Duration.ofMinutes(1));
      }
    }
  }

  private HttpResponse<String> get(String query) {
    return client.get("/api/v1/logs" + query, client.admin());
  }

  private HttpResponse<String> follow(HttpResponse<String> page) {
    return client.get(next(page).orElseThrow(), client.admin());
  }

  private static Optional<String> next(HttpResponse<String> page) {
    return page.headers().allValues("Link").stream()
        .filter(link -> link.endsWith("rel=\"next\""))
        .map(link -> link.substring(1, link.indexOf('>')))
        .findFirst();
  }

  private static List<String> names(HttpResponse<String> page) {
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    List<String> names = new ArrayList<>();
    for (JsonNode entry : Client.parse(page)) {
      names.add(entry.path("target").path(0).path("displayName").asText());
    }
    return names;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
