package dev.risksh.saving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.Vocabulary;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.shell.LineRunner;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which word each command is. */
class TranslationsTest {
  @TempDir Path folder;

  private LineRunner prompt() {
    TestWorld test = TestWorld.in(folder);
    return new LineRunner(
        test.world(), new Session(test.world(), SessionOptions.inMemory(), line -> {}));
  }

  private String word(String words) {
    TypedCommand command = prompt().commands().understood(List.of(words.split(" "))).orElseThrow();
    Snippet snippet = Snippet.command("1", "/" + words, Optional.empty(), List.of());
    Scope scope = new Scope(Set.of());
    return new CommandWriter(scope, new Draft(), Set.of("e")::contains)
        .write(new Attempt(snippet, Optional.of(command), Optional.empty()))
        .map(Line::text)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          key new                                    | newKey()
          key new --type p256                        | newKey type: 'p256'
          k n --alg RS512 --kid it's --protect       | newKey alg: 'RS512', kid: 'it\\'s', protect: true
          key import my/key.pem --kid a              | importKey env('RISKSH_KEY_FILE'), kid: 'a'
          key export public.jwk --force              | exportKey file: 'public.jwk', force: true
          key use NhIp                               | useKey 'NhIp'
          key remove NhIp --yes                      | removeKey 'NhIp', yes: true
          app create Example                         | createApp name: 'Example'
          app create E --scope a,b --scope c --dpop  | createApp name: 'E', scopes: ['a', 'b', 'c'], dpop: true
          app use 0oa1                               | useApp '0oa1'
          app grant a b                              | grant 'a', 'b'
          app revoke a                               | revoke 'a'
          app remove 0oa1 --yes                      | removeApp '0oa1'
          app role add ORG_ADMIN                     | addRole 'ORG_ADMIN'
          app role remove ORG_ADMIN                  | removeRole 'ORG_ADMIN'
          provider use                               | useProvider action: ENFORCE_AND_LOG
          provider use --action log_only --name N    | useProvider action: LOG_ONLY, name: 'N'
          provider create N --action none            | createProvider name: 'N', action: NONE
          provider update --action log_only          | updateProvider action: LOG_ONLY
          provider update rkp1 --app 0oa1            | updateProvider id: 'rkp1', clientId: '0oa1'
          provider remove rkp1                       | removeProvider 'rkp1'
          assertion                                  | createAssertion()
          assertion --exp -5m --iat 1h30m            | createAssertion exp: -5.minutes, iat: 90.minutes
          assertion --expires-in 1m --drop jti,iss   | createAssertion exp: 1.minute, drop: ['jti', 'iss']
          assertion --exp 1795541382000 --pin        | createAssertion exp: 1795541382000L, pin: true
          assertion --set aud=["a",1] --header typ=x | createAssertion set: [aud: ['a', 1]], header: [typ: 'x']
          assertion --sign-with other.pem --alg none | createAssertion alg: 'none', signWith: 'other.pem'
          token                                      | requestToken()
          token --scope okta.logs.read               | requestToken scopes: ['okta.logs.read']
          token --dpop on --dpop-key p384            | requestToken dpop: 'on', dpopKey: 'p384'
          token use MY_TOKEN                         | useToken env('MY_TOKEN')
          token use ./token.txt                      | useToken env('RISKSH_ACCESS_TOKEN')
          token use --admin                          | useAdminToken()
          send e                                     | send e
          send events.json                           | send events('events.json')
          confirm                                    | confirm within: 30.seconds
          confirm --within 1m                        | confirm within: 1.minute
          signin --ip 1.1.1.1 --user me@x.org        | signIn ip: '1.1.1.1', user: 'me@x.org'
          log --type t --since 10m --limit 5         | assert !log.find(type: 't', since: 10.minutes, limit: 5)
          org https://dev-1.okta.com                 | useOrg 'https://dev-1.okta.com'
          org fault 503 --on token --times 2         | fault 503, on: 'token', times: 2
          org fault slow --for 3s                    | fault 'slow', lasting: 3.seconds
          org fault clear                            | clearFaults()
          org switch role-required on                | switchOrg 'role-required', true
          org switch log-lag 20s                     | switchOrg 'log-lag', 20.seconds
          org switch risk-api gone                   | switchOrg 'risk-api', 'gone'
          http har --out calls.har                   | http.har 'calls.har'
          http replay                                | http.replay()
          doctor                                     | assert doctor().healthy
          """)
  void isTheWordFor(String command, String word) {
    assertThat(word(command)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "http replay 3",
    "run other.groovy",
    "http har 3 --out x.har",
    "token use T --proof-key k"
  })
  void hasNoWordFor(String command) {
    assertThat(word(command)).isEmpty();
  }

  /** A command that is new has to be thought of here too. */
  @Test
  void knowsEveryCommandThatIsAStep() {
    Set<String> unknown = new TreeSet<>();
    prompt().commands().steps().stream()
        .filter(path -> !Translations.knows(path))
        .forEach(unknown::add);
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyWordIsOneOfTheDsl() {
    Set<String> words = Vocabulary.words();
    assertThat(Translations.words())
        .allSatisfy(
            word ->
                assertThat(
                        words.contains(word)
                            || Set.of("log.find", "http.har", "http.replay").contains(word))
                    .as(word)
                    .isTrue());
  }
}
