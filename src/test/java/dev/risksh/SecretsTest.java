package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.risksh.testing.BadServer;
import dev.risksh.testing.EchoingOrg;
import dev.risksh.testing.ProcessOutput;
import dev.risksh.testing.SecretHunt;
import dev.risksh.testing.TestWorld;
import dev.risksh.testing.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goes the whole way by every door, failures and {@code --debug} included, then looks at every byte
 * that was printed, logged or written outside the key file for the private key, the assertion and
 * the tokens.
 */
class SecretsTest {
  private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi");

  @TempDir Path temp;

  private final SecretHunt hunt = new SecretHunt();
  private final ProcessOutput process = new ProcessOutput();
  private TestWorld test;
  private Path vault;

  @BeforeEach
  void makeWorld() throws IOException {
    test = TestWorld.in(temp);
    vault = Files.createDirectories(temp.resolve("vault"));
  }

  @AfterEach
  void stopListening() {
    process.close();
  }

  // ---- The doors ----

  @Test
  void thePromptShowsNone() throws Exception {
    importedKey();
    hunt.place(
        "the screen",
        prompt(
            """
            /key import key.pem
            /key
            /key show
            /key list --json
            /app create X
            /provider use
            /assertion
            a = /assertion --json
            /token
            t = /token --json
            new File('%1$s/assertion').text = a.jws().reveal()
            new File('%1$s/token').text = t.value().reveal()
            new File('%1$s/admin').text = session().org().adminToken().get().reveal()
            a
            t
            "$a $t ${a.jws()} ${t.value()}"
            [a: a, t: [t, t.value()]]
            println a.jws()
            assert a == t
            assert t.value() == a.jws()
            throw new IllegalStateException("lost $t ${t.value()}")
            e = event { subject ip: '1.1.1.1', risk: HIGH }
            /send e
            /send e --json
            /confirm --json
            /signin --ip 1.1.1.1 --json
            /log --json
            /status --json
            /http
            /http list --json
            /http show 1
            /http show 2
            /http show 3
            /http show 4
            /http show 5
            /http show 6
            /http show 7
            /http show 8
            /http show 9 --json
            /assertion --set aud=nobody --debug
            /token --debug
            /http show
            /org
            /org --json
            sendRaw('{')
            /http show
            /send a
            a.claims
            createAssertion(set: [x: t])
            """
                .formatted(vault)));
    hunt.jwt("the assertion", vaulted("assertion"))
        .jwt("the token", vaulted("token"))
        .secret("the admin token", vaulted("admin"));
    assertNothingFound(8);
  }

  @Test
  void noSubcommandShowsAny() throws Exception {
    importedKey();
    for (String line :
        List.of(
            "key import key.pem --debug",
            "key show",
            "app create X --json",
            "provider use --json",
            "assertion --json",
            "token --json",
            "event add --ip 1.1.1.1 --risk HIGH",
            "send --json",
            "confirm --json --debug",
            "signin --ip 1.1.1.1 --json",
            "log --json",
            "status --json",
            "app use nobody --debug",
            "provider use --client-id nobody --debug",
            "token --client-id nobody --debug",
            "send --org http://127.0.0.1:9 --debug")) {
      risksh(line.split(" "));
    }
    // As when the process is killed: the files are those of a session that still runs.
    assertNothingFound(6);
  }

  @Test
  void noScriptShowsAny() throws Exception {
    importedKey();
    test.file(
        "leaky.groovy",
        """
        step('set up') {
            key = importKey 'key.pem'
            app = createApp name: 'X'
            useProvider app: app, action: ENFORCE_AND_LOG
            assertion = createAssertion()
            new File('%1$s/assertion').text = assertion.jws().reveal()
            token = requestToken()
            new File('%1$s/token').text = token.value().reveal()
            new File('%1$s/admin').text = session().org().adminToken().get().reveal()
            println "$key $assertion $token ${token.value()}"
        }
        step('send') {
            confirm send(event { subject ip: '1.1.1.1', risk: HIGH })
            signIn ip: '1.1.1.1'
        }
        step('fail') {
            assert [token, token.value(), assertion.jws(), key] == 1
        }
        """
            .formatted(vault));
    assertThat(risksh("run", "leaky.groovy")).isEqualTo(1);
    hunt.jwt("the assertion", vaulted("assertion")).jwt("the token", vaulted("token"));
    hunt.secret("the admin token", vaulted("admin"));
    assertThat(risksh("run", "leaky.groovy", "--json", "--debug")).isEqualTo(1);
    hunt.jwt("the assertion of the report", vaulted("assertion"));
    hunt.jwt("the token of the report", vaulted("token"));
    assertNothingFound(11);
  }

