package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.risksh.report.ReportFormat;
import dev.risksh.testing.SecretHunt;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A script that prints its secrets, names its steps after them and sends them where they do not
 * belong; then every report and the bundle are searched for each of them.
 */
class ReportSecretsTest {
  private static final String SCRIPT =
      """
      vault = new File('%s')
      step('set up') {
          key = newKey type: 'p256'
          app = createApp name: 'X', dpop: true
          useProvider action: ENFORCE_AND_LOG
          assertion = createAssertion()
          token = requestToken()
          admin = session().org().adminToken().get().reveal()
          receipt = send event { subject ip: '1.1.1.1', risk: HIGH }
          signIn ip: '1.1.1.1'
          signIn ip: '9.9.9.9'
          headers = session().exchanges().all().collectMany { it.requestHeaders() }
          proof = headers.find { it.name() == 'DPoP' }?.value()?.reveal() ?: ''
          bodies = session().exchanges().all().collect { it.replyBody().map { b -> b.reveal() }.orElse('') }
          logins = bodies.findAll { it.contains('sessionToken') }
          sessionToken = logins ? (logins[0] =~ /"sessionToken"\\s*:\\s*"([^"]+)"/)[0][1] : ''
          [key: key.privateJwk().reveal(), assertion: assertion.jws().reveal(),
           token: token.value().reveal(), admin: admin, proof: proof, session: sessionToken].each {
              name, secret -> new File(vault, name).text = secret
          }
          secrets = [key.privateJwk().reveal(), assertion.jws().reveal(), token.value().reveal(),
                     admin, proof, sessionToken].findAll { it }
      }
      step('print them') {
          secrets.each { println it; println "and in words: token-$it." }
          println secrets
      }
      secrets.eachWithIndex { secret, i -> step("step $i $secret") { println 'named' } }
      step('send them') {
          try {
              sendRaw(secrets.join(' '))
          } catch (Exception refused) {
              println refused.message
          }
      }
      step('fail with them') { assert secrets.toString() == admin }
      """;

  @TempDir Path temp;

  @Test
  void noReportHoldsAny() throws IOException {
    TestWorld test = TestWorld.in(temp);
    Path vault = Files.createDirectories(temp.resolve("vault"));
    test.file("leaky.groovy", SCRIPT.formatted(vault));
    String reports =
        ReportFormat.words().stream()
            .map(word -> word + "=out/report." + word)
            .collect(Collectors.joining(","));
    int exitCode =
        Main.run(
            test.world(), "run", "leaky.groovy", "--report", reports, "--evidence", "out/e.zip");
    assertThat(exitCode).as(test.out() + test.err()).isEqualTo(1);
    assertThat(test.out()).contains("✗ fail with them");

    SecretHunt hunt = new SecretHunt();
    hunt.jwt("the assertion", vaulted(vault, "assertion"));
    hunt.jwt("the access token", vaulted(vault, "token"));
    hunt.jwt("the proof", vaulted(vault, "proof"));
    hunt.secret("the admin token", vaulted(vault, "admin"));
    hunt.secret("the session token", vaulted(vault, "session"));
    Map<String, Object> key = parsed(vaulted(vault, "key"));
    hunt.secret("the private key", key.get("d").toString());
    assertThat(hunt.known()).isEqualTo(6);

    Path out = test.workingDirectory().resolve("out");
    for (String word : ReportFormat.words()) {
      String content = Files.readString(out.resolve("report." + word));
      assertThat(content).as(word).isNotBlank();
      hunt.place(word, content);
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(out.resolve("e.zip")))) {
      int files = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        hunt.place(
            "evidence/" + entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        files++;
      }
      assertThat(files).isEqualTo(12);
    }
    assertThat(hunt.findings()).isEqualTo(List.of());
  }

  private static Map<String, Object> parsed(String jwk) {
    try {
      return JWK.parse(jwk).toJSONObject();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static String vaulted(Path vault, String name) throws IOException {
    return Files.readString(vault.resolve(name));
  }
}
