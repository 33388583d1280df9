package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.risksh.report.ReportFormat;
import dev.risksh.testing.SecretHunt;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    Map<String, String> written = reports(test);
    assertThat(written).hasSize(ReportFormat.words().size() + 12);
    assertThat(written.values()).allMatch(text -> !text.isBlank());
    written.forEach(hunt::place);
    assertThat(hunt.findings()).isEqualTo(List.of());
  }

  /** Of each way in which a script may let go of what it was given. */
  private static final String REVEALING =
      """
      def s = params.apiKey.reveal()
      setup { println "setup $s" }
      cleanup('tidy') { throw new IllegalStateException("cannot tidy up " + params.apiKey.reveal()) }
      cleanup("tidy ${params.apiKey.reveal()}") { println params.note.reveal() }
      step('assert') { assert params.apiKey.reveal() == 'x' }
      step('throw') { throw new RuntimeException('bad key ' + s) }
      step('long') { throw new RuntimeException('-' * 3990 + s) }
      step('env') { x = env('MY_SECRET'); assert x == 'b' }
      step("name $s", tags: [s]) { println s; println([s, s]) }
      step('skip', skip: "why $s") { }
      step('skip within') { skip "not with $s" }
      step('row') { assert row.password == 'q'; println row.nested }
      step('revealed row') { assert row.password.reveal() == 'q' }
      step('given') { assert params.bearer.reveal() + params.nested.deep.reveal() == 'q' }
      step('eventually') { eventually(within: 2.seconds, every: 1.second) { assert s == 'y' } }
      step('spelt') {
          println s.bytes.encodeBase64()
          println URLEncoder.encode(s, 'UTF-8')
          println groovy.json.JsonOutput.toJson([key: s])
          println s.inspect()
      }
      step('set up') {
          key = newKey type: 'p256'
          createApp name: s
          useProvider action: ENFORCE_AND_LOG
      }
      step('send') {
          requestToken()
          send event { subject ip: '1.1.1.1', risk: HIGH, message: "found ${env('MY_SECRET')}" }
      }
      step('raw') { sendRaw("not JSON: $s") }
      step('search') { log.find(filter: "displayMessage eq \\"$s\\"") }
      step('multi') { println params.note.reveal(); assert params.note.reveal() == 1 }
      throw new IllegalStateException("outside $s")
      """;

  private static final Map<String, String> KNOWN =
      Map.of(
          "the private param", "acme \"S'E\\C & 4711-value",
          "the variable", "hush-hush-0815",
          "the row's password", "row-password-4712",
          "what is deep in a row", "deep-row-token-4713",
          "the param of the command line", "given-bearer-4714",
          "what is deep in the private file", "deep-param-4715",
          "a line of the private file", "second line of a note");

  @Test
  void noRevealedValueIsToldAnywhere() throws IOException {
    TestWorld test = TestWorld.in(temp).env("MY_SECRET", KNOWN.get("the variable"));
    test.file("environments/sec.yaml", "orgUrl: local\n");
    test.file(
        "environments/sec.private.yaml",
        """
        apiKey: 'acme "S''E\\C & 4711-value'
        nested: {deep: deep-param-4715}
        note: |
          first line of a note
          second line of a note
        """);
    test.file(
        "rows.json",
        """
        [{"password": "row-password-4712", "nested": {"token": "deep-row-token-4713"},
          "name": "with row-password-4712"}]
        """);
    // A failure ends its script: each way is one of its own.
    List<String> lines = REVEALING.lines().toList();
    String head = lines.get(0) + "\n";
    List<String> parts = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      step.append(line).append('\n');
      if (line.endsWith("}") && !line.startsWith("  ") || line.startsWith("throw")) {
        parts.add(step.toString());
        step.setLength(0);
      }
    }
    String setUp = parts.stream().filter(part -> part.contains("createApp")).findFirst().get();
    for (int i = 0; i < parts.size(); i++) {
      boolean calls = parts.get(i).matches("(?s).*(send|log).*");
      String ending = parts.get(i).contains("step(") ? "" : "step('any') { }\n";
      test.file("leaks/" + i + ".groovy", head + (calls ? setUp : "") + parts.get(i) + ending);
    }
    String reports =
        ReportFormat.words().stream()
            .map(word -> word + "=out/report." + word)
            .collect(Collectors.joining(","));
    int exitCode =
        Main.run(
            test.world(),
            ("run leaks --env sec --data rows.json --param bearer=given-bearer-4714"
                    + " --evidence out/e.zip --report "
                    + reports)
                .split(" "));
    assertThat(exitCode).as(test.out() + test.err()).isEqualTo(1);
    assertThat(test.out()).contains("‹secret›").doesNotContain("is not known here", "has no ");
    Map<String, String> places = new LinkedHashMap<>();
    places.put("the screen", test.out() + test.err());
    places.putAll(reports(test));
    assertThat(findings(places)).isEqualTo(List.of());
  }

  /** The values, and each as it stands in JSON, XML, a form and Base64. */
  private static List<String> findings(Map<String, String> places) {
    List<String> findings = new ArrayList<>();
    places.forEach(
        (place, text) ->
            KNOWN.forEach(
                (what, value) ->
                    Stream.of(
                            value,
                            value.substring(0, 12),
                            value.substring(value.length() - 8),
                            URLEncoder.encode(value, StandardCharsets.UTF_8),
                            Base64.getEncoder()
                                .encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                        .filter(text::contains)
                        .map(found -> place + " holds " + what + ": " + found)
                        .forEach(findings::add)));
    return findings;
  }

  private static Map<String, String> reports(TestWorld test) throws IOException {
    Map<String, String> reports = new LinkedHashMap<>();
    Path out = test.workingDirectory().resolve("out");
    for (String word : ReportFormat.words()) {
      reports.put(word, Files.readString(out.resolve("report." + word)));
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(out.resolve("e.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        reports.put("evidence/" + entry.getName(), text);
      }
    }
    return reports;
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
