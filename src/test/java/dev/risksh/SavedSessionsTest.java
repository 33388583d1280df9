package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.shell.LineRunner;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed at the prompt runs again, saved, in a world that knows nothing of it. */
class SavedSessionsTest {
  @TempDir Path folder;

  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(folder.resolve("typed"));
  }

  /** The script of what is typed, after it has run somewhere else. */
  private String saved(String typed) {
    return saved("/save saved.groovy", typed);
  }

  private String saved(String save, String typed) {
    String script = script(save, typed);
    TestWorld other = TestWorld.in(folder.resolve("other")).realTime();
    other.file("elsewhere/saved.groovy", script);
    int code = Main.run(other.world(), "run", "elsewhere/saved.groovy");
    assertThat(code).as(script + other.out() + other.err()).isZero();
    if (System.getProperty("show") != null) {
      System.out.println(script + other.out());
    }
    return script;
  }

  private String script(String save, String typed) {
    try (Session session = new Session(test.world(), SessionOptions.saved("typed"), line -> {})) {
      LineRunner prompt = new LineRunner(test.world(), session);
      typed.lines().forEach(prompt::run);
      int code = prompt.run(save).value();
      assertThat(code).as(test.out() + test.err()).isZero();
      if (System.getProperty("show") != null) {
        System.out.println(test.out() + test.err());
      }
    }
    try {
      return Files.readString(test.workingDirectory().resolve("saved.groovy"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> steps(String script) {
    return script
        .lines()
        .filter(line -> line.startsWith("step("))
        .map(line -> line.replaceFirst("step\\('(.*)'\\) \\{", "$1"))
        .toList();
  }

  @Test
  void firstSignalByCommands() {
    String script =
        saved(
            """
            /key new --type p256
            /app create "Risk Provider Example"
            /provider use --action enforce_and_log
            /token
            /event add --ip 6.7.6.7 --risk LOW
            /event add --ip 1.1.1.1 --risk HIGH --message 'Detected Attack tooling'
            /send
            /status
            /confirm
            /log --type security.risk.signal.consume
            /signin --ip 1.1.1.1
            """);

    assertThat(script.substring(script.indexOf("step")))
        .isEqualTo(
            """
            step('set up a key, a service app and a risk provider') {
                newKey type: 'p256'
                app = createApp name: 'Risk Provider Example'
                useProvider app: app, action: ENFORCE_AND_LOG
            }

            step('get an access token') {
                token = requestToken()
                assert token.grants('okta.riskEvents.manage')
            }

            step('send two subjects in one event') {
                receipt = send event {
                    subject ip: '6.7.6.7', risk: LOW
                    subject ip: '1.1.1.1', risk: HIGH, message: 'Detected Attack tooling'
                }
                assert receipt.status == 202
            }

            step('find them in the System Log') {
                confirm receipt, within: 30.seconds
            }

            step('look into the System Log') {
                assert log.find(type: 'security.risk.signal.consume')
            }

            step('feel the risk at sign-in') {
                login = signIn ip: '1.1.1.1'
                assert login.risk == HIGH
                assert login.partnerRisk == ['Risk Provider Example': 'HIGH']
            }
            """);
  }

  @Test
  void firstSignalInGroovy() {
    String script =
        saved(
            """
            import java.util.regex.Pattern
            def described(r) { "status ${r.status}" }
            key = newKey type: 'p256'
            app = createApp name: 'In Groovy'
            useProvider app: app, action: ENFORCE_AND_LOG
            requestToken()
            def e = event { subject ip: '1.1.1.1', risk: HIGH }
            r = send e
            r.status
            assert described(r) == 'status 202'
            confirm $8, within: 1.minute
            signIn ip: '1.1.1.1'
            """);

    assertThat(steps(script))
        .containsExactly(
            "set up a key, a service app and a risk provider",
            "get an access token",
            "send one subject",
            "find it in the System Log",
            "feel the risk at sign-in");
    assertThat(script)
        .contains("\n    e = event { subject ip: '1.1.1.1', risk: HIGH }\n    r = send e\n")
        .containsOnlyOnce("assert r.status == 202");
  }

  @Test
  void failuresAndDetours() {
    String script =
        saved(
            """
            /key new
            /tokn
            /token
            /key new --type p256
            x = 1 +
            y.nothing
            /app create Detours
            /provider use
            /assertion --exp 2h
            /token
            /token
            /send events.json
            /send event
            e = event { subject ip: '999.1.1.1', risk: HIGH }
            e = event { subject ip: '2.2.2.2', risk: LOW }
            e = event { subject ip: '1.1.1.1', risk: HIGH }
            /send e
            /confirm
            """);

    assertThat(script)
        .contains(
            """
                refusal = refused {
                    createAssertion exp: 2.hours
                    requestToken()
                }
                assert refusal.status == 401
                assert refusal.said == 'The client_assertion token has an expiration too far into the future.'
            """)
        .doesNotContain("2.2.2.2")
        .doesNotContain("newKey()")
        .doesNotContain("//     ");
  }

  @Test
  void proofOfPossession() {
    test.realTime();
    String script =
        saved(
            """
            /key new --type p256
            /app create "Bound" --dpop
            /provider use --action log_only
            /token --dpop off
            /token --dpop auto
            /explain proof
            r = /send
            /event add --ip 1.1.1.1 --risk HIGH
            r = /send
            /confirm --within 1m
            """);

    assertThat(script)
        .contains("assert refusal.said == 'The DPoP proof JWT header is missing.'")
        .contains("assert token.type == 'DPoP'")
        .contains("assert !explain('proof').refused")
        .contains("confirm r, within: 1.minute");
  }

  @Test
  void onlyLogged() {
    String script =
        saved(
            """
            /key new --type p256
            /app create "Watcher"
            /provider use --action log_only
            /token
            event { subject ip: '1.1.1.1', risk: HIGH }
            r = send _
            /confirm
            /signin --ip 1.1.1.1
            /provider update --action enforce_and_log
            /send $5
            /signin --ip 1.1.1.1
            """);

    assertThat(script).contains("assert !login.partnerRisk").contains("LOG_ONLY");
  }

  @Test
  void aWrongEventThatWasMendedAfterwards() {
    test.file(
        "events.json", "[{\"subjects\": [{\"ip\": \"300.1.1.1\", \"riskLevel\": \"HIGH\"}]}]");
    test.file("good.json", "[{\"subjects\": [{\"ip\": \"3.3.3.3\", \"riskLevel\": \"HIGH\"}]}]");
    String script =
        saved(
            """
            /key new --type p256
            /app create Mended
            /provider use
            /token
            /event add --ip 1.1.1.1 --risk EXTREME
            /event add --ip 1.1.1.1 --risk LOW
            /event clear
            /event add --ip 1.1.1.1 --risk HIGH
            /event time --timestamp now --expires 2h
            /send events.json
            /send
            /confirm
            /send good.json
            sendRaw '[{"subjects": []}]'
            """);

    assertThat(script)
        .contains("timestamp 0.seconds")
        .contains("expires 2.hours")
        .contains("subject ip: '3.3.3.3', risk: HIGH")
        .doesNotContain("risk: LOW")
        .contains("refusal = refused { sendRaw '[{\"subjects\": []}]' }");
  }

  @Test
  void rehearsals() {
    String script =
        saved(
            """
            /key new --type p256
            /app create Rehearsal
            /provider use
            /token
            e = event { subject ip: '1.1.1.1', risk: HIGH }
            /org fault 503 --on events
            /send e
            /org fault cut-after --on events
            /send e
            /org switch role-required on
            /send e
            /app role add ORG_ADMIN
            /send e
            """);

    assertThat(script)
        .contains("fault 503, on: 'events'")
        .contains("// /org fault cut-after --on events   (to be done by hand)")
        .contains("switchOrg 'role-required', true")
        .contains("assert refusal.status == 403");
  }

  @Test
  void secretsComeFromTheEnvironment() {
    test.env("OKTA_CLIENT_TOKEN", "00aVerySecretToken-of-the-others_42");
    String script =
        script(
            "/save saved.groovy",
            """
            useToken '00aVerySecretToken-of-the-others_42'
            password = 'correct horse battery'
            header = "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJlc2ln"
            token = 1 // password=hunter2hunter2
            useToken 'plain'
            /token use OKTA_CLIENT_TOKEN
            """);

    assertThat(script)
        .contains("useToken env('OKTA_CLIENT_TOKEN')")
        .contains("password = env('RISKSH_SECRET')")
        .contains("header = \"Authorization: Bearer \" + env('RISKSH_SECRET_2')")
        .contains("useToken env('RISKSH_SECRET_3')")
        .contains("// Takes OKTA_CLIENT_TOKEN: ")
        .doesNotContain("00aVery", "correct horse", "eyJ", "hunter2", "plain");
  }

  @Test
  void whatWasThereBeforeIsSetUpFirst() {
    try (Session before = new Session(test.world(), SessionOptions.saved("typed"), line -> {})) {
      LineRunner prompt = new LineRunner(test.world(), before);
      List.of("/key new --type p256", "/app create Before", "/provider use --action log_only")
          .forEach(prompt::run);
    }

    String script =
        saved(
            """
            /send
            /event add --ip 1.1.1.1 --risk HIGH
            /send
            /confirm
            """);

    assertThat(script)
        .contains(
            """
            step('set up a key, a service app and a risk provider') {
                newKey type: 'p256'
                app = createApp name: 'Before', scopes: ['okta.riskEvents.manage', 'okta.logs.read']
                useProvider app: app, action: LOG_ONLY
            }
            """);
  }

  @Test
  void onlyWhatIsNamed() {
    String script =
        saved(
            "/save saved.groovy 1-4 e e1",
            """
            /key new --type p256
            /app create Named
            /provider use
            /token
            e = event { subject ip: '1.1.1.1', risk: HIGH }
            /send e
            /token --scope okta.nothing
            /confirm
            """);

    assertThat(steps(script))
        .containsExactly(
            "set up a key, a service app and a risk provider",
            "get an access token",
            "be refused with 400: One or more scopes are not configured for the …");
  }

  @Test
  void everythingWithWhatIsLeftOutAsComments() {
    String typed =
        """
        /key new --type p256
        /help
        /status
        /tokn
        /app create All
        /run nothing.groovy
        x = 1
        x = 2
        """;

    assertThat(saved("/save -all saved.groovy", typed))
        .contains("// /status   (only looked)", "// x = 1   (abandoned)")
        .doesNotContain("/help");
  }

  @Test
  void historyHasTheLinesAboutThePromptToo() {
    String typed =
        """
        /key new --type p256
        /help
        x = 2
        """;

    assertThat(saved("/save --history saved.groovy", typed))
        .containsSubsequence("newKey", "// /help   (about the prompt)", "x = 2")
        .doesNotContain("/save");
  }

  @Test
  void overwritesNothingUnlessTold() throws IOException {
    Path file = test.file("saved.groovy", "mine");
    try (Session session = new Session(test.world(), SessionOptions.inMemory(), line -> {})) {
      LineRunner prompt = new LineRunner(test.world(), session);
      assertThat(prompt.run("/save saved.groovy").value()).isEqualTo(6);
      prompt.run("x = 1");
      assertThat(prompt.run("/save saved.groovy").value()).isEqualTo(6);
      assertThat(prompt.run("/save saved").value()).isEqualTo(2);
      assertThat(file).hasContent("mine");
      assertThat(prompt.run("/save --force saved.groovy").value()).isZero();
      assertThat(Files.readString(file)).contains("x = 1");
    }
  }

  private String answer(String... typed) {
    try (Session session = new Session(test.world(), SessionOptions.saved("typed"), line -> {})) {
      LineRunner prompt = new LineRunner(test.world(), session);
      for (String line : typed) {
        prompt.run(line);
      }
    }
    return test.out() + test.err();
  }

  @Test
  void whatStringsOfSeveralLinesSayStaysTheSame() {
    String[] typed = {
      "t = \"\"\"a\n \nb\"\"\"",
      "assert t.size() == 5 && t.readLines()[2] == 'b'",
      "u = '''r\ns\nassert r'''",
      "assert u == 'r\\ns\\nassert r'",
      "v = $/p\nq/$",
      "assert v == 'p\\nq'",
      "w = /k\nl/",
      "assert w == 'k\\nl'",
      "x = 'c\\\nd'",
      "assert x == 'cd'",
      "y = \"e${1 +\n1}\\\nf\"",
      "assert y == 'e2f'",
      "z = [1, 2].collect {\n    \"\"\"$it\n\n  of\"\"\"\n}",
      "assert z == ['1\\n\\n  of', '2\\n\\n  of']",
      "/save saved.groovy"
    };
    assertThat(answer(typed)).contains("as 1 step in saved.groovy");

    int code = Main.run(test.world(), "run", "saved.groovy");

    assertThat(code).as(test.out() + test.err()).isZero();
    assertThat(test.workingDirectory().resolve("saved.groovy"))
        .content()
        .contains("    assert x == 'cd'", "    z = [1, 2].collect {\n        \"\"\"$it\n\n  of");
  }

  @Test
  void whatWouldSayNothingIsNotWritten() {
    test.file("e1.groovy", "// of old");

    assertThat(answer("foo", "/save e1.groovy e1 --force", "/save nosuch/x.groovy --all"))
        .contains("there is nothing to write: e1 (failed)")
        .contains("there is no folder for nosuch/x.groovy");

    assertThat(test.workingDirectory().resolve("e1.groovy")).hasContent("// of old");
    assertThat(test.workingDirectory().resolve("nosuch")).doesNotExist();
  }
}
