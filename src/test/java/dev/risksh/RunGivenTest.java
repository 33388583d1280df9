package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script is given: parameters, environments, rows of data. */
class RunGivenTest {
  private static final String SENDS = "step('never') { newKey type: 'p256' }\n";

  @TempDir Path temp;
  private TestWorld test;

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private int run(String... words) {
    return Main.run(
        test.world(), Stream.concat(Stream.of("run"), Stream.of(words)).toArray(String[]::new));
  }

  private void script(String body) {
    test.file("a.groovy", "step('look') { " + body + " }");
  }

  private List<String> played() {
    return test.out().lines().filter(line -> line.startsWith("a.groovy")).toList();
  }

  private Path privateFile(String text) throws IOException {
    Path file = test.file("environments/staging.private.yaml", text);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }

  @Test
  void whatComesFirstWins() throws IOException {
    test.file("environments/staging.yaml", "a: 1\nb: 1\nc: 1\nd: 1\nprovider: {url: x, name: P}\n");
    privateFile("b: 2\n");
    test.env("RISKSH_PARAM_B", "3").env("RISKSH_PARAM_C", "3");
    script(
        "println \"$params.a $params.b $params.c $params.d $params.provider.url"
            + " $params.provider.name\"; assert params.d == 4");
    assertThat(
            run(
                "a.groovy",
                "--env",
                "staging",
                "--param",
                "d=4",
                "--param",
                "provider.url=http://y"))
        .as(test.out() + test.err())
        .isZero();
    assertThat(test.out()).contains("1 3 3 4 http://y P");
  }

  @Test
  void secretsStaySecretAndCanBeUsed() throws IOException {
    privateFile("apiKey: s3cr3t-one\npin: 1234567\n");
    script("println \"$params\"; println params.pin; assert params.apiKey.reveal() == 'wrong'");
    assertThat(run("a.groovy", "--env", "staging", "--param", "dbPassword=s3cr3t-two"))
        .isEqualTo(1);
    assertThat(test.out() + test.err())
        .contains("‹secret›")
        .doesNotContain("s3cr3t-two", "1234567");
  }

  @Test
  void whatIsMissingIsNamedBeforeAnythingIsRun() {
    test.file(
        "a.groovy",
        "step('never') { newKey() }\nstep('x') {\n  println params.limit + params.api.key\n"
            + "  println params.other ?: 1\n}");
    assertThat(run("a.groovy", "--param", "api.name=x")).isEqualTo(6);
    assertThat(test.err())
        .contains(
            "a.groovy wants what is not set: params.api.key (line 3), params.limit (line 3)",
            "--param api.key=…",
            "RISKSH_PARAM_API_KEY");
    assertThat(test.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "params.x ?: 'default'~default",
        "params['x'] ?: 'default'~default",
        "params.getOrDefault('x', 'default')~default",
        "[[x: 1]].each { params -> println params.x }~1",
        "[[x: 1]].collect { row -> row.x }~[1]",
      })
  void whatHasADefaultOrIsTheScriptsOwnIsNotMissing(String expression, String printed) {
    script("println(" + expression + ")");
    assertThat(run("a.groovy")).as(test.err()).isZero();
    assertThat(test.out()).contains(printed);
  }

  @Test
  void aVariableOfTheEnvironmentIsNamedToo() {
    test.file("a.groovy", SENDS + "step('x') { env('MY_TOKEN') }");
    assertThat(run("a.groovy")).isEqualTo(6);
    assertThat(test.err()).contains("wants what is not set in the environment: MY_TOKEN (line 2)");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void settingsOfAnEnvironmentAreThoseOfOktaYaml() throws IOException {
    test.file("environments/staging.yaml", "orgUrl: https://dev-1.okta.com\nclientId: 0oaSHORT\n");
    privateFile("okta:\n  client:\n    token: 00abcTOKEN\n");
    script("println session().orgName(); println session().need(dev.risksh.session.Slot.APP)");
    assertThat(run("a.groovy", "--env", "staging")).as(test.out() + test.err()).isZero();
    assertThat(test.out()).contains("https://dev-1.okta.com", "0oaSHORT");
    test.env("OKTA_CLIENT_ORGURL", "https://dev-2.okta.com");
    assertThat(run("a.groovy", "--env", "staging")).isZero();
    assertThat(test.out())
        .contains("OKTA_CLIENT_ORGURL goes before environments/staging.yaml line 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "stagin~did you mean staging?",
        "../etc~is no name of an environment",
        "broken~environments/broken.yaml line 2 is not YAML",
        "list~has no names with values in it",
      })
  void anEnvironmentThatCannotBeUsedIsTold(String name, String told) {
    test.file("environments/staging.yaml", "a: 1");
    test.file("environments/broken.yaml", "a: 1\nb: [");
    test.file("environments/list.yaml", "- a");
    script("newKey()");
    assertThat(run("a.groovy", "--env", name)).isIn(2, 6);
    assertThat(test.err()).contains(told);
    assertThat(test.out()).isEmpty();
  }

  @Test
  void aPrivateFileThatOthersCanReadIsTold() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Files.setPosixFilePermissions(
        privateFile("a: 1"), PosixFilePermissions.fromString("rw-r--r--"));
    script("x = 1");
    assertThat(run("a.groovy", "--env", "staging")).isZero();
    assertThat(test.err()).contains("chmod 600 environments/staging.private.yaml");
  }

