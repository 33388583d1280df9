package dev.risksh.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import dev.risksh.testing.BadServer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A proxy stands between us and an org; the one here lets nobody through. */
class ProxyTest {
  private static final String ORG = "https://dev-1.okta.com";
  private static final Optional<String> NAME = Optional.of("user");

  @Test
  void theProxyIsAskedForTheOrgAndGetsItsPasswordAndNoCredentialOfOkta() {
    try (BadServer proxy = BadServer.replying(502, "", "")) {
      Calls calls = Calls.through(at(proxy, NAME), ORG);

      calls.failure(ExitCode.UNREACHABLE, calls::logs);

      assertThat(proxy.requests()).isNotEmpty();
      assertThat(proxy.requests().get(0))
          .startsWith("CONNECT dev-1.okta.com:443 ")
          .contains("Proxy-Authorization: Basic dXNlcjpwdw==")
          .doesNotContain(Calls.CREDENTIAL);
    }
  }

  @Test
  void aProxyThatRefusesOurPasswordIsNamed() {
    String asking = "Proxy-Authenticate: Basic realm=\"p\"\r\n";
    try (BadServer proxy = BadServer.replying(407, asking, "")) {
      Calls calls = Calls.through(at(proxy, NAME), ORG);

      Problem problem = calls.failure(ExitCode.UNREACHABLE, calls::logs);

      assertThat(problem).hasMessageContaining("the proxy 127.0.0.1:");
      assertThat(problem).hasMessageContaining("as user does not let us through");
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() {
    ClientSettings.Proxy nobody;
    try (BadServer proxy = BadServer.replying(200, "", "")) {
      nobody = at(proxy, Optional.empty());
    }
    Calls calls = Calls.through(nobody, ORG);

    Problem problem = calls.failure(ExitCode.UNREACHABLE, calls::logs);

    assertThat(problem).hasMessageContaining("nothing answers at the proxy " + nobody);
  }

  @Test
  void anOrgOnThisMachineIsCalledWithoutIt() {
    try (BadServer proxy = BadServer.replying(502, "", "");
        BadServer org = BadServer.replying(200, "", "[]")) {
      Calls calls = Calls.through(at(proxy, NAME), org.url());

      assertThat(calls.logs().entries()).isEmpty();
      assertThat(proxy.requests()).isEmpty();
    }
  }

  private static ClientSettings.Proxy at(BadServer proxy, Optional<String> username) {
    int port = URI.create(proxy.url()).getPort();
    return new ClientSettings.Proxy("127.0.0.1", port, username, Secret.of("pw"));
  }
}
