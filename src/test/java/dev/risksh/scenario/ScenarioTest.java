package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Style;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a script runs: steps, lines, failures. */
class ScenarioTest {
  @TempDir Path temp;
  private TestWorld test;
  private final List<StepResult> told = new ArrayList<>();

  @BeforeEach
  void makeWorld() {
    test = TestWorld.in(temp);
  }

  private Scenario scenario() {
    ScenarioListener listener =
        new ScenarioListener() {
          @Override
          public void ended(StepResult step) {
            told.add(step);
          }
        };
    return new Scenario(test.world(), SessionOptions.inMemory(), Style.plain(), listener);
  }

  private ScenarioResult run(String source) {
    told.clear();
    test.file("a.groovy", source);
    ScenarioResult result = scenario().run("a.groovy");
    assertThat(result.steps()).isEqualTo(told);
    return result;
  }

  private Problem refused(String file) {
    return catchThrowableOfType(Problem.class, () -> scenario().run(file));
  }

  private static List<String> names(ScenarioResult result) {
    return result.steps().stream().map(StepResult::name).toList();
  }

  @Test
  void aByteOrderMarkIsNoPartOfAScript() {
    assertThat(run("\ufeffstep('a') { }\r\nstep('b') { }\r\n").passed()).isTrue();
  }

  @Test
  void aScriptInAnotherEncodingSaysWhatToDo() throws IOException {
    Files.write(
        test.world().path("latin.groovy"), "// f\u00fcr".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refused("latin.groovy")).hasMessage("latin.groovy is no text in UTF-8");
  }

  @Test
  void anEmptyNameIsNoFolder() {
    assertThat(
            catchThrowableOfType(Problem.class, () -> new Scripts(test.world()).find(List.of(""))))
        .hasMessage("the name of a script is empty");
  }

  @Test
  void stepsAreToldInTheirOrderWithWhatTheyMade() {
    ScenarioResult result =
        run(
            """
            step('key') { key = newKey type: 'p256' }
            step('event') { e = event { subject ip: '1.1.1.1', risk: HIGH } }
            """);
    assertThat(result.passed()).isTrue();
    assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(names(result)).containsExactly("key", "event");
    assertThat(result.steps().get(0).details())
        .singleElement()
        .asString()
        .startsWith("ES256 P-256   kid ");
    // The local org may have had the time to make its key.
    assertThat(test.files())
        .extracting(file -> file.getFileName().toString())
        .contains("a.groovy")
        .isSubsetOf("a.groovy", "local-org.key.json");
  }

