package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users beside the one that every org has: made, signed in, gone. */
class UsersTest extends OrgTestCase {
  private static final String USERS = "/api/v1/users";
  private static final String PASSWORD = "correct-horse-9";

  @TempDir Path folder;

  @Override
  OrgSettings settings(OrgSettings settings) {
    return settings.withStore(folder.resolve("org.json"));
  }

  @Test
  void aUserIsShownAsOktaShowsIt() {
    HttpResponse<String> made = make("dade.murphy@example.com");
    assertThat(made.statusCode()).isEqualTo(200);
    String id = Client.parse(made).path("id").asText();
    assertThat(id).matches("00u\\w{17}");
    String time = "2026-11-24T12:00:00.000Z";
    assertThat(made.body())
        .isEqualTo(
            ("{\"id\":\"%1$s\",\"status\":\"ACTIVE\",\"created\":\"%2$s\",\"activated\":\"%2$s\","
                    + "\"statusChanged\":\"%2$s\",\"lastLogin\":null,\"lastUpdated\":\"%2$s\","
                    + "\"passwordChanged\":\"%2$s\",\"profile\":{\"firstName\":\"Dade\","
                    + "\"lastName\":\"Murphy\",\"email\":\"dade.murphy@example.com\","
                    + "\"login\":\"dade.murphy@example.com\"},\"credentials\":{\"password\":{},"
                    + "\"provider\":{\"type\":\"OKTA\",\"name\":\"OKTA\"}},\"_links\":{\"self\":"
                    + "{\"href\":\"%3$s/api/v1/users/%1$s\"}}}")
                .formatted(id, time, org.baseUrl()));
    for (String name : new String[] {id, "dade.murphy@example.com", "DADE.murphy@example.com"}) {
      assertThat(client.get(USERS + "/" + name, client.admin()).body()).isEqualTo(made.body());
    }
    assertThat(Client.parse(client.get(USERS, client.admin()))).hasSize(2);
  }

  @Test
  void aUserSignsInWithTheirPasswordAndNoOther() {
    make("dade.murphy@example.com");
    assertThat(signIn("dade.murphy@example.com", "wrong")).isEqualTo("401 E0000004");
    assertThat(signIn("dade.murphy@example.com", LocalOrg.USER_PASSWORD)).isEqualTo("401 E0000004");
    assertThat(signIn("dade.murphy", PASSWORD)).isEqualTo("200 ");
    JsonNode entry = client.log("?sortOrder=DESCENDING&limit=1").path(0);
    assertThat(entry.path("actor").path("displayName").asText()).isEqualTo("Dade Murphy");
    make("dade.murphy@elsewhere.example");
    assertThat(signIn("dade.murphy", PASSWORD)).as("two are called so").isEqualTo("401 E0000004");
  }

  @Test
  void whoIsDeactivatedCannotSignInAndCanBeDeleted() {
    make("dade.murphy@example.com");
    String path = USERS + "/dade.murphy@example.com";
    assertThat(delete(path).statusCode()).isEqualTo(204);
    assertThat(signIn("dade.murphy", PASSWORD)).isEqualTo("401 E0000004");
    assertThat(Client.parse(client.get(path, client.admin())).path("status").asText())
        .isEqualTo("DEPROVISIONED");
    assertThat(delete(path).statusCode()).isEqualTo(204);
    assertThat(code(client.get(path, client.admin()))).isEqualTo("404 E0000007");
    assertThat(client.log("").findValuesAsText("eventType"))
        .containsSubsequence(
            "user.lifecycle.create",
            "user.lifecycle.deactivate",
            "user.session.start",
            "user.lifecycle.delete.initiated");
  }

  @Test
  void mistakesAreNamed() {
    make("dade.murphy@example.com");
    assertThat(causes(make("Dade.Murphy@example.com")))
        .containsExactly(
            "login: An object with this field already exists in the current organization");
    assertThat(causes(client.json("POST", USERS, client.admin(), "{\"profile\":{\"login\":7}}")))
        .containsExactly(
            "login: The field login is not valid.",
            "email: The field cannot be left blank",
            "firstName: The field cannot be left blank",
            "lastName: The field cannot be left blank",
            "password: The field cannot be left blank");
    assertThat(code(client.send("GET", USERS, null))).isEqualTo("403 E0000005");
  }

  @Test
  void usersAreKeptAndTheirPasswordsAreNot() throws IOException {
    make("dade.murphy@example.com");
    org.close();
    assertThat(Files.readString(folder.resolve("org.json")))
        .contains("dade.murphy@example.com")
        .doesNotContain(PASSWORD);
    start();
    assertThat(signIn("dade.murphy", PASSWORD)).isEqualTo("200 ");
    assertThat(signIn(LocalOrg.USER_LOGIN, LocalOrg.USER_PASSWORD)).isEqualTo("200 ");
  }

  private HttpResponse<String> make(String login) {
    return client.json(
        "POST",
        USERS + "?activate=true",
        client.admin(),
        """
        {"profile":{"firstName":"Dade","lastName":"Murphy","email":"%1$s","login":"%1$s"},
         "credentials":{"password":{"value":"%2$s"}}}"""
            .formatted(login, PASSWORD));
  }

  private HttpResponse<String> delete(String path) {
    return client.send("DELETE", path, null, "Authorization", client.admin());
  }

  private String signIn(String username, String password) {
    return code(
        client.json(
            "POST",
            "/api/v1/authn",
            client.admin(),
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)));
  }
}
