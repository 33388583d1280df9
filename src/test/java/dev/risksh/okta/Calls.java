package dev.risksh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import dev.risksh.testing.BadServer;
import dev.risksh.testing.MutableClock;
import dev.risksh.testing.TestWorld;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls to a server with a credential, and what must hold whatever comes back. */
final class Calls {
  static final String CREDENTIAL = "t0p-secret-credential";
  static final Auth AUTH = new Auth("Bearer", Secret.of(CREDENTIAL));

  final Exchanges exchanges = new Exchanges();
  final OktaClient client;

  private Calls(String url, Duration patience) {
    client = new OktaClient(OrgUrl.of(url), new MutableClock(TestWorld.NOON), exchanges, patience);
  }

  static Calls to(BadServer server) {
    return new Calls(server.url(), Duration.ofSeconds(20));
  }

  static Calls to(String url, Duration patience) {
    return new Calls(url, patience);
  }

  LogPage logs() {
    return new LogsApi(client, AUTH).first(LogQuery.all());
  }

  /** Fails with a problem that a user understands, recorded, and nothing secret in it. */
  Problem failure(ExitCode exitCode, ThrowingCallable call) {
    int before = exchanges.all().size();
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(Problem.class);
    Problem problem = (Problem) thrown;
    assertThat(problem.exitCode()).as(problem.getMessage()).isEqualTo(exitCode);
    assertThat(problem.getMessage() + problem.next())
        .doesNotContain(CREDENTIAL, "\u001b", "\r", "Exception", "java.");
    assertThat(problem.getMessage()).hasSizeLessThan(1500);
    assertThat(exchanges.all()).hasSize(before + 1);
    assertThat(exchanges.last().orElseThrow().toString()).doesNotContain(CREDENTIAL, "\u001b");
    return problem;
  }
}