  @Test
  void theFirstFailureEndsItWithTheLineAndTheValues() {
    ScenarioResult result =
        run(
            """
            step('fine') { x = 2 }
            step('wrong') {
                def y = x + 1

                assert y == 4
            }
            step('never') { }
            """);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(names(result)).containsExactly("fine", "wrong", "never");
    assertThat(result.steps().get(2).status()).isEqualTo(StepStatus.NOT_RUN);
    StepResult wrong = result.steps().get(1);
    assertThat(wrong.line()).isEqualTo(OptionalInt.of(5));
    assertThat(wrong.problem().orElseThrow().getMessage())
        .isEqualTo("assert y == 4\n       | |\n       3 false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "foo~foo is not known here",
        "sned(1)~sned(…) is not known here; did you mean send?",
        "HIHG~HIHG is not known here; did you mean HIGH?",
        "event { subjct ip: '1.1.1.1' }~event has no subjct(…); did you mean subject?",
        "newKey().kdi~a signing key has no kdi; did you mean kid()?",
        "newKey().serial~a signing key has no serial; it has ",
        "newKey().kid~a signing key has no kid; did you mean kid()?",
        "newKey(); def app = createApp(name: 'x'); app.clientId = 'mine'~clientId of a service app cannot be changed",
        "newKey().turn()~a signing key has no turn(…); it has ",
        "newKey(); createApp name: 'x'; requestToken(); log.find().raw~a log entry has no raw; it has uuid, published, eventType, ",
        "HIGH.colour~a risk level has no colour; it has LOW, MEDIUM, HIGH",
        "'text'.colour~a String has no colour",
        "groovy.xml.XmlUtil.escapeXml('<')~there is no such class of Groovy here; risksh comes with"
            + " Groovy's core and groovy.json",
        "newKey type: 'dsa'~'dsa' is not a kind of key",
        "requestToken()~there is no service app yet",
        "event { subject ip: 'x', risk: LOW }~subjects[0].ip: 'x' is not an IPv4 or IPv6 address",
        "event { subject ip: '1.1.1.1', risk: 'HIHG' }~'HIHG' is not a risk level: LOW, MEDIUM or"
            + " HIGH; did you mean HIGH?",
        "send 'x'~send takes an event or a list of events",
        "throw new IOException('disk')~IOException: disk",
        "throw new IOException()~IOException",
        "null.foo()~NullPointerException: Cannot invoke method foo() on null object",
        "assert false : 'of course'~of course. Expression: false",
        "confirm within: 'soon'~there is no receipt yet",
        "(1..3).each { throw new Error('' + it) }~Error: 1",
      })
  void whateverGoesWrongInAStepIsAFailedCheck(String line, String message) {
    ScenarioResult result = run("step('it') {\n  " + line + "\n}\n");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.steps().get(0).problem().orElseThrow()).hasMessageContaining(message);
    assertThat(result.steps().get(0).line()).isEqualTo(OptionalInt.of(2));
  }

  @Test
  void readsAndWritesJsonWithGroovysOwnClasses() {
    ScenarioResult result =
        run(
            """
            import groovy.json.JsonOutput
            import groovy.json.JsonSlurper
            step('json') {
                signals = new JsonSlurper().parseText('[{"ip": "1.1.1.1", "risk": "HIGH"}]')
                assert signals[0].ip == '1.1.1.1'
                println JsonOutput.toJson([first: signals[0], of: signals.size()])
            }
            """);
    assertThat(result.passed()).isTrue();
    assertThat(result.steps().get(0).details())
        .containsExactly("{\"first\":{\"ip\":\"1.1.1.1\",\"risk\":\"HIGH\"},\"of\":1}");
  }

  @Test
  void noSecretBecomesJson() {
    ScenarioResult result =
        run(
            """
            step('json') {
                key = newKey(type: 'p256')
                createApp name: 'x'
                token = requestToken()
                println groovy.json.JsonOutput.toJson([key, token, token.value])
            }
            """);
    assertThat(result.passed()).as(String.valueOf(result.problem())).isTrue();
    assertThat(String.join("\n", result.steps().get(0).details()))
        .contains("Bearer")
        .doesNotContain("eyJ", "\"d\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "}|import groovy.xml.XmlSlurper~groovy.xml is not part of risksh; risksh comes with Groovy's"
            + " core and groovy.json",
        "println (|}|println 2~Unexpected input: '",
      })
  void whatDoesNotCompileIsToldInOneLine(String source, String message) {
    test.file("a.groovy", "step('a') {\n  println 1\n" + source.replace('|', '\n'));
    assertThat(refused("a.groovy").getMessage().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains(message).doesNotContain("\\n"));
  }

  @Test
  void theLineIsTheOneOfTheScriptWhereverItWasCalled() {
    ScenarioResult result =
        run(
            """
            def check(x) {
                assert x == 1
            }
            step('in a method, in a closure') {
                [1, 2].each {
                    check(it)
                }
            }
            """);
    assertThat(result.steps().get(0).line()).isEqualTo(OptionalInt.of(2));
  }

  @Test
  void aStepInAStepIsAPartOfIt() {
    ScenarioResult result = run("step('all') { step('part') { x = 1 }; step('more') { x++ } }");
    assertThat(names(result)).containsExactly("all");
    assertThat(run("step('all') { step('part') { assert false } }").steps().get(0).passed())
        .isFalse();
  }

  @Test
  void stepsMayBeMadeInALoop() {
    ScenarioResult result =
        run("['a', 'b', 'c'].each { name -> step(name) { assert name != 'b' } }");
    assertThat(names(result)).containsExactly("a", "b");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aFailedStepThatTheScriptCaughtIsStillAFailure() {
    ScenarioResult result =
        run(
            """
            try {
                step('fails') { assert 1 == 2 }
            } catch (Exception e) {
            }
            step('goes on') { }
            """);
    assertThat(names(result)).containsExactly("fails", "goes on");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void aFailureOutsideOfStepsIsToldLikeOne() {
    ScenarioResult result = run("step('one') { }\n\nassert 1 == 2\n");
    assertThat(names(result)).containsExactly("one", "(outside of a step)");
    assertThat(result.problem().orElseThrow()).hasMessageStartingWith("a.groovy:3: assert 1 == 2");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whatIsPrintedStandsBelowItsStep() {
    ScenarioResult result =
        run(
            """
            println 'before'
            step('one') {
                print 'a'
                print 'b'
                println()
                println([1, 'x'])
                printf '%s-%d\\n', 'c', 3
                println "\\u001b[2J Authorization: Bearer secret"
                print 'no end'
            }
            println 'after'
            """);
    assertThat(result.steps().get(0).details())
        .containsExactly(
            "before", "ab", "[1, x]", "c-3", "\\x1b[2J Authorization: Bearer ‹redacted›", "no end");
    assertThat(names(result)).containsExactly("one", "(outside of a step)");
    assertThat(result.steps().get(1).details()).containsExactly("after");
    assertThat(result.passed()).isTrue();
  }

  @Test
  void aScriptWithoutStepsRunsToo() {
    assertThat(run("x = 1").passed()).isTrue();
    assertThat(run("x = 1\nx.foo").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void eachScriptHasASessionOfItsOwn() {
    assertThat(run("step('key') { newKey type: 'p256' }").passed()).isTrue();
    assertThat(run("step('app') { createApp name: 'X' }").problem().orElseThrow())
        .hasMessage("there is no key yet");
  }

  @Test
  void aScriptThatCallsItselfWithoutEndIsStopped() {
    assertThat(run("def f() { f() }\nstep('deep') { f() }").problem().orElseThrow())
        .hasMessage("the script calls itself without end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Thread.sleep 3_600_000", "sleep 3_600_000", "[1].each { sleep(3_600_000) }"})
  void anInterruptIsToldAsOne(String wait) {
    ScenarioResult result =
        run("step('waits') { Thread.currentThread().interrupt(); " + wait + " }");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long",
        "class",
        "String",
        "Object",
        "1st-run",
        "my script",
        "für",
        "a.b",
        "$x",
        "step",
        "Scenario"
      })
  void aScriptMayHaveTheNameOfAnything(String name) {
    String file = name + ".groovy";
    test.file(
        file,
        """
        class Scenario { String of }
        step('one') { String s = 'x' as String; Object o = new Scenario(of: s); println o.of }
        step('two') {
            nosuch(3)
        }
        """);
    ScenarioResult result = scenario().run(file);
    assertThat(result.steps().get(0)).returns(List.of("x"), StepResult::details);
    assertThat(result.steps().get(1))
        .returns(OptionalInt.of(4), StepResult::line)
        .extracting(step -> step.problem().orElseThrow())
        .asString()
        .contains("nosuch(…) is not known here");
    test.file(file, "x = = 2");
    assertThat(refused(file)).hasMessageContaining(file + ": this does not compile: line 1: ");
  }

  @Test
  void whatCannotBeReadAsAScriptIsRefusedBeforeAnythingRuns() throws IOException {
    assertThat(refused("nothing.groovy"))
        .hasMessage("there is no script nothing.groovy")
        .returns(ExitCode.BAD_INPUT, Problem::exitCode);
    Files.createDirectory(test.workingDirectory().resolve("folder.groovy"));
    assertThat(refused("folder.groovy")).hasMessage("folder.groovy is a folder");
    Files.write(test.workingDirectory().resolve("binary.groovy"), new byte[] {(byte) 0xff, 0});
    assertThat(refused("binary.groovy")).hasMessage("binary.groovy is no text in UTF-8");
    test.file("large.groovy", " ".repeat((4 << 20) + 1));
    assertThat(refused("large.groovy")).hasMessageContaining("larger than any script should be");
    test.file("broken.groovy", "step('one') {\n    x = = 2\n}\n");
    assertThat(refused("broken.groovy"))
        .hasMessageContaining("broken.groovy: this does not compile: line 2: ")
        .hasMessageEndingWith("\n      x = = 2\n          ^")
        .returns(ExitCode.BAD_INPUT, Problem::exitCode);
    assertThat(told).isEmpty();
  }
}