  @Test
  void whatAnOrgEchoesIsNotShown() throws Exception {
    JWK key = importedKey();
    String admin = "00" + "adminTokenOfARealOrg".repeat(2);
    String token = "opaqueAccessToken".repeat(3);
    hunt.secret("the admin token", admin).secret("the token", token);
    try (BadServer org = EchoingOrg.start(token)) {
      test.env("OKTA_CLIENT_ORGURL", org.url())
          .env("OKTA_CLIENT_TOKEN", admin)
          .env("OKTA_CLIENT_CLIENTID", "0oa1")
          .env("OKTA_CLIENT_PRIVATEKEY", key.toJSONString());
      for (String line :
          List.of(
              "token --debug",
              "send events.json --debug",
              "log --debug",
              "app list --debug",
              "app create X --json --debug",
              "signin --ip 1.1.1.1 --debug",
              "status --json")) {
        risksh(line.split(" "));
      }
      hunt.place(
          "the screen",
          prompt(
              """
              /token
              /http show
              /send events.json
              /http show
              /http show --json
              /app list
              /http show
              """));
      Matcher assertion = Pattern.compile("client_assertion=([\\w.-]+)").matcher("");
      for (String request : org.requests()) {
        if (assertion.reset(request).find()) {
          hunt.jwt("the assertion", assertion.group(1));
        }
      }
    }
    assertNothingFound(9);
  }

  @Test
  void aKeyThatCannotBeUsedIsNotShownEither() throws Exception {
    JWK key = importedKey();
    String json = key.toJSONString();
    String pem = Files.readString(test.workingDirectory().resolve("key.pem"));
    test.file("cut.json", json.substring(0, json.length() - 20));
    test.file("spoilt.json", json.replace("\"kty\":\"RSA\"", "\"kty\":\"RSA\",\"e\":\"AAAA\""));
    test.file("cut.pem", pem.substring(0, pem.length() / 2));
    test.file("shuffled.pem", pem.replace("MIIE", "EIIM"));
    test.file("set.json", "{\"keys\":[" + json + "," + json + "]}");
    for (String file : List.of("cut.json", "spoilt.json", "cut.pem", "shuffled.pem", "set.json")) {
      risksh("key", "import", file, "--debug");
      risksh("token", "--key", file, "--client-id", "0oa1", "--debug");
      risksh("send", file, "--debug");
      hunt.place(
          "the screen",
          prompt(
              "/key import %1$s --debug\n/send %1$s\nimportKey '%1$s'\nevents '%1$s'"
                  .formatted(file)));
      test.env("OKTA_CLIENT_PRIVATEKEY", Files.readString(test.workingDirectory().resolve(file)));
      risksh("status", "--debug");
      test.env("OKTA_CLIENT_PRIVATEKEY", "");
    }
    assertNothingFound(6);
  }

  // ---- The search itself; what it finds in a text is told by SecretHuntTest ----

  @Test
  void theSearchLooksAtWhatWasPrintedAndLogged() throws Exception {
    JWK key = importedKey();
    String d = key.toJSONObject().get("d").toString();
    assertThat(everywhere().findings()).isEmpty();
    test.world().err().println(d);
    Logger.getLogger("any").warning("the key is " + d);
    System.err.println(d);
    assertThat(everywhere().findings())
        .extracting(finding -> finding.replaceFirst("(?s) holds .*", ""))
        .contains("standard error", "the log", "System.out and System.err");
  }

  @Test
  void theSearchLooksIntoEveryFileButTheKeys() throws Exception {
    JWK key = importedKey();
    test.homeFile("keys/" + key.getKeyID() + ".jwk.json", key.toJSONString());
    test.homeFile("sessions/default/local-org.json", "{\"adminToken\":\"00itsOwnAdminToken\"}");
    assertThat(everywhere().findings()).isEmpty();
    test.homeFile("sessions/default/local-org.json", key.toJSONString());
    assertThat(everywhere().findings()).isNotEmpty();
  }

  // ---- Helpers ----

  /** A key in key.pem, whose private parts are hunted from now on. */
  private JWK importedKey() throws Exception {
    JWK key = new RSAKeyGenerator(2048).keyID("the-key").generate();
    for (String member : PRIVATE_MEMBERS) {
      hunt.secret("'" + member + "' of the key", key.toJSONObject().get(member).toString());
    }
    byte[] der = key.toRSAKey().toPrivateKey().getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    test.file("key.pem", "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    // Its first half is the public modulus.
    String oneLine = body.replace("\n", "");
    hunt.secret("the PEM body", oneLine.substring(oneLine.length() / 2));
    test.file("events.json", "{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"HIGH\"}]}");
    return key;
  }

  private int risksh(String... words) {
    return Main.run(test.world(), words);
  }

  /** What a person sees who types these lines at the prompt. */
  private String prompt(String lines) {
    List<String> screen = new ArrayList<>();
    try (SessionPlayer player = new SessionPlayer(test)) {
      for (String line : lines.lines().toList()) {
        for (Transcript.Turn turn : Transcript.parse("risksh> " + line).turns()) {
          screen.addAll(player.play(turn));
        }
      }
    }
    return String.join("\n", screen);
  }

  private String vaulted(String name) throws IOException {
    return Files.readString(vault.resolve(name));
  }

  private void assertNothingFound(int secrets) throws IOException {
    assertThat(hunt.known()).as("secrets that are looked for").isGreaterThanOrEqualTo(secrets);
    assertThat(everywhere().findings()).isEmpty();
  }

  /** All that was printed, logged and written. */
  private SecretHunt everywhere() throws IOException {
    return hunt.place("System.out and System.err", process.printed())
        .place("the log", process.logged())
        .world(test);
  }
}
