package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Okta's catalogue of OAuth errors, row by row: each is provoked on purpose and must come back with
 * its status and its text to the byte, and the token endpoint's with its code in the System Log.
 * What is not provoked is named, with the reason.
 */
class OAuthErrorsTest {
  private static final String NOT_CLIENT_CREDENTIALS = "belongs to another grant type or endpoint";
  private static final String CUSTOM_SERVER = "belongs to custom authorization servers";

  private static final Map<String, String> NOT_HERE =
      notHere(
          Map.of(
              NOT_CLIENT_CREDENTIALS,
              """
              expired_token insufficient_scope unsupported_grant_type_browser_request
              invalid_dpop_proof_invalid_public_key_binding expired_password_credentials
              illegal_origin_browser_request invalid_application_type_for_interact
              invalid_client_application_type invalid_client_configuration_native_to_web_sso
              invalid_requested_expiry invalid_requested_token_type token_request_missing_device_id
              invalid_request_object invalid_request_uri openid_not_allowed_token_exchange
              token_exchange_incomplete_resource_configuration token_exchange_invalid_audience
              token_exchange_invalid_resource unsupported_grant_type_token_exchange
              jwks_uri_algorithm_required access_token_revoked""",
              CUSTOM_SERVER,
              """
              no_matching_policy consent_required_client_credentials jwks_uri_error_auth_server
              unsupported_grant_type_client_creds_org_as illegal_custom_scope illegal_scope
              illegal_scope_combination illegal_scopes""",
              "a text that another row tells more exactly",
              """
              illegal_duplicated_parameters missing_scopes
              invalid_client_metadata""",
              "needs a token of another org with this one's signature",
              "access_token_invalid_audience access_token_invalid_issuer"));

  private static final SettableClock CLOCK = new SettableClock("2026-11-24T12:00:00Z");

  private static LocalOrg org;
  private static Client client;

  private static KeyServer keyServer;
  private static Map<String, Supplier<HttpResponse<String>>> tokenRequests;
  private static Map<String, Supplier<HttpResponse<String>>> resourceRequests;

  /** A row of the catalogue. */
  record Row(int status, String error, String code, String text) {
    static Row parse(String line) {
      String[] cells = line.split("\\|");
      return new Row(
          Integer.parseInt(cells[1].trim()), cells[2].trim(), cells[3].trim(), cells[4].trim());
    }

    /** The text with its blank filled in. */
    String text(String argument) {
      return text.replace("{0}", argument);
    }

    @Override
    public String toString() {
      return code;
    }
  }

  @BeforeAll
  static void prepare() throws IOException {
    org = LocalOrg.start(OrgSettings.ephemeral().withClock(CLOCK));
    client = new Client(org, CLOCK);
    keyServer = new KeyServer();
    DpopProvocations dpop = new DpopProvocations(client, CLOCK);
    tokenRequests = new HashMap<>(new TokenProvocations(client, CLOCK, keyServer).requests());
    tokenRequests.putAll(dpop.atTokenEndpoint());
    resourceRequests = dpop.atResource();
  }

  @AfterAll
  static void stop() {
    keyServer.close();
    org.close();
  }

  static List<Row> rows() throws IOException {
    try (var in = OAuthErrorsTest.class.getResourceAsStream("oauth-errors.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Row::parse).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowIsProvokedOrNamed(Row row) {
    Supplier<HttpResponse<String>> atTokenEndpoint = tokenRequests.get(row.code());
    Supplier<HttpResponse<String>> atResource = resourceRequests.get(row.code());
    if (atTokenEndpoint == null && atResource == null) {
      assertThat(NOT_HERE).containsKey(row.code());
      return;
    }
    assertThat(NOT_HERE).doesNotContainKey(row.code());
    if (atTokenEndpoint != null) {
      assertRefusedByTokenEndpoint(row, atTokenEndpoint.get());
    }
    if (atResource != null) {
      assertRefusedByResource(row, atResource.get());
    }
  }

  private void assertRefusedByTokenEndpoint(Row row, HttpResponse<String> reply) {
    assertThat(OrgTestCase.stable(reply.body())).isEqualTo(body(row));
    assertThat(reply.statusCode()).isEqualTo(row.status());
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(reply.headers().firstValue("Cache-Control")).contains("no-cache, no-store");
    String id = reply.headers().firstValue("X-Okta-Request-Id").orElseThrow();
    JsonNode entry = client.log("?filter=transaction.id+eq+%22" + id + "%22").path(0);
    assertThat(entry.path("eventType").asText()).isEqualTo("app.oauth2.token.grant");
    assertThat(entry.path("outcome").path("reason").asText()).isEqualTo(row.code());
    assertThat(entry.path("outcome").path("result").asText())
        .isEqualTo(row.code().equals("use_dpop_nonce") ? "CHALLENGE" : "FAILURE");
  }

  private static String body(Row row) {
    if (row.code().equals("invalid_client_id")) {
      return "{\"errorCode\":\"invalid_client\",\"errorSummary\":\"%s\",\"errorLink\":\"invalid_client\",\"errorId\":\"oae…\",\"errorCauses\":[]}"
          .formatted(row.text());
    }
    String argument = ARGUMENTS.getOrDefault(row.code(), "");
    return "{\"error\":\"%s\",\"error_description\":\"%s\"}"
        .formatted(row.error(), row.text(argument));
  }

  private void assertRefusedByResource(Row row, HttpResponse<String> reply) {
    boolean dpop = row.error().equals("invalid_dpop_proof") || row.code().contains("dpop");
    assertThat(reply.headers().allValues("WWW-Authenticate"))
        .containsExactly(
            ("%1$s authorization_uri=\"%2$s/oauth2/v1/authorize\", realm=\"%2$s\","
                    + " scope=\"okta.logs.read\", error=\"%3$s\", error_description=\"%4$s\","
                    + " resource=\"/api/v1/logs\"")
                .formatted(
                    dpop ? "DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\"," : "Bearer",
                    org.baseUrl(),
                    row.error(),
                    row.text()));
    assertThat(reply.statusCode()).isEqualTo(row.status());
    assertThat(reply.body()).isEmpty();
  }

  /** What stands for the blank in a text. */
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "token_request_missing_grant_type", "client_credentials",
          "unsupported_grant_type", "client_credentials",
          "unauthorized_client", "authorization_code",
          "client_assertion_invalid_key_use", "[sig]",
          "jwks_uri_invalid_key_use", "[sig]");

  private static Map<String, String> notHere(Map<String, String> codesByReason) {
    Map<String, String> reasons = new HashMap<>();
    codesByReason.forEach(
        (reason, codes) ->
            Arrays.stream(codes.trim().split("\\s+")).forEach(code -> reasons.put(code, reason)));
    return reasons;
  }
}
