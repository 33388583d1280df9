package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskSubject;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one process saves and the next one finds. */
class SessionFileTest {
  private static final String FILE = "sessions/default/session.json";

  @TempDir Path temp;
  private TestWorld test;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private Session open() {
    return open("default");
  }

  private Session open(String name) {
    return new Session(test.world(), SessionOptions.saved(name), notices::add);
  }

  private Path saved() {
    return test.home().resolve(FILE);
  }

  private static void build(Session session) {
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Example", Apps.DEFAULT_SCOPES);
    session.providers().use(ProviderAction.LOG_ONLY, Optional.empty());
    session.events().add(RiskSubject.of("1.1.1.1", RiskLevel.HIGH));
    session.events().send(session.events().draft());
  }

  @Test
  void theNextProcessFindsWhatWasBuilt() throws IOException {
    try (Session first = open();
        Session other = open("other")) {
      build(first);
      assertThat(other.value(Slot.APP)).isEmpty();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved())))
        .isEqualTo("rw-------");
    try (Session next = open()) {
      for (Slot<?> slot : List.of(Slot.KEY, Slot.APP, Slot.PROVIDER, Slot.DRAFT, Slot.RECEIPT)) {
        assertThat(next.held(slot)).as("%s", slot).isPresent();
        assertThat(next.held(slot).orElseThrow().origin()).isEqualTo("saved session");
      }
      assertThat(next.held(Slot.TOKEN)).isEmpty();
      assertThat(next.value(Slot.PROVIDER).orElseThrow().action())
          .isEqualTo(ProviderAction.LOG_ONLY);
    }
    assertThat(notices).containsExactly("no access token yet: asked for one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "not JSON", "{\"version\":99}", "{\"org\":\"local\"}"})
  void aFileThatCannotBeUnderstoodIsKeptAsideAndTold(String content) throws IOException {
    test.homeFile(FILE, content);
    try (Session session = open()) {
      assertThat(session.held(Slot.KEY)).isEmpty();
      assertThat(session.orgName()).isEqualTo(Session.LOCAL);
      session.keys().create(KeySpec.EC_P256);
    }
    Path aside = saved().resolveSibling("session.json.unreadable");
    assertThat(notices)
        .containsExactly(
            "the saved session could not be read and is kept as " + aside + "; starting anew");
    assertThat(aside).hasContent(content);
    assertThat(Files.readString(saved())).contains("\"kid\"");
  }

  @Test
  void aPartThatIsDamagedIsLeftOutAndTheRestIsThere() {
    test.homeFile(
        FILE,
        """
        {"version": 2, "org": "local", "draft": {"subjects": []},
         "orgs": {"local": {"provider": {"action": "x"}, "app": {"clientId": "0oa1"}}}}
        """);
    try (Session session = open()) {
      assertThat(session.held(Slot.DRAFT)).isEmpty();
      assertThat(session.held(Slot.PROVIDER)).isEmpty();
      assertThat(session.value(Slot.APP)).isPresent();
    }
    assertThat(notices)
        .hasSize(2)
        .allMatch(line -> line.startsWith("part of the saved session was left out: "));
  }

  @Test
  void whatBelongsToAnotherOrgStaysAway() {
    try (Session first = open()) {
      build(first);
    }
    test.env("OKTA_CLIENT_ORGURL", "https://dev-123.okta.com");
    try (Session next = open()) {
      assertThat(next.value(Slot.KEY)).isPresent();
      assertThat(next.value(Slot.DRAFT)).isPresent();
      assertThat(next.held(Slot.APP)).isEmpty();
      assertThat(next.held(Slot.PROVIDER)).isEmpty();
      assertThat(next.held(Slot.RECEIPT)).isEmpty();
    }
  }

  @Test
  void comingBackToAnOrgFindsWhatIsKnownOfIt() {
    try (Session session = open()) {
      build(session);
      session.useOrg("https://dev-123.okta.com");
      assertThat(session.held(Slot.APP)).isEmpty();
      session.put(Slot.APP, new ServiceApp("0oa9", "", List.of(), List.of()), "chosen here");
      session.useOrg(Session.LOCAL);
      assertThat(session.value(Slot.APP).orElseThrow().name()).isEqualTo("Example");
      assertThat(session.value(Slot.PROVIDER)).isPresent();
      assertThat(session.value(Slot.RECEIPT)).isPresent();
      assertThat(session.value(Slot.TOKEN)).isEmpty();
      session.useOrg("https://dev-123.okta.com");
      assertThat(session.value(Slot.APP).orElseThrow().clientId()).isEqualTo("0oa9");
    }
  }

  @Test
  void whatTwoProcessesBuildAtOnceIsAllThere() {
    try (Session one = open();
        Session other = open()) {
      one.keys().create(KeySpec.EC_P256);
      assertThat(other.held(Slot.DRAFT)).isEmpty();
      other.events().add(RiskSubject.of("1.1.1.1", RiskLevel.HIGH));
      one.apps().create("Example", Apps.DEFAULT_SCOPES);
      other.events().add(RiskSubject.of("2.2.2.2", RiskLevel.LOW));
    }
    try (Session next = open()) {
      assertThat(next.value(Slot.APP)).isPresent();
      assertThat(next.value(Slot.KEY)).isPresent();
      assertThat(next.value(Slot.DRAFT).orElseThrow().subjects()).hasSize(2);
    }
  }

  @Test
  void whoTookSomethingAwayTookItAwayForGood() {
    try (Session one = open()) {
      one.events().add(RiskSubject.of("1.1.1.1", RiskLevel.HIGH));
    }
    try (Session one = open();
        Session other = open()) {
      assertThat(other.held(Slot.DRAFT)).isPresent();
      one.events().clear();
      other.keys().create(KeySpec.EC_P256);
    }
    try (Session next = open()) {
      assertThat(next.held(Slot.DRAFT)).isEmpty();
      assertThat(next.value(Slot.KEY)).isPresent();
    }
  }

  @Test
  void whatIsSetFromOutsideOnceIsNotSaved() {
    try (Session first = open()) {
      build(first);
    }
    SessionOptions once =
        SessionOptions.saved("default")
            .withOrg(Optional.of("https://dev-123.okta.com"))
            .withClientId(Optional.of("0oa9"));
    try (Session second = new Session(test.world(), once, notices::add)) {
      assertThat(second.value(Slot.APP).orElseThrow().clientId()).isEqualTo("0oa9");
      second.events().add(RiskSubject.of("2.2.2.2", RiskLevel.LOW));
    }
    try (Session next = open()) {
      assertThat(next.orgName()).isEqualTo(Session.LOCAL);
      assertThat(next.value(Slot.APP).orElseThrow().name()).isEqualTo("Example");
      assertThat(next.value(Slot.PROVIDER)).isPresent();
      assertThat(next.value(Slot.DRAFT).orElseThrow().subjects()).hasSize(2);
    }
  }

  @Test
  void anInterruptDoesNotKeepItFromBeingSaved() {
    try (Session session = open()) {
      Thread.currentThread().interrupt();
      session.events().add(RiskSubject.of("1.1.1.1", RiskLevel.HIGH));
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(notices).isEmpty();
    try (Session next = open()) {
      assertThat(next.value(Slot.DRAFT)).isPresent();
    }
  }

  @Test
  void whatWentStaleIsNotFreshAgainInTheNextProcess() {
    try (Session first = open()) {
      build(first);
      first.apps().create("Another", Apps.DEFAULT_SCOPES);
      assertThat(first.value(Slot.PROVIDER)).isEmpty();
    }
    try (Session next = open()) {
      assertThat(next.value(Slot.APP).orElseThrow().name()).isEqualTo("Another");
      assertThat(next.value(Slot.PROVIDER)).isEmpty();
    }
  }

  @Test
  void aSessionThatCannotBeSavedGoesOnAndSaysSo() {
    // A file where its folder should be stops everybody, a superuser too.
    test.homeFile("sessions/default", "in the way");
    try (Session session = open()) {
      session.keys().create(KeySpec.EC_P256);
      assertThat(session.value(Slot.KEY)).isPresent();
    }
    assertThat(notices).singleElement().asString().startsWith("the session could not be saved: ");
  }

  @Test
  void aSessionInMemoryLeavesNothingBehind() {
    try (Session session = new Session(test.world(), SessionOptions.inMemory(), notices::add)) {
      build(session);
      assertThat(session.value(Slot.RECEIPT)).isPresent();
      assertThat(session.keys().list()).hasSize(1);
    }
    // But for the local org's own key, which the next org need not make.
    assertThat(test.files()).allMatch(file -> file.endsWith(Path.of("cache/local-org.key.json")));
  }

  @Test
  void lookingSavesNothing() {
    try (Session session = open()) {
      assertThat(session.held(Slot.KEY)).isEmpty();
      assertThat(session.orgName()).isEqualTo(Session.LOCAL);
    }
    assertThat(test.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a b", "-x", "ä"})
  void aNameIsOneFolderAndNoOther(String name) {
    assertThatThrownBy(() -> open(name))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("a session's name has letters, digits");
  }
}