  @Test
  void aPrivateFileInARepositoryIsRefused() throws Exception {
    privateFile("a: 1");
    script("x = 1");
    assumeThat(git("init", "-q")).isZero();
    assertThat(run("a.groovy", "--env", "staging")).isZero();
    assertThat(test.err()).contains("put *.private.yaml into .gitignore");
    git("add", ".");
    assertThat(run("a.groovy", "--env", "staging")).isEqualTo(6);
    assertThat(test.err()).contains("is in the git repository", "git rm --cached");
  }

  @Test
  void aPrivateFileThatIsIgnoredIsNothingToTell() throws Exception {
    privateFile("a: 1");
    script("x = 1");
    test.file(".gitignore", "*.private.yaml\n");
    assumeThat(git("init", "-q")).isZero();
    assertThat(run("a.groovy", "--env", "staging")).isZero();
    assertThat(test.err()).isEmpty();
  }

  private int git(String... words) throws Exception {
    try {
      return new ProcessBuilder(
              Stream.concat(Stream.of("git"), Stream.of(words)).toArray(String[]::new))
          .directory(test.workingDirectory().toFile())
          .start()
          .waitFor();
    } catch (IOException noGit) {
      return -1;
    }
  }

  @ParameterizedTest
  @CsvSource({"csv", "json", "ndjson", "semicolons"})
  void aScriptRunsOnceForEachRow(String kind) {
    String file =
        switch (kind) {
          case "csv" -> "\ufeffip,status,name\r\n1.1.1.1,202,first\r\n\"2.2.2.2\",202,\"a\nb\"\r\n";
          case "semicolons" -> "ip;status;name\n1.1.1.1;202;first\n2.2.2.2;202;\"a;b\"\n";
          case "json" ->
              "[{\"ip\": \"1.1.1.1\", \"status\": 202, \"name\": \"first\"},\n"
                  + " {\"ip\": \"2.2.2.2\", \"status\": 202}]";
          default ->
              "{\"ip\": \"1.1.1.1\", \"status\": 202}\n\n{\"ip\":\"2.2.2.2\",\"status\":202}";
        };
    String name = "rows." + (kind.equals("semicolons") ? "csv" : kind);
    test.file(name, file);
    script("println \"to $row.ip\"; assert row.status == 202");
    assertThat(run("a.groovy", "--data", name)).as(test.out() + test.err()).isZero();
    assertThat(played()).hasSize(2);
    assertThat(played().get(0)).startsWith("a.groovy [");
    assertThat(test.out()).contains("to 1.1.1.1", "to 2.2.2.2", "2 scenarios: 2 passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "csv~ip,risk|1,2|1,2,3|~rows.csv line 3: it has 3 columns, and the first line 2",
        "csv~ip,risk|1|~rows.csv line 2: it has 1 column, and the first line 2",
        "csv~ip,risk|\"a|b\",2||1|~rows.csv line 5: it has 1 column",
        "csv~ip,risk|1,2|\"a|b\"|~rows.csv line 3: it has 1 column",
        "csv~ip,ip|1,2|~two columns are called 'ip'",
        "csv~ip,|1,2|~column 2 has no name",
        "csv~^~rows.csv: it is empty",
        "csv~ip|~rows.csv has no rows",
        "csv~ip|1|\"2|3~rows.csv line 4: Missing closing quote",
        "csv~other|1|~rows.csv line 2 has no 'ip', which a.groovy line 1 wants",
        "json~{}~it is no JSON array",
        "json~[{\"ip\": 1},|{\"ip\": ]~rows.json line 2",
        "json~[1]~a row is an object",
        "json~[{\"ip\": 1}] x~rows.json line 1",
        "json~[{\"ip\": 1, \"ip\": 2}]~Duplicate",
        "ndjson~{\"ip\": 1}|nonsense~rows.ndjson line 2",
        "txt~ip|1~what kind of data it has is told by the end of its name",
      })
  void whatIsWrongWithDataIsToldWithItsLineAndNothingIsRun(
      String ending, String text, String told) {
    test.file("rows." + ending, text.equals("^") ? "" : text.replace('|', '\n'));
    script("println row.ip");
    assertThat(run("a.groovy", "--data", "rows." + ending)).isIn(2, 6);
    assertThat(test.err()).contains(told);
    assertThat(test.out()).isEmpty();
  }

