package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.sstoehr.harreader.HarReader;
import de.sstoehr.harreader.model.HarEntry;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.Program;
import dev.risksh.testing.TestWorld;
import dev.risksh.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of a session as curl commands, as an HTTP archive, made again and compared. */
class ExchangesTest {
  private static final String EVENT =
      "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\",\"message\":\"seen\"}]}]";

  @TempDir private Path folder;
  private TestWorld test;
  private LocalOrg org;
  private String printed = "";

  @BeforeEach
  void someCalls() throws Exception {
    test = TestWorld.in(folder);
    org = LocalOrg.start(OrgSettings.ephemeral().withClock(test.clock()));
    test.env("OKTA_CLIENT_ORGURL", org.baseUrl().toString());
    test.env("OKTA_CLIENT_TOKEN", org.adminToken());
    test.file("event.json", EVENT);
    test.input(
        """
        /key new --type p256
        createApp name: 'It\\'s "mine" \\$HOME `id` \\\\ ü'
        /provider use --name Mine
        /token
        /send event.json
        /signin --ip 1.1.1.1
        """);
    done("-");
  }

  @AfterEach
  void theyEnd() {
    org.close();
  }

  @Test
  void anotherProcessFindsThem() {
    assertThat(done("http", "list"))
        .contains("POST /oauth2/v1/clients", "POST /api/v1/risk/events/ip", "202");
    assertThat(done("http", "show", number("/risk/events/ip")))
        .contains("Authorization: Bearer ‹redacted›", "\"riskLevel\": \"HIGH\"");
    assertThat(run("http", "show", "999")).isEqualTo(ExitCode.USAGE.value());
  }

  @Test
  void noSecretIsKeptOrShown() throws Exception {
    String all = done("http", "har") + done("http", "curl", number("/v1/token"));
    for (Path file : test.files()) {
      all += file.toString().contains("sessions") ? Files.readString(file) : "";
    }
    assertThat(all)
        .contains("client_assertion")
        .doesNotContain(org.adminToken(), LocalOrg.USER_PASSWORD)
        .doesNotContainPattern("eyJ[\\w-]+\\.eyJ");
  }

  @Test
  void eachRunsAsACurlCommand() throws Exception {
    Tools.require("curl");
    done("assertion");
    String assertion = done("assertion", "show", "--reveal").strip();
    Map<String, String> secrets =
        Map.of(
            "OKTA_CLIENT_TOKEN",
            org.adminToken(),
            "OKTA_CLIENT_ASSERTION",
            assertion,
            "OKTA_PASSWORD",
            LocalOrg.USER_PASSWORD);

    String list = done("http", "list");
    JsonNode token = curl(number(list, "/v1/token"), 200, secrets);
    curl(number(list, "/oauth2/v1/clients"), 201, secrets);
    curl(number(list, "/grants"), 201, secrets);
    curl(number(list, "/risk/providers/"), 200, secrets);
    curl(number(list, "/authn"), 200, secrets);
    curl(
        number(list, "/risk/events/ip"),
        202,
        Map.of("OKTA_CLIENT_OAUTH2_ACCESSTOKEN", token.path("access_token").asText()));
    assertThat(done("app", "list")).contains("It's \"mine\" $HOME `id` \\ ü");
  }

  /** Runs what {@code http curl} prints; what the org answers. */
  private JsonNode curl(String number, int status, Map<String, String> secrets) throws Exception {
    String command = done("http", "curl", number).stripTrailing();
    Path body = folder.resolve("body");
    Program program =
        new Program(
            folder,
            "/bin/sh",
            "-c",
            command + " -s -o '" + body + "' -w '%{http_code}' --noproxy '*'");
    secrets.forEach(program::set);
    Program.Ended ended = program.run();
    assertThat(ended.out()).as(command + "\n" + ended.err()).isEqualTo(String.valueOf(status));
    return Json.tryParse(Files.readString(body)).orElse(Json.object());
  }

