package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void oneOfAKeyThatIsNotKeptIsNotSentAsIfItWereGood() {
    test.realTime().file("other.pem", exportedKey());

    assertThat(run("assertion", "--sign-with", "other.pem")).isZero();

    for (int i = 0; i < 2; i++) {
      assertThat(run("token")).isEqualTo(ExitCode.USAGE.value());
      assertThat(run("explain")).isEqualTo(ExitCode.USAGE.value());
      assertThat(run("assertion", "show")).isEqualTo(ExitCode.USAGE.value());
    }
    assertThat(test.err())
        .contains("signed with key other, which is not kept here")
        .contains("risksh assertion makes a fresh one")
        .doesNotContain("was left out");
    run("doctor");
    assertThat(test.out()).as("it asks with one of its own").contains("✓ token");
    run("doctor", "--json");
    assertThat(test.out()).contains("\"risksh provider use --action").doesNotContain("\"/");
    assertThat(run("token")).isEqualTo(ExitCode.USAGE.value());

    assertThat(run("assertion")).isZero();
    assertThat(run("token")).isZero();
  }

  /** The text of a key pair that this session does not keep. */
  private String exportedKey() {
    run("--session", "another", "key", "new", "--type", "p256", "--kid", "other");
    run("--session", "another", "key", "export", "--private", "--format", "jwk", "away.json");
    run("--session", "another", "key", "remove", "other", "--yes");
    run("key", "list");
    String kept = test.out().lines().filter(line -> line.contains("ES256")).findFirst().get();
    run("key", "use", kept.replaceAll(".*kid ", "").strip());
    try {
      return Files.readString(test.workingDirectory().resolve("away.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneOfALockedKeyWaitsForItsPassphrase() {
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    run("key", "new", "--type", "p256", "--protect", "--kid", "locked");
    run("app", "create", "Locked");
    run("assertion", "--exp", "2h");

    test.env("RISKSH_KEY_PASSPHRASE", "");
    assertThat(run("token")).isEqualTo(ExitCode.USAGE.value());
    assertThat(test.err()).contains("set RISKSH_KEY_PASSPHRASE");
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    assertThat(run("token")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err()).contains("an expiration too far into the future");
  }

  @Test
  void oneOfTheKeyThatIsSetOutsideIsKeptToo() {
    test.file("other.pem", exportedKey());
    test.env("OKTA_CLIENT_PRIVATEKEY", "other.pem");
    run("app", "create", "Outside");
    run("assertion", "--exp", "2h");
    assertThat(run("token")).isEqualTo(ExitCode.REFUSED.value());
  }

  @ParameterizedTest
  @CsvSource({"--kid nobody", "--alg HS256", "--alg none", "--alg RS256", "--drop alg"})
  void whatWasMadeWrongOnPurposeIsUndoneByAFreshOne(String options) {
    run(("assertion " + options).split(" "));
    run("token");
    assertThat(test.err())
        .contains("the assertion was made different on purpose: ")
        .containsPattern("next: risksh assertion  +makes a fresh one")
        .doesNotContain("risksh key new", "quotation marks");
    run(("assertion " + options).split(" "));
    run("explain");
    assertThat(test.out())
        .containsPattern("next: risksh assertion  +makes a fresh one")
        .doesNotContain("risksh key new", "signed by not", "quotation marks");
  }

  @Test
  void aPinnedOneIsSentAgainAndAgain() {
    test.realTime();
    run("assertion", "--pin");
    assertThat(run("token")).isEqualTo(ExitCode.DONE.value());
    assertThat(run("token")).isEqualTo(ExitCode.REFUSED.value());
    assertThat(test.err())
        .contains("The client_assertion token has already been used.")
        .contains("it is pinned: the same is sent each time")
        .containsPattern("next: risksh assertion  +makes a fresh one")
        .doesNotContain("with a fresh assertion");

    run("status");
    assertThat(test.out()).contains(", pinned");

    run("assertion");
    assertThat(run("token")).isEqualTo(ExitCode.DONE.value());
    assertThat(run("token")).isEqualTo(ExitCode.DONE.value());
  }

  @Test
  void ofAPinnedOneThatIsOverNoFreshOneComesByItself() {
    test.realTime();
    run("app", "list");
    run("assertion", "--pin", "--exp", "-5m");
    run("explain");
    run("token");
    for (String told : List.of(test.out(), test.err())) {
      assertThat(told)
          .containsPattern("next: risksh assertion  +makes a fresh one")
          .containsPattern("next: risksh token  +asks again, with that one")
          .doesNotContain("with a fresh assertion");
    }
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
