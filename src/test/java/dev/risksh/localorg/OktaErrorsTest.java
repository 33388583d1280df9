package dev.risksh.localorg;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each management error that this org answers with, provoked: the reply is Okta's to the byte apart
 * from the id, with the status and the summary of Okta's own catalogue.
 */
class OktaErrorsTest extends OrgTestCase {
  private static final String JSON = "application/json";
  private static final String PROVIDERS = "/api/v1/risk/providers";
  private static final String FILTER = "/api/v1/logs?filter=";

  /** The System Log has an envelope of its own: without a link, and with a UUID. */
  private static final Set<OktaError> OF_THE_LOG = Set.of(OktaError.E0000031, OktaError.E0000053);

  /** What stands for the blank of a summary, or behind it. */
  private static final Map<OktaError, String> ARGUMENTS =
      Map.of(
          OktaError.E0000001, "riskProvider",
          OktaError.E0000007, "Resource not found: rkp1 (RiskProvider)");

  private final Map<OktaError, Supplier<HttpResponse<String>>> provocations =
      Map.ofEntries(
          entry(OktaError.E0000001, () -> post(PROVIDERS, JSON, "{\"name\":\"A\"}")),
          entry(OktaError.E0000003, () -> post(PROVIDERS, JSON, "{")),
          entry(
              OktaError.E0000004,
              () -> post("/api/v1/authn", JSON, "{\"username\":\"a\",\"password\":\"b\"}")),
          entry(OktaError.E0000005, () -> client.send("GET", PROVIDERS, null)),
          entry(OktaError.E0000006, () -> client.get("/local/v1/faults", "Bearer x")),
          entry(OktaError.E0000007, () -> client.get(PROVIDERS + "/rkp1", client.admin())),
          entry(OktaError.E0000008, () -> client.get("/nowhere", client.admin())),
          entry(OktaError.E0000009, () -> faulty(500)),
          entry(OktaError.E0000010, () -> faulty(503)),
          entry(OktaError.E0000011, () -> client.get(PROVIDERS, "SSWS made-up")),
          entry(OktaError.E0000015, () -> retired("not_enabled")),
          entry(OktaError.E0000018, () -> post(PROVIDERS, "", "{}")),
          entry(OktaError.E0000020, () -> faulty(400)),
          entry(OktaError.E0000021, () -> post(PROVIDERS, "text/plain", "{}")),
          entry(OktaError.E0000022, () -> client.send("PATCH", PROVIDERS, null)),
          entry(OktaError.E0000026, () -> retired("deprecated")),
          entry(OktaError.E0000031, () -> log("debugContext.debugData.url+co+%22x%22")),
          entry(OktaError.E0000047, () -> faulty(429)),
          entry(OktaError.E0000053, () -> log("some_invalid_field+eq+%22x%22")),
          entry(OktaError.E0000056, this::deleteWhileActive),
          entry(OktaError.E0000090, this::sameRoleTwice),
          entry(OktaError.E0000215, () -> retired("gone")));

  @ParameterizedTest
  @EnumSource
  void comesAsInOktasCatalogue(OktaError error) throws IOException {
    HttpResponse<String> reply = provocations.get(error).get();

    List<String> row = catalogue().get(error.name());
    assertThat(reply.statusCode() + " ").isEqualTo(row.get(0).substring(0, 4));
    assertThat(reply.headers().firstValue("Content-Type")).contains(JSON);
    assertThat(stable(reply.body()))
        .isEqualTo(
            "{\"errorCode\":\"%s\",\"errorSummary\":\"%s\",%s,\"errorCauses\":[%s]}"
                .formatted(
                    error,
                    summary(error, row.get(1)),
                    OF_THE_LOG.contains(error)
                        ? "\"errorId\":\"uuid…\""
                        : "\"errorLink\":\"%s\",\"errorId\":\"oae…\"".formatted(error),
                    error == OktaError.E0000001
                        ? "{\"errorSummary\":\"clientId: The field cannot be left blank\"}"
                        : ""));
  }

  /** Where Okta's own replies say more than its catalogue (Okta: System Log query). */
  private static String summary(OktaError error, String catalogued) {
    return switch (error) {
      case E0000031 ->
          "The supplied combination of operator and field is not currently supported."
              + " Operator: co, Field: debugContext.debugData.url";
      case E0000053 -> "field is not valid: some_invalid_field";
      default -> catalogued.replace("{0}", ARGUMENTS.getOrDefault(error, ""));
    };
  }

  private HttpResponse<String> post(String path, String contentType, String body) {
    String[] headers = {"Authorization", client.admin(), "Content-Type", contentType};
    return client.send(
        "POST",
        path,
        body,
        contentType.isEmpty() ? List.of(headers).subList(0, 2).toArray(String[]::new) : headers);
  }

  private HttpResponse<String> log(String filter) {
    return client.get(FILTER + filter, client.admin());
  }

  private HttpResponse<String> faulty(int status) {
    post("/local/v1/faults", JSON, "{\"kind\":\"status\",\"status\":%d}".formatted(status));
    return client.get(PROVIDERS, client.admin());
  }

  private HttpResponse<String> retired(String how) {
    client.json(
        "PATCH", "/local/v1/switches", client.admin(), "{\"riskApi\":\"%s\"}".formatted(how));
    return client.get(PROVIDERS, client.admin());
  }

  private HttpResponse<String> deleteWhileActive() {
    String app = client.createApp("App", List.of(Keys.EC));
    return client.send("DELETE", "/api/v1/apps/" + app, null, "Authorization", client.admin());
  }

  private HttpResponse<String> sameRoleTwice() {
    String app = client.createApp("App", List.of(Keys.EC));
    post("/oauth2/v1/clients/" + app + "/roles", JSON, "{\"type\":\"APP_ADMIN\"}");
    return post("/oauth2/v1/clients/" + app + "/roles", JSON, "{\"type\":\"APP_ADMIN\"}");
  }

  /** Status and summary by code. */
  private static Map<String, List<String>> catalogue() throws IOException {
    try (InputStream in =
        OktaErrorsTest.class.getResourceAsStream("/dev/risksh/diagnose/api-errors.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| E"))
          .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
          .collect(Collectors.toMap(row -> row[0], row -> List.of(row[1], row[2])));
    }
  }
}
