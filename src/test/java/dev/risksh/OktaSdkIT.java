package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.RSAKey;
import com.okta.sdk.client.AuthorizationMode;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.RiskEventApi;
import com.okta.sdk.resource.api.RiskProviderApi;
import com.okta.sdk.resource.api.SystemLogApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.LogEvent;
import com.okta.sdk.resource.model.RiskEvent;
import com.okta.sdk.resource.model.RiskEventSubject;
import com.okta.sdk.resource.model.RiskEventSubjectRiskLevel;
import com.okta.sdk.resource.model.RiskProvider;
import com.okta.sdk.resource.model.RiskProviderAction;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.localorg.RequestLine;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Okta's own SDK for Java, set up with a key and an app that risksh made, at the local org: it gets
 * its token, sends risk events, keeps the providers and reads the log, as it would at Okta.
 */
class OktaSdkIT {
  private static final String DISABLE_HTTPS_CHECK = "okta.testing.disableHttpsCheck";
  private static final Set<String> SCOPES =
      Set.of("okta.riskEvents.manage", "okta.riskProviders.manage", "okta.logs.read");

  private final List<RequestLine> requests = new CopyOnWriteArrayList<>();
  private TestWorld world;
  private LocalOrg org;
  private String clientId;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    System.setProperty(DISABLE_HTTPS_CHECK, "true");
    org = LocalOrg.start(OrgSettings.ephemeral().onRequest(requests::add));
    world =
        TestWorld.in(folder)
            .realTime()
            .env("OKTA_CLIENT_ORGURL", org.baseUrl().toString())
            .env("OKTA_CLIENT_TOKEN", org.adminToken());
  }

  @AfterEach
  void stop() {
    org.close();
    System.clearProperty(DISABLE_HTTPS_CHECK);
  }

  @Test
  void aFirstSignalWithABearerToken() throws Exception {
    ApiClient client = client(appMadeByRisksh());
    walk(client);
    assertThat(tokenRequests()).containsExactly("");
  }

  @Test
  void aFirstSignalWithABoundToken() throws Exception {
    ApiClient client = client(appMadeByRisksh("--dpop"));
    walk(client);
    // Without a proof first, then with one, then with one that has the nonce.
    assertThat(tokenRequests())
        .containsExactly("invalid_dpop_proof_missing_header", "use_dpop_nonce", "");
  }

  @Test
  void aRefusalReachesTheCaller() throws Exception {
    ApiClient client = client(appMadeByRisksh());
    RiskEvent broken = new RiskEvent().addsubjectsItem(subject("not an address", "HIGH"));
    assertThatThrownBy(() -> new RiskEventApi(client).sendRiskEvents(List.of(broken)))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(400))
        .hasMessageContaining("[0].subjects[0].ip: The field ip is not valid.");
  }

  /** The provider's whole way: linked, heard, found in the log. */
  private void walk(ApiClient client) throws ApiException {
    RiskProviderApi providers = new RiskProviderApi(client);
    RiskProvider initial = providers.listRiskProviders().get(0);
    assertThat(initial.getName()).isEqualTo("Default ");
    RiskProvider provider =
        providers.replaceRiskProvider(
            initial.getId(),
            new RiskProvider()
                .name("SDK")
                .clientId(clientId)
                .action(RiskProviderAction.ENFORCE_AND_LOG));
    assertThat(providers.getRiskProvider(initial.getId()).getAction())
        .isEqualTo(RiskProviderAction.ENFORCE_AND_LOG);

    RiskEvent event =
        new RiskEvent()
            .addsubjectsItem(subject("6.7.6.7", "LOW"))
            .addsubjectsItem(subject("1.1.1.1", "HIGH").message("Detected Attack tooling"));
    event.setTimestamp(OffsetDateTime.now(ZoneOffset.UTC));
    new RiskEventApi(client).sendRiskEvents(List.of(event));

    List<LogEvent> entries =
        new SystemLogApi(client)
            .listLogEvents(
                null,
                null,
                null,
                "eventType eq \"security.risk.signal.consume\"",
                null,
                10,
                "ASCENDING");
    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).getActor().getId()).isEqualTo(clientId);
    assertThat(entries.get(0).getOutcome().getResult()).hasToString("SUCCESS");
    assertThat(entries.get(0).getTarget().get(0).getId()).isEqualTo(provider.getId());
    assertThat(entries.get(0).getDebugContext().getDebugData())
        .containsEntry(
            "riskSignalList", "[{ip=6.7.6.7, riskLevel=LOW}, {ip=1.1.1.1, riskLevel=HIGH}]");
  }

  private static RiskEventSubject subject(String ip, String level) {
    return new RiskEventSubject().ip(ip).riskLevel(RiskEventSubjectRiskLevel.fromValue(level));
  }

  /** Makes a key and registers an app with it, as a user of risksh does. */
  private RSAKey appMadeByRisksh(String... more) throws Exception {
    run("key", "new");
    String[] create = {"app", "create", "SDK", "--json", "--scope", String.join(",", SCOPES)};
    String app = run(Stream.of(create, more).flatMap(Stream::of).toArray(String[]::new));
    clientId = new ObjectMapper().readTree(app).path("clientId").asText();
    try (Stream<Path> keys = Files.list(world.home().resolve("keys"))) {
      return RSAKey.parse(Files.readString(keys.findFirst().orElseThrow()));
    }
  }

  private String run(String... words) {
    int before = world.out().length();
    assertThat(Main.run(world.world(), words)).as(world.err()).isZero();
    return world.out().substring(before);
  }

  private ApiClient client(RSAKey key) throws Exception {
    return Clients.builder()
        .setOrgUrl(org.baseUrl().toString())
        .setAuthorizationMode(AuthorizationMode.PRIVATE_KEY)
        .setClientId(clientId)
        .setScopes(SCOPES)
        .setKid(key.getKeyID())
        .setPrivateKey(key.toPrivateKey())
        .build();
  }

  /** What became of each, in Okta's internal codes; nothing for a token. */
  private List<String> tokenRequests() {
    return requests.stream()
        .filter(line -> line.path().equals("/oauth2/v1/token"))
        .map(RequestLine::note)
        .toList();
  }
}
