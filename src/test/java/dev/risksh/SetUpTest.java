package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Person;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the admin of Okta's guide does, one command after the other. */
class SetUpTest {
  private TestWorld test;
  private String printed = "";

  @BeforeEach
  void aKey(@TempDir Path folder) {
    test = TestWorld.in(folder);
    done("key", "new", "--type", "p256");
  }

  @Test
  void anAppFromItsMakingToItsRemoval() {
    assertThat(done("app", "create", "Example", "--scope", "okta.logs.read"))
        .contains("scopes granted: okta.logs.read");
    assertThat(done("app", "grant", "okta.users.read", "okta.riskEvents.manage"))
        .contains("okta.logs.read okta.users.read okta.riskEvents.manage");
    assertThat(done("app", "revoke", "okta.users.read")).doesNotContain("okta.users.read");
    assertThat(done("app", "show"))
        .contains("status  active", "scopes  okta.logs.read okta.riskEvents.manage")
        .contains("DPoP    not required");
    assertThat(done("app", "list")).contains("Example");

    String id = done("app").replaceAll("(?s).*(0oa\\w+).*", "$1");
    assertThat(done("app", "remove", "--yes")).contains("service app " + id + " is removed");
    assertThat(done("app", "list")).contains("(none)");
    assertThat(run("token")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("there is no service app yet");
  }

  @Test
  void anAppThatTakesDpopIsMadeInTheAppsApi() {
    done("app", "create", "Example", "--dpop");

    assertThat(done("app", "show")).contains("DPoP    required", "okta.riskEvents.manage");
  }

  @Test
  void adminRolesComeAndGo() {
    done("app", "create", "Example");

    assertThat(done("app", "role", "add", "help-desk-admin"))
        .contains("admin role HELP_DESK_ADMIN   Help Desk Administrator");
    assertThat(run("app", "role", "add", "HELP_DESK_ADMIN")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err()).contains("E0000090");
    assertThat(done("app", "role", "list")).contains("HELP_DESK_ADMIN");
    assertThat(done("app", "role", "remove", "HELP_DESK_ADMIN")).contains("is taken away");
    assertThat(done("app", "role")).contains("(none)");
    assertThat(run("app", "role", "add", "HELPDESK_ADMIN")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("did you mean HELP_DESK_ADMIN?");
  }

  @Test
  void providersAreThreeAtMostAndTheDefaultOneIsTakenFirst() {
    done("app", "create", "Example");

    assertThat(done("provider", "list")).contains("Default", "log_only", "(none)");
    assertThat(done("provider", "use", "--action", "log_only")).contains("Example  log_only  ←");
    assertThat(done("provider", "list").lines().filter(l -> l.startsWith("rkp"))).hasSize(1);
    done("provider", "create", "Two");
    done("provider", "create", "Three", "--action", "none");
    assertThat(run("provider", "create", "Four")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("the org has 3 risk providers already");

    assertThat(done("provider", "update", "--action", "enforce_and_log", "--name", "Drei"))
        .contains("Drei  enforce_and_log");
    assertThat(done("provider", "show")).contains("Drei  enforce_and_log");
    done("provider", "remove", "--yes");
    assertThat(done("provider", "list")).doesNotContain("Drei");
    assertThat(run("provider")).isEqualTo(ExitCode.USAGE.value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "provider create Example | is the name of rkp",
        "provider create 123456789_123456789_123456789_123456789_123456789_1 | name: a risk provider",
        "provider update --name Example rkp1 | the org has no risk provider rkp1",
        "provider update | there is nothing to change",
        "provider use --action enforce | is not an action of a risk provider",
        "app revoke okta.users.read | the app was not granted okta.users.read",
        "app role remove APP_ADMIN | the app has no role APP_ADMIN",
      })
  void whatOktaWouldRefuseIsToldBefore(String command, String reason) {
    done("app", "create", "Example");
    done("provider", "use");

    assertThat(run(command.split(" "))).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains(reason);
  }

  @Test
  void removingAsksWhoeverIsThere() {
    done("app", "create", "Example");
    assertThat(run("app", "remove")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("add --yes");

    List<String> asked = new ArrayList<>();
    test.person(new Answering(asked, "no"));
    assertThat(run("app", "remove")).isEqualTo(ExitCode.FAILED.value());
    assertThat(asked).hasSize(1).allSatisfy(question -> assertThat(question).contains("0oa"));
    assertThat(done("app", "list")).contains("Example");

    test.person(new Answering(asked, "y"));
    done("app", "remove");
    assertThat(done("app", "list")).contains("(none)");
  }

  @Test
  void theSameIsSaidInGroovy() {
    test.input(
        """
        app = createApp name: 'Example', scopes: 'okta.logs.read', dpop: true
        assert showApp().dpopBound() && showApp(app.clientId()).active()
        assert grant('okta.users.read', 'okta.riskEvents.manage').scopes().size() == 3
        assert revoke('okta.users.read').scopes() == ['okta.logs.read', 'okta.riskEvents.manage']
        addRole 'APP_ADMIN'
        assert roles*.type() == ['APP_ADMIN']
        removeRole 'app-admin'
        assert roles.isEmpty() && apps*.name() == ['Example']
        first = useProvider name: 'One'
        assert first.action() == ENFORCE_AND_LOG
        two = createProvider name: 'Two'
        assert updateProvider(action: NONE, name: 'Zwei').name() == 'Zwei'
        assert showProvider(two.id()).action() == NONE
        removeProvider two.id()
        assert providers*.name() == ['One']
        removeApp app.clientId()
        assert apps.isEmpty()
        assert http.last.method() == 'GET' && http.curl().command().startsWith('curl')
        http.har 'calls.har'
        """);
    done("-");
    assertThat(test.workingDirectory().resolve("calls.har")).isNotEmptyFile();
  }

  @Test
  void withoutAnAdminItSaysWhatToDoByHand() throws Exception {
    try (LocalOrg org = LocalOrg.start(OrgSettings.ephemeral().withClock(test.clock()))) {
      test.env("OKTA_CLIENT_ORGURL", org.baseUrl().toString());

      assertThat(run("app", "create", "Example")).isEqualTo(ExitCode.USAGE.value());
      assertThat(test.err()).contains("Create App Integration > API Services");

      done("app", "use", "0oaByHand");
      assertThat(run("app", "grant", "okta.logs.read")).isEqualTo(ExitCode.USAGE.value());
      assertThat(test.err()).contains("Okta API Scopes > Grant");
      assertThat(run("app", "role", "add", "APP_ADMIN")).isEqualTo(ExitCode.USAGE.value());
      assertThat(test.err()).contains("Admin roles");
      assertThat(run("provider", "use")).isEqualTo(ExitCode.USAGE.value());
      assertThat(test.err()).contains("the Risk Providers API");
    }
  }

  private record Answering(List<String> asked, String reply) implements Person {
    @Override
    public Optional<String> answer(String question) {
      asked.add(question);
      return Optional.of(reply);
    }

    @Override
    public Optional<String> secret(String question) {
      throw new AssertionError("no secret is needed");
    }
  }

  /** What a command prints that is done. */
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
