package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.risksh.console.ExitCode;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.TestWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set-up of the Okta SDKs, as their READMEs document it, and nothing else. */
class OktaYamlTest {
  private static final String FILE = ".okta/okta.yaml";

  @TempDir private Path root;
  private TestWorld test;
  private LocalOrg org;

  @BeforeEach
  void anOrgSomewhere() throws Exception {
    test = TestWorld.in(root.resolve("user"));
    org = LocalOrg.start(OrgSettings.ephemeral().withClock(test.clock()));
  }

  @AfterEach
  void itEnds() {
    org.close();
  }

  @Test
  void anAdminsApiTokenIsPickedUp() {
    test.userFile(
        FILE,
        """
        okta:
          client:
            connectionTimeout: 30 # seconds
            orgUrl: "%s/"
            proxy:
              port: null
              host: null
            token: %s
            requestTimeout: 0 # seconds
            rateLimit:
              maxRetries: 4
        """
            .formatted(org.baseUrl(), org.adminToken()));

    assertThat(run(test, "provider", "list")).isEqualTo(ExitCode.DONE.value());
    assertThat(run(test, "status")).isEqualTo(ExitCode.DONE.value());

    assertThat(test.err()).isEmpty();
    assertThat(test.out())
        .containsPattern("(?m)^org +" + org.baseUrl() + " +~/.okta/okta.yaml line 4$")
        .containsPattern("(?m)^admin token +\\(secret\\) +~/.okta/okta.yaml line 8$")
        .containsPattern("(?m)^request timeout +no limit +~/.okta/okta.yaml line 9$")
        .containsPattern("(?m)^retries +at most 4 +~/.okta/okta.yaml line 11$")
        .doesNotContain(org.adminToken());
  }

  @Test
  void aServiceAppWithItsPrivateKeyIsPickedUp() throws Exception {
    ServiceApp app = serviceApp();
    test.userFile(
        FILE,
        """
        okta:
          client:
            orgUrl: %s
            authorizationMode: PrivateKey
            clientId: %s
            scopes:
              - okta.riskEvents.manage
            privateKey: |
        %s
            kid: %s
        """
            .formatted(org.baseUrl(), app.clientId(), app.pem().indent(6), app.kid()));

    assertThat(run(test, "token")).isEqualTo(ExitCode.DONE.value());
    assertThat(run(test, "status")).isEqualTo(ExitCode.DONE.value());

    assertThat(test.err()).isEmpty();
    assertThat(test.out())
        .startsWith("Bearer  okta.riskEvents.manage   expires in")
        .containsPattern("(?m)^key .*" + app.kid() + " +~/.okta/okta.yaml line 8$")
        .containsPattern("(?m)^service app +" + app.clientId() + " +~/.okta/okta.yaml line 5$")
        .doesNotContain("PRIVATE");
  }

  @Test
  void theKeyMayBeAFileAndScopesAText() throws Exception {
    ServiceApp app = serviceApp();
    test.userFile(".okta/privateKey.pem", app.pem());
    test.file(
        "okta.yaml",
        """
        okta:
          client:
            orgUrl: %s
            clientId: %s
            scopes: okta.logs.read okta.riskEvents.manage
            privateKey:
              keyFilePath: "~/.okta/privateKey.pem"
              algorithm: "RS256"
            privateKeyId: %s
        """
            .formatted(org.baseUrl(), app.clientId(), app.kid()));

    assertThat(run(test, "token")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.err()).isEmpty();
    assertThat(test.out()).contains("okta.logs.read okta.riskEvents.manage");
  }

  @Test
  void theKeyMayBeAJwkAsNodeHasIt() throws Exception {
    ServiceApp app = serviceApp();
    test.file(
        ".okta.yaml",
        "okta: {client: {orgUrl: '%s', clientId: '%s', privateKey: %s}}"
            .formatted(org.baseUrl(), app.clientId(), app.jwk()));

    assertThat(run(test, "token")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.err()).isEmpty();
  }

  @Test
  void theEnvironmentIsEnoughAndOptionsGoBeforeIt() throws Exception {
    ServiceApp app = serviceApp();
    test.env("OKTA_CLIENT_ORGURL", org.baseUrl().toString())
        .env("OKTA_CLIENT_CLIENTID", app.clientId())
        .env("OKTA_CLIENT_PRIVATEKEY", app.pem().replace("\n", "\\n"))
        .env("OKTA_CLIENT_PRIVATEKEYID", app.kid())
        .env("OKTA_CLIENT_SCOPES", "okta.logs.read,okta.riskEvents.manage");

    assertThat(run(test, "token")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.out()).contains("okta.logs.read okta.riskEvents.manage");
    assertThat(run(test, "--scope", "okta.logs.read", "token")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.out()).contains("Bearer  okta.logs.read   expires");
    test.file("other.json", "{}");
    assertThat(run(test, "--key", "other.json", "token")).isEqualTo(ExitCode.BAD_INPUT.value());
    assertThat(run(test, "--client-id", "0oaNobody", "token")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err()).contains("other.json", "Invalid value for 'client_id' parameter.");
  }

