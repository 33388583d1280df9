package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What a new org begins with. */
class SeedTest {
  private final SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void theExampleOfTheDocumentationGrows() throws Exception {
    try (LocalOrg org = LocalOrg.start(settings().withSeed(example()))) {
      assertThat(org.inventory())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("0oaseedexample0001d6", "Risk Provider Example", "keys 1")
                      .contains("scopes okta.logs.read okta.riskEvents.manage", "SUPER_ADMIN"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("Partner", "enforce_and_log", "client 0oaseedexample0001d6"))
          .anySatisfy(line -> assertThat(line).contains("ada@example.com"));
      assertThat(signIn(org, "Analytical-1843"))
          .contains("\"SUCCESS\"", "\"firstName\":\"Ada\"", "\"login\":\"ada@example.com\"");
      assertThat(signIn(org, "wrong")).contains("E0000004");
    }
  }

  @Test
  void anOrgThatIsThereIsLeftAsItIs() throws Exception {
    OrgSettings kept = settings().withDatabase(directory.resolve("org.db"));
    try (LocalOrg org = LocalOrg.start(kept.withSeed(example()))) {
      assertThat(signIn(org, "Analytical-1843")).contains("SUCCESS");
    }
    String other = "{\"users\":[{\"login\":\"b@example.com\",\"password\":\"x\"}]}";
    try (LocalOrg org = LocalOrg.start(kept.withSeed(other))) {
      assertThat(signIn(org, "Analytical-1843")).contains("SUCCESS");
      assertThat(String.join("\n", org.inventory())).doesNotContain("b@example.com");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | the seed: is no object",
        "{ | no JSON",
        "{\"apps\":{}} | apps: is no list",
        "{\"aps\":[]} | takes no 'aps'",
        "{\"apps\":[{}]} | apps[0].name: is missing",
        "{\"apps\":[{\"name\":\"a\",\"scopes\":[\"okta.all\"]}]} | apps[0].scopes: okta.all is no",
        "{\"apps\":[{\"name\":\"a\",\"roles\":[\"KING\"]}]} | apps[0].roles: KING is no admin role",
        "{\"apps\":[{\"name\":\"a\",\"jwks\":{\"keys\":[]}}]} | apps[0]: ",
        "{\"providers\":[{\"name\":\"p\",\"app\":\"b\"}]} | providers[0].app: no app of the seed",
        "{\"providers\":[{\"name\":\"p\",\"action\":\"b\"}]} | providers[0].action: b is no action",
        "{\"users\":[{\"login\":\"a\"}]} | users[0].password: is missing"
      })
  void aMistakeIsToldWithItsPlace(String seed, String message) {
    assertThatThrownBy(() -> LocalOrg.start(settings().withSeed(seed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private String signIn(LocalOrg org, String password) {
    Client client = new Client(org, clock);
    Map<String, String> who = Map.of("username", "ada@example.com", "password", password);
    return client.json("POST", "/api/v1/authn", client.admin(), Json.write(who)).body();
  }

  private OrgSettings settings() {
    return OrgSettings.ephemeral().withClock(clock);
  }

  private static String example() throws Exception {
    Matcher yaml =
        Pattern.compile("```yaml\\n(apps:.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/local-org.md")));
    assertThat(yaml.find()).isTrue();
    Object content = new Yaml().load(yaml.group(1));
    return Json.write(content);
  }
}
