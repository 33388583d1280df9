package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.testing.Answers;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code risksh key …} as a user types it, each command in a process of its own. */
class KeysTest {
  private static final String P256 = "--type p256";

  private TestWorld test;
  private String out = "";
  private String err = "";

  @BeforeEach
  void inAnEmptyHome(@TempDir Path folder) {
    test = TestWorld.in(folder);
  }

  /** Runs a command and remembers what it alone printed. */
  private ExitCode run(String line) {
    int outBefore = test.out().length();
    int errBefore = test.err().length();
    int code = Main.run(test.world(), line.split(" "));
    out = test.out().substring(outBefore);
    err = test.err().substring(errBefore);
    return List.of(ExitCode.values()).stream()
        .filter(known -> known.value() == code)
        .findFirst()
        .orElseThrow();
  }

  private void does(String line) {
    assertThat(run(line)).as("%s: %s", line, err).isEqualTo(ExitCode.DONE);
  }

  private void refuses(String line, ExitCode code, String reason) {
    assertThat(run(line)).as(line).isEqualTo(code);
    assertThat(err).contains(reason);
    assertThat(out).isEmpty();
  }

  private JsonNode json(String line) {
    does(line + " --json");
    return Json.parse(out, line);
  }

  private List<Path> keyFiles() throws IOException {
    try (var files = Files.list(test.home().resolve("keys"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', RS256 2048 bit",
    "--alg RS384, RS384 2048 bit",
    "--alg rs512 --type rsa-2048, RS512 2048 bit",
    "--type p256, ES256 P-256",
    "--alg ES384, ES384 P-384",
    "--type P-521, ES512 P-521",
  })
  void aNewKeySignsAsOrderedAndTheLocalOrgTakesIt(String options, String what) {
    does(("key new " + options).strip());
    assertThat(out).startsWith(what + "   kid ");
    does("app create X");
    does("token");
  }

  @ParameterizedTest
  @CsvSource({
    "--type rsa1024, 'rsa1024'' is not a kind of key'",
    "--alg PS256, Okta does not take the algorithm PS256",
    "--type p256 --alg RS256, a P-256 key does not sign with RS256",
    "--type rsa2048 --alg ES256, an RSA key of 2048 bits does not sign with ES256",
  })
  void aKeyThatOktaDoesNotTakeIsNotMade(String options, String reason) {
    refuses("key new " + options, ExitCode.USAGE, reason);
    assertThat(test.home()).doesNotExist();
  }

  @Test
  void whatToDoNextIsSaidBesideTheResult() {
    does("key new " + P256);
    assertThat(out).startsWith("ES256 P-256   kid ").hasLineCount(1);
    assertThat(err).isEqualTo("  give Okta the public half:  risksh key show\n");
  }

  @Test
  void thePublicHalfIsAJwkForOkta() {
    does("key new " + P256);
    JsonNode jwk = json("key show");
    assertThat(jwk.path("kid").asText()).hasSize(43);
    assertThat(jwk.path("use").asText()).isEqualTo("sig");
    assertThat(jwk.path("alg").asText()).isEqualTo("ES256");
    assertThat(jwk.has("d")).isFalse();
    does("key show");
    assertThat(Json.parse(out, "what is shown")).isEqualTo(jwk);
  }

  @Test
  void privateKeysAreForTheirOwnerOnly() throws IOException {
    does("key new " + P256);
    does("key export key.pem --private");
    for (Path file : List.of(keyFiles().get(0), test.workingDirectory().resolve("key.pem"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theListShowsWhichKeyIsInUse() {
    does("key new --kid first " + P256);
    does("key new --kid second " + P256);
    does("key list");
    assertThat(out.lines().filter(line -> line.contains("✓"))).hasSize(1);
    assertThat(out).containsPattern("✓ +ES256 P-256 +second +in use");
    does("key use fi");
    JsonNode list = json("key list");
    assertThat(list.findValuesAsText("kid")).contains("first", "second");
    assertThat(list.path(0).path("inUse").asBoolean()).isTrue();
    assertThat(list.path(1).path("inUse").asBoolean()).isFalse();
  }

  @Test
  void aKeyFromElsewhereIsListedAsThat() {
    does("key new --kid kept " + P256);
    does("key new --kid other " + P256);
    does("key export other.json --private");
    does("key remove other --yes");
    test.env("OKTA_CLIENT_PRIVATEKEY", "other.json");
    does("key list");
    assertThat(out).containsPattern("✓ +ES256 P-256 +other +in use, from OKTA_CLIENT_PRIVATEKEY");
    refuses("key remove other --yes", ExitCode.USAGE, "comes from OKTA_CLIENT_PRIVATEKEY");
  }

  @Test
  void aKidIsWrittenInFullOrAsFarAsItIsUnique() {
    does("key new --kid one " + P256);
    does("key new --kid one-more " + P256);
    does("key use one");
    assertThat(out).contains("kid one\n");
    refuses("key use o", ExitCode.USAGE, "several keys begin with 'o'");
    refuses("key use two", ExitCode.USAGE, "no key has a kid that begins with 'two'");
  }

  @Test
  void noKeyIsLostToAnotherOfTheSameKid() throws IOException {
    does("key new --kid mine " + P256);
    String before = Files.readString(keyFiles().get(0));
    refuses("key new --kid mine " + P256, ExitCode.USAGE, "a key of that kid is kept already");
    does("key new --kid other " + P256);
    does("key export other.pem --private");
    does("key remove other --yes");
    refuses("key import other.pem --kid mine", ExitCode.USAGE, "and would be lost");
    assertThat(Files.readString(keyFiles().get(0))).isEqualTo(before);
  }

  @Test
  void kidsThatLookAlikeAsFileNamesAreKeptApart() throws IOException {
    for (String kid : List.of("a/b", "a_b", "a:b", "../a_b")) {
      does("key new --kid " + kid + " " + P256);
    }
    assertThat(keyFiles()).hasSize(4);
    assertThat(json("key list").findValuesAsText("kid")).contains("a/b", "a_b", "a:b", "../a_b");
    does("key use a/b");
    does("key remove a_b --yes");
    assertThat(json("key list").findValuesAsText("kid")).contains("a/b").doesNotContain("a_b");
  }

  @Test
  void aKeyFileThatItsOwnerNamedIsFoundByItsKid() throws IOException {
    does("key new --kid mine " + P256);
    Path file = keyFiles().get(0);
    Files.move(file, file.resolveSibling("renamed.jwk.json"));
    does("app create X");
    does("token");
    does("key remove mine --yes");
    assertThat(keyFiles()).isEmpty();
  }

  @Test
  void whatIsExportedIsImportedAgain() {
    does("key new --kid mine --alg RS384");
    JsonNode publicHalf = json("key show");
    for (String file : List.of("key.json", "key.jwks.json", "key.pem")) {
      does("key export " + file + " --private");
      assertThat(out).isEqualTo("private key written to " + path(file) + ", for its owner only\n");
    }
    does("key remove mine --yes");
    for (String line :
        List.of("key.json", "key.jwks.json --kid mine", "key.pem --kid mine --alg RS384")) {
      does("key import " + line);
      assertThat(json("key show")).as(line).isEqualTo(publicHalf);
      does("key remove mine --yes");
    }
  }

  private Path path(String file) {
    return test.workingDirectory().resolve(file);
  }

  @Test
  void aSetOfPublicKeysIsForOktaToFetch() {
    does("key new --kid one " + P256);
    does("key new --kid two " + P256);
    JsonNode set = json("key export --format jwks --kid one,two");
    assertThat(set.path("keys").findValuesAsText("kid")).containsExactly("one", "two");
    assertThat(set.toString()).doesNotContain("\"d\"");
    refuses("key export --format jwk --kid one,two", ExitCode.USAGE, "holds one key");
  }

  @Test
  void aPrivateKeyIsShownOnlyWhenThatIsSaid() {
    does("key new " + P256);
    refuses("key export --private", ExitCode.USAGE, "a private key is not shown by accident");
    does("key export --private --reveal");
    assertThat(Json.parse(out, "it").has("d")).isTrue();
    does("key export --private --reveal --format pem");
    assertThat(out).startsWith("-----BEGIN PRIVATE KEY-----\n");
    does("key export --format pem");
    assertThat(out).startsWith("-----BEGIN PUBLIC KEY-----\n");
  }

  @Test
  void noFileIsOverwrittenByAccident() throws IOException {
    Path file = test.file("key.pem", "the only copy");
    does("key new " + P256);
    refuses("key export key.pem --private", ExitCode.USAGE, "is there already");
    assertThat(file).hasContent("the only copy");
    does("key export key.pem --private --force");
    assertThat(Files.readString(file)).contains("BEGIN PRIVATE KEY");
    refuses("key export nowhere/key.pem --private", ExitCode.USAGE, "there is no folder");
    assertThat(path("nowhere")).doesNotExist();
    does("key import key.pem");
    assertThat(err).contains("that key was kept already");
  }

  @Test
  void removingIsForGoodAndAsked() throws IOException {
    does("key new --kid mine " + P256);
    refuses("key remove mine", ExitCode.USAGE, "nobody can be asked");
    Answers answers = new Answers("", "no", "Yes");
    test.person(answers);
    refuses("key remove mine", ExitCode.FAILED, "was not removed");
    refuses("key remove mi", ExitCode.FAILED, "was not removed");
    assertThat(keyFiles()).hasSize(1);
    does("key remove mine");
    assertThat(out).isEqualTo("key ES256 P-256, kid mine is gone\n");
    assertThat(answers.questions()).allMatch(q -> q.contains("kid mine for good? [y/N]"));
    assertThat(keyFiles()).isEmpty();
    refuses("key show", ExitCode.USAGE, "there is no key yet");
  }

  @Test
  void aKeyUnderAPassphraseIsUsedWithItOnly() throws IOException {
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    does("key new --protect --kid mine " + P256);
    assertThat(out).contains("under a passphrase");
    does("key export key.json --private");
    String secret = Json.parse(Files.readString(path("key.json")), "it").path("d").asText();
    Files.delete(path("key.json"));

    for (Path file : test.files()) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secret);
    }
    test.env("RISKSH_KEY_PASSPHRASE", "");
    does("key list");
    assertThat(out).contains("in use, passphrase");
    does("key show");
    does("app create X");
    refuses("token", ExitCode.USAGE, "is protected by a passphrase, and nobody can be asked");
    test.env("RISKSH_KEY_PASSPHRASE", "sesame");
    refuses("token", ExitCode.BAD_INPUT, "stays closed: that is not its passphrase");
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    does("assertion");
    does("token");
  }

  @Test
  void aPassphraseIsAskedForWhereThereIsSomebody() {
    test.person(new Answers("open", "sesame"));
    refuses("key new --protect " + P256, ExitCode.USAGE, "the two are not the same");
    test.person(new Answers("", ""));
    refuses("key new --protect " + P256, ExitCode.USAGE, "at least one character");
    Answers answers = new Answers("open sesame", "open sesame");
    test.person(answers);
    does("key new --protect " + P256);
    assertThat(answers.questions()).containsExactly("  new passphrase: ", "  the same again: ");
    assertThat(answers.unseen()).isTrue();
    does("app create X");
    Answers once = new Answers("open sesame");
    test.person(once);
    does("token");
    assertThat(once.questions()).hasSize(1);
  }

  @Test
  void anImportThatWouldTakeThePassphraseOffIsRefused() {
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    does("key new --protect --kid mine " + P256);
    does("key export plain.json --private");
    assertThat(err).contains("what was exported has no passphrase any more");
    refuses("key import plain.json", ExitCode.USAGE, "which this would take off");
    does("key import plain.json --protect");
    assertThat(json("key list").path(0).path("protected").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.json", "key.jwks.json", "key.pem"})
  void anExportUnderAPassphraseIsImportedWithIt(String file) {
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    does("key new --kid mine " + P256);
    JsonNode publicHalf = json("key show");
    does("key export " + file + " --private --protect");
    does("key remove mine --yes");
    test.env("RISKSH_KEY_PASSPHRASE", "sesame");
    if (!file.equals("key.json")) {
      refuses("key import " + file, ExitCode.BAD_INPUT, file + " stays closed");
    }
    test.env("RISKSH_KEY_PASSPHRASE", "open sesame");
    does("key import " + file + (file.endsWith("pem") ? " --kid mine" : ""));
    assertThat(json("key show")).isEqualTo(publicHalf);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing.pem, there is no file",
    "., is a folder",
    "big.pem, it is larger than 1 MiB",
    "binary.der, it is not text",
    "words.txt, it is neither a JWK nor a PEM file",
  })
  void aFileThatHoldsNoKeyIsRefusedWithTheReason(String file, String reason) throws IOException {
    test.file("words.txt", "It was a dark and stormy night.");
    test.file("big.pem", "-----BEGIN PRIVATE KEY-----\n".repeat(400_000));
    Files.write(path("binary.der"), new byte[] {0x30, (byte) 0x82, (byte) 0xff, 0});
    refuses("key import " + file, ExitCode.BAD_INPUT, reason);
  }

  @Test
  void aSetWithTwoEqualKidsLeavesNoChoice() throws IOException {
    does("key new --kid one " + P256);
    does("key export one.json --private");
    String jwk = Files.readString(path("one.json"));
    does("key new --kid two " + P256);
    does("key export two.json --private");
    String other = Files.readString(path("two.json"));
    test.file("set.json", "{\"keys\":[" + jwk + "," + other.replace("\"two\"", "\"one\"") + "]}");

    String reason = "the set has 2 private keys with the kid one, and a kid must name one";
    refuses("key import set.json", ExitCode.BAD_INPUT, reason);
    refuses("key import set.json --kid one", ExitCode.BAD_INPUT, reason);
  }

  @Test
  void theWordsOfAScriptDoTheSame() {
    test.file(
        "rotate.groovy",
        """
        step('keys of a script') {
            first = newKey type: 'p256', kid: 'first'
            second = newKey alg: 'ES384'
            assert keys.findAll { it.inUse() }*.kid() == [second.kid()]
            useKey first
            assert showKey().toString().contains('"kid": "first"')
            exportKey file: 'out.pem', private: true
            removeKey 'first', yes: true
            back = importKey 'out.pem', kid: 'back'
            assert back.kid() == 'back' && keys*.kid() == [second.kid(), 'back']
            assert !exportKey(private: true, reveal: true).toString().contains('"d"')
            createApp name: 'X'
            requestToken()
        }
        """);
    assertThat(run("run rotate.groovy")).as(out + err).isEqualTo(ExitCode.DONE);
    assertThat(test.home().resolve("keys")).as("a script leaves nothing").doesNotExist();
  }
}