  @Test
  void whatIsChosenHereLastsUntilTheNextSessionAndThatIsSaid() {
    test.userFile(FILE, "okta: {client: {orgUrl: '%s'}}".formatted(org.baseUrl()));

    assertThat(run(test, "org", "local")).isEqualTo(ExitCode.DONE.value());

    assertThat(test.err()).contains("the next session goes by ~/.okta/okta.yaml line 1 again");
    status(org.baseUrl() + " +~/.okta/okta.yaml line 1");
  }

  @Test
  void theNearerSourceWins() {
    test.userFile(
        FILE,
        "okta:\n  client:\n    orgUrl: https://home.okta.com\n    token: home\n    clientId: 0oa\n");
    test.file("okta.yaml", "okta:\n  client:\n    orgUrl: https://project.okta.com\n");
    status("https://project.okta.com +./okta.yaml line 3");

    test.file(".okta.yaml", "okta:\n  client:\n    orgUrl: https://dotted.okta.com\n");
    status("https://dotted.okta.com +./.okta.yaml line 3");

    test.env("OKTA_CLIENT_ORGURL", "https://env.okta.com");
    status("https://env.okta.com +OKTA_CLIENT_ORGURL");

    run(test, "--org", "https://option.okta.com", "status");
    assertThat(test.out())
        .containsPattern("(?m)^org +https://option.okta.com +--org$")
        .containsPattern("(?m)^admin token +not used here, it is for https://env.okta.com +~")
        .containsPattern("(?m)^client id +not used here, it is for https://env.okta.com +~");
  }

  private void status(String line) {
    run(test, "status");
    assertThat(test.out()).containsPattern("(?m)^org +" + line + "$");
  }

  @Test
  void aTokenForOneOrgGoesToNoOther() throws Exception {
    test.userFile(FILE, "okta: {client: {orgUrl: 'https://home.okta.com', token: 00homeToken}}\n");

    assertThat(run(test, "--org", org.baseUrl().toString(), "app", "list"))
        .isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("no admin token is known");
  }

  @Test
  void aWrongAddressStopsOnlyWhatNeedsTheOrg() {
    test.userFile(FILE, "okta:\n  client:\n    orgUrl: https://dev-1-admin.okta.com\n");

    assertThat(run(test, "key", "new", "--type", "p256")).isEqualTo(ExitCode.DONE.value());
    assertThat(run(test, "token")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err())
        .contains("~/.okta/okta.yaml line 3: 'https://dev-1-admin.okta.com' is not the address")
        .contains("next: try https://dev-1.okta.com");
    assertThat(run(test, "--org", "local", "app", "create", "X")).isEqualTo(ExitCode.DONE.value());
  }

  @Test
  void whatCannotBeUsedIsNamedWithItsLineAndTheRestCounts() {
    test.userFile(
        FILE,
        """
        okta:
          client:
            orgUrl: %s
            token: "'%s'"
            clientId: "{clientId}"
            connectionTimeout: soon
            authorizationMode: Magic
            orgURL: https://x.okta.com
            proxy:
              port: { proxy_port }
              host: ""
              username: null
        """
            .formatted(org.baseUrl(), org.adminToken()));
    test.file("okta.yaml", "okta:\n  client:\n\tscopes: x\n");

    assertThat(run(test, "provider", "list")).isEqualTo(ExitCode.DONE.value());

    assertThat(test.err().lines())
        .containsExactlyInAnyOrder(
            "  ~/.okta/okta.yaml line 4: okta.client.token has quotation marks around it, which"
                + " were taken off",
            "  ~/.okta/okta.yaml line 5: okta.client.clientId was left out: it is still a"
                + " placeholder",
            "  ~/.okta/okta.yaml line 6: okta.client.connectionTimeout was left out: it is not a"
                + " number from 0 to 86400",
            "  ~/.okta/okta.yaml line 7: 'Magic' is not an authorization mode that is known here;"
                + " it takes SSWS, PrivateKey, JWK, OAuth2, Bearer",
            "  ~/.okta/okta.yaml line 8: okta.client.orgURL is no setting of the Okta SDKs that"
                + " counts here; did you mean okta.client.orgUrl?",
            "  ~/.okta/okta.yaml line 10: okta.client.proxy.port was left out: it is not a value,"
                + " but a placeholder",
            "  ~/.okta/okta.yaml line 11: okta.client.proxy.host was left out: it is blank",
            "  ./okta.yaml line 3 is not YAML, and the file was left out: found character '\\t(TAB)'"
                + " that cannot start any token. (Do not use \\t(TAB) for indentation)");
  }