  @Test
  void dataThatIsNotThereOrNoTextIsTold() throws IOException {
    script("println row.ip");
    assertThat(run("a.groovy", "--data", "none.csv")).isEqualTo(6);
    assertThat(test.err()).contains("there is no file none.csv");
    Files.write(test.workingDirectory().resolve("b.csv"), new byte[] {'i', 'p', '\n', (byte) 0xff});
    assertThat(run("a.groovy", "--data", "b.csv")).isEqualTo(6);
    assertThat(test.err()).contains("b.csv is no text in UTF-8");
  }

  @Test
  void aRowIsWantedBeforeAnythingIsRun() {
    script("newKey(); println row.ip");
    assertThat(run("a.groovy")).isEqualTo(6);
    assertThat(test.err()).contains("a.groovy line 1 wants a row of data, and there is none");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void aScriptThatWantsARowTakesTheDataBesideIt() {
    script("step('look') { println \"it is $row.ip\" }");
    test.file("a.csv", "ip\n1.1.1.1\n2.2.2.2\n");
    assertThat(run("a.groovy")).as(test.err()).isZero();
    assertThat(test.out()).contains("it is 1.1.1.1", "it is 2.2.2.2");
    test.file("a.json", "[{\"ip\": \"3.3.3.3\"}]");
    assertThat(run("a.groovy")).isEqualTo(6);
    assertThat(test.err()).contains("more than one file of data beside it: a.csv, a.json");
    assertThat(run("a.groovy", "--data", "a.json")).isZero();
    assertThat(test.out()).contains("it is 3.3.3.3");
  }

  @Test
  void aFileBesideAScriptThatWantsNoRowIsNoData() {
    script("step('look') { println 'once' }");
    test.file("a.csv", "ip\n1.1.1.1\n2.2.2.2\n");
    assertThat(run("a.groovy")).isZero();
    assertThat(test.out()).containsOnlyOnce("once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "where([[ip: '1.1.1.1', risk: LOW], [ip: '2.2.2.2', risk: HIGH]])",
        "where '''|  ip      | risk|  1.1.1.1 | LOW|  2.2.2.2 | HIGH|'''",
        "def level = HIGH|where([[ip: '1.1.1.1', risk: LOW], [ip: '2.2.2.2', risk: level]])",
      })
  void aScriptBringsRowsOfItsOwn(String where) {
    boolean table = where.contains("'''");
    String text =
        table
            ? "where '''\n ip | risk\n 1.1.1.1 | LOW\n 2.2.2.2 | HIGH\n'''"
            : where.replace('|', '\n');
    test.file("a.groovy", text + "\nstep('look') { println \"$row.ip is $row.risk\" }");
    assertThat(run("a.groovy")).as(test.err()).isZero();
    assertThat(test.out()).contains("1.1.1.1 is LOW", "2.2.2.2 is HIGH");
    assertThat(played())
        .containsExactly("a.groovy [1: 1.1.1.1, LOW]", "a.groovy [2: 2.2.2.2, HIGH]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "newKey()|where([[a: 1]])~where comes before the first step",
        "step('x') { }|where([[a: 1]])~where comes before the first step",
        "where([])~where has no rows",
        "where '''a | b|1 | 2 | 3'''~row 1 has 3 columns and not 2",
        "where([[a: 1]])|println row.b~has no 'b', which a.groovy line 2 wants",
      })
  void aWhereThatCannotBeUsedIsTold(String script, String told) {
    test.file("a.groovy", script.replace(" | ", "¦").replace('|', '\n').replace("¦", " | "));
    assertThat(run("a.groovy")).isEqualTo(6);
    assertThat(test.err()).contains(told);
    assertThat(test.out()).isEmpty();
  }

  @Test
  void oneRowOfManyFailsByItsName() {
    test.file("rows.csv", "name,n\none,1\ntwo,2\nthree,3\n");
    script("assert row.n != 2");
    assertThat(run("a.groovy", "--data", "rows.csv")).isEqualTo(1);
    assertThat(played()).containsExactly("a.groovy [one]", "a.groovy [two]", "a.groovy [three]");
    assertThat(test.out()).contains("  ✗ a.groovy [two]");
    test = TestWorld.in(temp);
    assertThat(run("a.groovy", "--data", "rows.csv", "--name", "[three]")).isZero();
    assertThat(played()).containsExactly("a.groovy [three]");
  }
}
