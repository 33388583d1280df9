package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.okta.Auth;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.LogsApi;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One local org for all processes of a session. */
class LocalOrgHostTest {
  @TempDir Path temp;
  private TestWorld test;
  private Path folder;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
    folder = test.home().resolve("sessions/default");
  }

  private Session open() {
    return new Session(test.world(), SessionOptions.saved("default"), notices::add);
  }

  private static int apps(Session session) {
    return session.apps().list().size();
  }

  @Test
  void aSecondProcessUsesTheOrgOfTheFirst() throws IOException {
    try (Session first = open();
        Session second = open()) {
      first.keys().create(KeySpec.EC_P256);
      first.apps().create("One", Apps.DEFAULT_SCOPES);
      assertThat(apps(second)).isEqualTo(1);
      assertThat(second.org().url()).isEqualTo(first.org().url());
      Path address = folder.resolve("local-org.address");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
    assertThat(folder.resolve("local-org.address")).doesNotExist();
  }

  @Test
  void whenTheFirstEndsTheSecondTakesOverWithAllThatWasThere() {
    try (Session second = open()) {
      try (Session first = open()) {
        first.keys().create(KeySpec.EC_P256);
        first.apps().create("One", Apps.DEFAULT_SCOPES);
        assertThat(apps(second)).isEqualTo(1);
      }
      assertThat(apps(second)).isEqualTo(1);
      second.apps().create("Two", Apps.DEFAULT_SCOPES);
      try (Session third = open()) {
        assertThat(apps(third)).isEqualTo(2);
      }
    }
  }

  @Test
  void aCallThatFindsTheFirstGoneIsMadeAllTheSame() {
    try (Session second = open()) {
      LogsApi log;
      try (Session first = open()) {
        assertThat(first.org().local()).isTrue();
        log = new LogsApi(second.client(), Auth.admin(second.adminToken().orElseThrow()));
        assertThat(log.first(LogQuery.all()).entries()).isEmpty();
      }
      // As when the first ends between the look for the org and the call.
      assertThat(log.first(LogQuery.all()).entries()).isEmpty();
    }
  }

  @Test
  void whoEndsFirstDoesNotTakeTheOrgAwayFromOthers() {
    try (Session first = open()) {
      assertThat(apps(first)).isZero();
      try (Session second = open()) {
        assertThat(apps(second)).isZero();
      }
      assertThat(apps(first)).isZero();
      try (Session third = open()) {
        assertThat(apps(third)).isZero();
      }
    }
  }

  @Test
  void aProcessThatHoldsTheOrgAndDoesNotSayWhereIsNotWaitedForLong() throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("local-org.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        Session session = open()) {
      assertThat(lock.isValid()).isTrue();
      Problem problem = catchThrowableOfType(Problem.class, session::org);
      assertThat(problem)
          .hasMessage("another process runs this session's local org and does not say where")
          .returns(ExitCode.UNREACHABLE, Problem::exitCode);
    }
    assertThat(test.clock().instant()).isEqualTo(TestWorld.NOON.plusSeconds(3));
  }

  @Test
  void whatIsKeptButCannotBeReadIsPutAsideAndSaid() {
    test.homeFile("sessions/default/local-org.json", "no JSON");
    try (Session session = open()) {
      assertThat(apps(session)).isZero();
    }
    assertThat(notices).hasSize(1);
    assertThat(test.files()).anyMatch(file -> contentOf(file).equals("no JSON"));
  }

  private static String contentOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void lookingAtTheSessionStartsNoOrg() {
    try (Session session = open()) {
      assertThat(session.held(Slot.APP)).isEmpty();
      assertThat(session.orgName()).isEqualTo(Session.LOCAL);
    }
    assertThat(folder).doesNotExist();
  }
}