  @Test
  void whatStandsInTheWrongPlaceOrMeansNothingIsNamed() {
    test.userFile(
        FILE,
        """
        client:
          orgUrl: https://home.okta.com
        other: 1
        okta:
          client:
            bogus: 1
            cache:
              enabled: false
        """);

    assertThat(run(test, "status")).isEqualTo(ExitCode.DONE.value());

    assertThat(test.err().lines())
        .containsExactlyInAnyOrder(
            "  ~/.okta/okta.yaml line 1: client is no setting of the Okta SDKs that counts here;"
                + " did you mean okta.client?",
            "  ~/.okta/okta.yaml line 6: okta.client.bogus is no setting of the Okta SDKs that"
                + " counts here");
  }

  @Test
  void aBadValueDoesNotHideTheGoodOneOfAnEarlierFile() {
    test.userFile(
        FILE,
        """
        okta:
          client:
            connectionTimeout: 7
            clientId: 0oaGood
            authorizationMode: PrivateKey
        """);
    test.file(
        "okta.yaml",
        """
        okta:
          client:
            connectionTimeout: soon
            clientId: "{clientId}"
            authorizationMode: Magic
            requestTimeout: late
        """);

    assertThat(run(test, "status")).isEqualTo(ExitCode.DONE.value());

    assertThat(test.out())
        .containsPattern("(?m)^service app +0oaGood +~/.okta/okta.yaml line 4$")
        .containsPattern("(?m)^connection timeout +7 s +~/.okta/okta.yaml line 3$")
        .containsPattern("(?m)^authorization mode +PrivateKey +~/.okta/okta.yaml line 5$")
        .containsPattern("(?m)^request timeout .* default$");
    assertThat(test.err()).contains("'Magic'").hasLineCount(4);
  }

  @Test
  void aKeyFileThatIsNotThereIsNamedAndNoNewKeyIsAdvised() {
    test.file("okta.yaml", "okta:\n  client:\n    clientId: 0oa1\n    privateKey: nosuch.pem\n");

    assertThat(run(test, "token")).isEqualTo(ExitCode.USAGE.value());

    assertThat(test.err())
        .contains("./okta.yaml line 4: no file " + test.workingDirectory().resolve("nosuch.pem"))
        .contains("next: correct ./okta.yaml line 4, or ")
        .doesNotContain("key new");
    test.env("OKTA_CLIENT_PRIVATEKEY", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC");
    run(test, "token");
    assertThat(test.err()).doesNotContain("MIIEvQ");
  }

  @Test
  void aFileThatIsNoYamlAtAllHarmsNothing() throws Exception {
    Files.write(test.userFile(FILE, ""), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    test.file("okta.yaml", "- just\n- a list\n");
    test.file(".okta.yaml", "a: &a [*a]\nokta: &b {client: *b, okta: *a}\n");

    assertThat(run(test, "key", "new", "--type", "p256")).isEqualTo(ExitCode.DONE.value());
    assertThat(test.err()).contains("~/.okta/okta.yaml was left out: it is not text in UTF-8");
  }

  /** What an admin hands over. */
  private record ServiceApp(String clientId, String kid, String jwk, String pem) {}

  private ServiceApp serviceApp() throws Exception {
    TestWorld admin =
        TestWorld.in(root.resolve("admin"))
            .env("OKTA_CLIENT_ORGURL", org.baseUrl().toString())
            .env("OKTA_CLIENT_TOKEN", org.adminToken());
    run(admin, "key", "new");
    run(admin, "app", "create", "Example");
    String clientId = admin.out().replaceAll("(?s).*service app (0oa\\w+).*", "$1");
    Path file = admin.home().resolve("keys").toFile().listFiles()[0].toPath();
    RSAKey key = RSAKey.parse(Files.readString(file));
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.toPrivateKey().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return new ServiceApp(clientId, key.getKeyID(), key.toJSONString(), pem);
  }

  private static int run(TestWorld world, String... words) {
    return Main.run(world.world(), words);
  }
}