  @Test
  void revealedItRunsWithoutAnyVariable() throws Exception {
    Tools.require("curl");
    test.input("/provider list\n/http curl --reveal\n");
    String command = done("-").replaceAll("(?s).*?(curl --globoff)", "$1");

    assertThat(command).contains(org.adminToken());
    Program.Ended ended = new Program(folder, "/bin/sh", "-c", command + " -s").run();
    assertThat(ended.out()).as(ended.err()).contains("\"name\":\"Mine\"");

    assertThat(run("http", "curl", "--reveal")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("were not kept");
  }

  @Test
  void allAreAnHttpArchive() throws Exception {
    done("http", "har", "--out", "calls.har");
    Path file = test.workingDirectory().resolve("calls.har");

    List<HarEntry> entries = new HarReader().readFromFile(file.toFile()).getLog().getEntries();
    assertThat(entries).hasSize(Integer.parseInt(number("/logs")));
    HarEntry token =
        entries.stream()
            .filter(entry -> entry.getRequest().getUrl().endsWith("/v1/token"))
            .findFirst()
            .orElseThrow();
    assertThat(token.getRequest().getPostData().getParams())
        .anySatisfy(
            param -> {
              assertThat(param.getName()).isEqualTo("scope");
              assertThat(param.getValue()).isEqualTo("okta.riskEvents.manage okta.logs.read");
            });
    assertThat(token.getResponse().getStatus()).isEqualTo(200);

    requireFields(Json.parse(Files.readString(file), "the archive"));
  }

  /** What the specification of HAR 1.2 does not call optional. */
  private static void requireFields(JsonNode archive) {
    require(archive.path("log"), "version", "creator", "entries");
    require(archive.at("/log/creator"), "name", "version");
    for (JsonNode entry : archive.at("/log/entries")) {
      require(entry, "startedDateTime", "time", "request", "response", "cache", "timings");
      require(entry.path("timings"), "send", "wait", "receive");
      JsonNode request = entry.path("request");
      require(request, "method", "url", "httpVersion", "cookies", "headers", "queryString");
      require(request, "headersSize", "bodySize");
      if (request.has("postData")) {
        require(request.path("postData"), "mimeType", "params", "text");
      }
      JsonNode response = entry.path("response");
      require(response, "status", "statusText", "httpVersion", "cookies", "headers", "content");
      require(response, "redirectURL", "headersSize", "bodySize");
      require(response.path("content"), "size", "mimeType");
    }
  }

  private static void require(JsonNode node, String... fields) {
    for (String field : fields) {
      assertThat(node.hasNonNull(field)).as(field + " in " + node).isTrue();
    }
  }

  @Test
  void aCallIsMadeAgainWithCredentialsOfNow() {
    assertThat(done("http", "replay", number("/risk/events/ip"))).contains("\n202\n");
    assertThat(done("http", "replay", number("/v1/token"))).contains("\n200\n");
    assertThat(done("http", "replay", number("/risk/providers"))).contains("\n200\n");
    assertThat(done("log", "--type", "security.risk.signal.consume").lines().count())
        .as("sent twice")
        .isGreaterThanOrEqualTo(2);

    assertThat(run("http", "replay", number("/authn"))).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("without the secret in its body");
  }

  @Test
  void aCallForOneOrgIsNotMadeToAnother() throws Exception {
    String number = number("/risk/providers");
    try (LocalOrg other = LocalOrg.start(OrgSettings.ephemeral().withClock(test.clock()))) {
      test.env("OKTA_CLIENT_ORGURL", other.baseUrl().toString());
      assertThat(run("http", "replay", number)).isEqualTo(ExitCode.USAGE.value());
      assertThat(test.err()).contains("call " + number + " went to " + org.baseUrl());
    }
  }

  @Test
  void whatDiffersIsToldDownToTheClaimsOfAJwt() {
    int last = Integer.parseInt(number("/logs"));
    test.input(
        """
        /token
        createAssertion aud: 'nowhere', drop: 'jti'
        try { requestToken() } catch (Exception refused) { }
        /http diff %d %d
        """
            .formatted(last + 1, last + 2));
    assertThat(done("-"))
        .containsPattern("\n *status +200 +401\n")
        .containsPattern("client_assertion claims.aud +http://\\S+/oauth2/v1/token +nowhere\n")
        .containsPattern("client_assertion claims.jti +\\S{22} +\\(none\\)\n")
        .containsPattern("client_assertion +‹redacted› +another\n")
        .containsPattern("reply body.error +\\(none\\) +invalid_client\n")
        .doesNotContainPattern("eyJ[\\w-]+\\.eyJ");
  }

  @Test
  void aFileThatIsBrokenIsNothingToStumbleOver() throws Exception {
    Path file = test.home().resolve("sessions/default/exchanges.json");
    for (String broken :
        List.of("", "[", "{}", "[{}]", "[1]", "[{\"url\":\":\",\"took\":\"x\"}]")) {
      Files.writeString(file, broken);
      assertThat(done("http", "list")).contains("(none)");
    }
    done("provider", "list");
    assertThat(done("http", "list")).contains("GET /api/v1/risk/providers");
  }

  /** Of the last call whose path has {@code part}. */
  private String number(String part) {
    return number(done("http", "list"), part);
  }

  private static String number(String list, String part) {
    return list.lines()
        .filter(line -> line.contains(part))
        .reduce((first, second) -> second)
        .orElseThrow()
        .strip()
        .split(" ")[0];
  }

  private String done(String... words) {
    assertThat(run(words)).as(() -> String.join(" ", words) + ": " + test.err()).isZero();
    String all = test.out();
    String now = all.substring(printed.length());
    printed = all;
    return now;
  }

  private int run(String... words) {
    return Main.run(test.world(), words);
  }
}
