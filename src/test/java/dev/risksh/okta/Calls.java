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
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls to a server with a credential, and what must hold whatever comes back. */
final class Calls {
  static final String CREDENTIAL = "t0p-secret-credential";
  static final Auth AUTH = Auth.bearer(Secret.of(CREDENTIAL));

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final MutableClock clock = new MutableClock(TestWorld.NOON);
  final Exchanges exchanges = new Exchanges();
  final List<Duration> waits = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();
  boolean patient = true;
  final OktaClient client;

  private Calls(String url, ClientSettings settings) {
    client =
        new OktaClient(OrgUrl.of(url), clock, exchanges, settings, (wait, why) -> pass(wait, why));
  }

  /** That go through a proxy, and are not tried again. */
  static Calls through(ClientSettings.Proxy proxy, String url) {
    return new Calls(url, settings(PATIENCE, RetryLimits.NONE).withProxy(proxy));
  }

  private static ClientSettings settings(Duration patience, RetryLimits limits) {
    return ClientSettings.DEFAULT.withRequestTimeout(patience).withRetries(limits);
  }

  /** That are not tried again. */
  static Calls to(BadServer server) {
    return to(server.url(), PATIENCE);
  }

  static Calls to(String url, Duration patience) {
    return new Calls(url, settings(patience, RetryLimits.NONE));
  }

  /** That are tried again as usual, without a wait. */
  static Calls retrying(BadServer server) {
    return retrying(server.url());
  }

  static Calls retrying(BadServer server, RetryLimits limits) {
    return new Calls(server.url(), settings(PATIENCE, limits));
  }

  static Calls retrying(String url) {
    return new Calls(url, settings(PATIENCE, RetryLimits.USUAL));
  }

  private void pass(Duration wait, String why) throws InterruptedException {
    waits.add(wait);
    reasons.add(why);
    clock.advance(wait);
    if (!patient) {
      throw new InterruptedException();
    }
  }

  LogPage logs() {
    return new LogsApi(client, AUTH).first(LogQuery.all());
  }

  /** Fails with a problem that a user understands, recorded, and nothing secret in it. */
  Problem failure(ExitCode exitCode, ThrowingCallable call) {
    int before = exchanges.all().size();
    Problem problem = lastFailure(exitCode, call);
    assertThat(exchanges.all()).hasSize(before + 1);
    return problem;
  }

  /** The same, of a call that was tried again. */
  Problem lastFailure(ExitCode exitCode, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(Problem.class);
    Problem problem = (Problem) thrown;
    assertThat(problem.exitCode()).as(problem.getMessage()).isEqualTo(exitCode);
    assertThat(problem.getMessage() + problem.next())
        .doesNotContain(CREDENTIAL, "\u001b", "\r", "Exception", "java.");
    assertThat(problem.getMessage()).hasSizeLessThan(1500);
    assertThat(exchanges.last().orElseThrow().toString()).doesNotContain(CREDENTIAL, "\u001b");
    return problem;
  }
}
