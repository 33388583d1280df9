package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.testing.TestWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assertions made wrong on purpose, in one process, and sent by the next. */
class AssertionFaultsTest {
  private TestWorld test;

  @BeforeEach
  void aKeyAndAnApp(@TempDir Path folder) {
    test = TestWorld.in(folder);
    run("key", "new", "--type", "p256");
    run("app", "create", "Example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--exp -5m | The client_assertion token is expired.",
        "--exp 2h | The client_assertion token has an expiration too far into the future.",
        "--exp 1795521600000 | The client_assertion must contain the 'exp' claim as seconds",
        "--set exp=\"soon\" | The client_assertion must contain the 'exp' claim as seconds",
        "--drop exp | The client_assertion must contain the 'exp' claim as seconds",
        "--iat 5m | The client_assertion token must be issued before the current time.",
        "--iat 2026-11-24T12:05:00Z | The client_assertion token must be issued before",
        "--aud https://dev-1.okta.com | The audience claim for client_assertion must be",
        "--drop aud | The audience claim for client_assertion must be",
        "--iss somebody --sub else | The issuer claim for client_assertion is not a valid",
        "--sub somebody | The subject claim for client_assertion is not a valid client_id.",
        "--iss 0oanobody --sub 0oanobody | Invalid value for 'client_id' parameter.",
        "--kid nobody | The client_assertion JWT kid is invalid.",
        "--alg none | The client_assertion JWT signature algorithm is invalid.",
        "--alg HS256 | The client_assertion JWT signature algorithm is invalid.",
        "--alg RS256 | The client_assertion JWT signature algorithm is invalid.",
        "--header alg=\"ES384\" | The client_assertion JWT signature algorithm is invalid.",
        "--drop alg | The parsing of the client_assertion failed.",
      })
  void eachFaultGetsOktasAnswer(String options, String answer) {
    assertThat(run(("assertion " + options).split(" "))).isEqualTo(ExitCode.DONE.value());
    assertThat(run("token")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err()).contains(answer);
    assertThat(run("token")).as("the next one is fresh").isEqualTo(ExitCode.DONE.value());
  }

  @Test
  void anotherKeyThanTheOneNamedIsAWrongSignature() {
    run("key", "list");
    String first = test.out().lines().filter(line -> line.contains("ES256")).findFirst().get();
    run("key", "new", "--type", "p256");
    String kid = first.replaceAll(".*kid ", "").strip();
    run("key", "use", kid);
    String other = otherKey(kid);

    run("assertion", "--sign-with", other);

    assertThat(run("token")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err()).contains("The client_assertion signature is invalid.");
  }

  @Test
  void aPinnedOneIsSentAgainAndAgain() {
    run("assertion", "--pin");
    assertThat(run("token")).isEqualTo(ExitCode.DONE.value());
    assertThat(run("token")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err()).contains("The client_assertion token has already been used.");

    run("status");
    assertThat(test.out()).contains(", pinned");

    run("assertion");
    assertThat(run("token")).isEqualTo(ExitCode.DONE.value());
    assertThat(run("token")).isEqualTo(ExitCode.DONE.value());
  }

  @Test
  void revealedItIsTheJwtAndNothingElseShowsIt() throws Exception {
    run("assertion", "--jti", "mine");
    run("assertion", "show");
    run("status");
    assertThat(test.out()).contains("\"mine\"").doesNotContainPattern("eyJ\\S+\\.eyJ");
    for (Path file : test.files()) {
      assertThat(Files.readString(file)).doesNotContainPattern("eyJ\\S+\\.eyJ");
    }

    String before = test.out();
    run("assertion", "show", "--reveal");
    assertThat(test.out().substring(before.length()))
        .matches("eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+\n");
  }

  private String otherKey(String kid) {
    return test.files().stream()
        .filter(file -> file.toString().endsWith(".jwk.json") && !file.toString().contains(kid))
        .findFirst()
        .orElseThrow()
        .toString();
  }

  private int run(String... words) {
    return Main.run(test.world(), words);
  }
}
