package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every org that keeps its data keeps across restarts, and how it guards its file. */
abstract class StoreTestCase {
  private static final String SCOPE = "okta.riskEvents.manage";

  final SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");

  @TempDir Path directory;

  abstract OrgSettings settings();

  @Test
  void everythingIsThereAfterARestart() throws IOException {
    String token;
    String app;
    String assertion;
    JsonNode log;
    String providers;
    String grants;
    String keys;
    List<String> inventory;
    String adminToken;
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      app = client.createApp("App", List.of(Keys.EC), SCOPE, "okta.logs.read");
      client.json(
          "POST",
          "/api/v1/risk/providers",
          client.admin(),
          "{\"name\":\"P\",\"clientId\":\"%s\",\"action\":\"enforce_and_log\"}".formatted(app));
      token = client.bearer(app, Keys.EC, JWSAlgorithm.ES256, SCOPE);
      assertion = Client.sign(Keys.EC, JWSAlgorithm.ES256, "ec-1", client.claims(app));
      client.token(Client.encode(Client.tokenForm(assertion, SCOPE)));
      client.json(
          "POST",
          "/api/v1/risk/events/ip",
          token,
          "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\",\"message\":\"m\"}]}]");
      log = client.log("");
      providers = client.get("/api/v1/risk/providers", client.admin()).body();
      grants = client.get("/api/v1/apps/" + app + "/grants", client.admin()).body();
      keys = client.send("GET", "/oauth2/v1/keys", null).body();
      inventory = org.inventory();
      adminToken = org.adminToken();
    }
    try (LocalOrg org = LocalOrg.start(settings())) {
      Client client = new Client(org, clock);
      String base = org.baseUrl().toString();
      assertThat(org.warnings()).isEmpty();
      assertThat(org.adminToken()).isEqualTo(adminToken);
      assertThat(org.inventory()).isEqualTo(inventory);
      assertThat(client.log("")).isEqualTo(log);
      assertThat(anyPort(client.get("/api/v1/risk/providers", client.admin()).body()))
          .isEqualTo(anyPort(providers));
      assertThat(anyPort(client.get("/api/v1/apps/" + app + "/grants", client.admin()).body()))
          .isEqualTo(anyPort(grants));
      assertThat(client.send("GET", "/oauth2/v1/keys", null).body()).isEqualTo(keys);
      assertThat(base).startsWith("http://127.0.0.1:");
      HttpResponse<String> signIn =
          client.send(
              "POST",
              "/api/v1/authn",
              "{\"username\":\"%s\",\"password\":\"%s\"}"
                  .formatted(LocalOrg.USER_LOGIN, LocalOrg.USER_PASSWORD),
              "Authorization",
              client.admin(),
              "Content-Type",
              "application/json",
              "X-Forwarded-For",
              "1.1.1.1");
      assertThat(Client.parse(signIn).path("status").asText()).isEqualTo("MFA_REQUIRED");
      assertThat(client.json("POST", "/api/v1/risk/events/ip", token, "[]").statusCode())
          .as("the old token is let in, its body is not")
          .isEqualTo(400);
    }
  }

  @Test
  void aUsedAssertionStaysUsed() throws IOException {
    String form;
    int port;
    try (LocalOrg org = LocalOrg.start(settings())) {
      port = org.baseUrl().getPort();
      Client client = new Client(org, clock);
      String app = client.createApp("App", List.of(Keys.EC), SCOPE);
      String assertion = Client.sign(Keys.EC, JWSAlgorithm.ES256, "ec-1", client.claims(app));
      form = Client.encode(Client.tokenForm(assertion, SCOPE));
      assertThat(client.token(form).statusCode()).isEqualTo(200);
    }
    try (LocalOrg org = LocalOrg.start(settings().withPort(port))) {
      assertThat(new Client(org, clock).token(form).body())
          .contains("The client_assertion token has already been used.");
    }
  }

  @Test
  void onlyItsOwnerCanReadTheFile() throws IOException {
    try (LocalOrg org = LocalOrg.start(settings())) {
      assertThat(org.warnings()).isEmpty();
      for (Path file : files().stream().filter(Files::isRegularFile).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void twoOrgsDoNotShareAFile() throws IOException {
    try (LocalOrg org = LocalOrg.start(settings())) {
      assertThatThrownBy(() -> LocalOrg.start(settings()))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("in use by another local org");
      assertThat(new Client(org, clock).log("")).isEmpty();
    }
    try (LocalOrg later = LocalOrg.start(settings())) {
      assertThat(later.warnings()).isEmpty();
    }
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static String anyPort(String body) {
    return body.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1");
  }
}
