package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.ExitCode;
import dev.risksh.groovy.Snippet;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of Groovy leaves behind for the next one, and what is said to it. */
class SnippetTest {
  @TempDir Path temp;
  private Typed prompt;

  @BeforeEach
  void open() {
    prompt = new Typed(temp);
  }

  @AfterEach
  void close() {
    prompt.close();
  }

  @Test
  void aValueGoesByTheIdOfItsSnippet() {
    assertThat(prompt.type("1 + 1")).isEqualTo("  $1 ==> 2");
    assertThat(prompt.type("x = 5")).isEqualTo("  x ==> 5");
    assertThat(prompt.type("'a'.toUpperCase()")).isEqualTo("  $3 ==> A");
    assertThat(prompt.type("$1 + $3.size() + _.size()")).isEqualTo("  $4 ==> 4");
    assertThat(prompt.type("x")).isEqualTo("  x ==> 5");
  }

  @Test
  void nullIsAValueWhereOneIsAskedFor() {
    assertThat(prompt.type("null")).isEqualTo("  $1 ==> null");
    assertThat(prompt.type("[a: 1].b")).isEqualTo("  $2 ==> null");
    assertThat(prompt.type("[a: 1].get('b')")).isEqualTo("  $3 ==> null");
    assertThat(prompt.type("$2 == null")).isEqualTo("  $4 ==> true");
    assertThat(prompt.type("println 1")).isEqualTo("1");
  }

  @Test
  void noValueIsNoWord() {
    assertThat(prompt.type("if (false) 1")).isEmpty();
    assertThat(prompt.type("assert true")).isEmpty();
    assertThat(prompt.type("// nothing")).isEmpty();
    assertThat(prompt.type("x = null")).isEqualTo("  x ==> null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def x = 1 | x ==> 1",
        "int x = 1 | x ==> 1",
        "final x = 1 | x ==> 1",
        "var x = 1 | x ==> 1",
        "x = 1 | x ==> 1",
        "def (x, y) = [1, 2] | $1 ==> [1, 2]",
        "def y = 2, x = 1 | x ==> 1",
        "@groovy.transform.Field int x = 1 | x ==> 1",
      })
  void everyWayToMakeAVariableLasts(String source, String said) {
    assertThat(prompt.type(source)).isEqualTo("  " + said);
    assertThat(prompt.type("def plus(n) { x + n }")).isEqualTo("  created method def plus(n)");
    assertThat(prompt.type("[1, 2].collect { plus(it) }")).endsWith("==> [2, 3]");
  }

  @Test
  void changingAVariableIsNotMakingIt() {
    prompt.type("x = 1");
    assertThat(prompt.type("x += 4")).isEqualTo("  x ==> 5");
    assertThat(state("1")).isEqualTo(Snippet.State.ACTIVE);
    prompt.type("x = 2");
    assertThat(state("1")).isEqualTo(Snippet.State.REPLACED);
  }

  @Test
  void aDeclaredTypeIsKept() {
    prompt.type("long big = 1");
    prompt.type("Set<String> names = ['a', 'a']");
    prompt.type("any = 'text'");
    assertThat(prompt.type("big.class.simpleName + names.size()")).endsWith("==> Long1");
    assertThat(prompt.lines().variables().type("big")).contains(long.class);
    assertThat(prompt.lines().variables().type("names")).contains(java.util.Set.class);
    assertThat(prompt.lines().variables().type("any")).contains(String.class);
    assertThat(prompt.exitCode("int no = 'text'")).isEqualTo(ExitCode.FAILED);
    assertThat(prompt.lines().variables().type("no")).isEmpty();
  }

  @Test
  void methodsMayBeUsedBeforeTheyAreThere() {
    assertThat(prompt.type("def f(n) { g(n) + 1 }")).isEqualTo("  created method def f(n)");
    assertThat(prompt.exitCode("f(1)")).isEqualTo(ExitCode.FAILED);
    prompt.type("def g(n) { n * 10 }");
    prompt.said();
    assertThat(prompt.type("f(1)")).isEqualTo("  $3 ==> 11");
  }

  @Test
  void aMethodOfTheSameSignatureReplacesAndAnyOtherIsBeside() {
    prompt.type("def f(int n) { 'int' }");
    prompt.type("def f(String s, int times = 2) { 'text' + times }");
    assertThat(prompt.type("f(1) + f('a') + f('a', 3)")).endsWith("==> inttext2text3");
    assertThat(prompt.type("def f(int n) { 'number' }"))
        .isEqualTo("  replaced method def f(int n)");
    assertThat(prompt.type("f(1) + f('a')")).endsWith("==> numbertext2");
    assertThat(prompt.type("[1, 2].collect(this.&f)")).endsWith("==> [number, number]");
    assertThat(state("1")).isEqualTo(Snippet.State.REPLACED);
    assertThat(state("2")).isEqualTo(Snippet.State.ACTIVE);
  }

  @Test
  void anExceptionOfAnEarlierMethodIsCaughtAsItIs() {
    prompt.type("def f() { throw new IllegalStateException('no') }");
    assertThat(prompt.type("try { f() } catch (IllegalStateException e) { e.message }"))
        .endsWith("==> no");
  }

  @Test
  void typesOfEverySortLastAndMayBeReplaced() {
    assertThat(prompt.type("class A { int x }")).isEqualTo("  created class A");
    assertThat(prompt.type("enum E { P, Q }")).isEqualTo("  created enum E");
    assertThat(prompt.type("interface I { int one() }")).isEqualTo("  created interface I");
    assertThat(prompt.type("trait T { def hi() { 'hi' } }")).isEqualTo("  created trait T");
    assertThat(prompt.type("record R(int a) {}")).isEqualTo("  created record R");
    prompt.type("class U extends A implements T, I { int one() { 1 } }");
    assertThat(prompt.type("new U(x: 3).with { x + one() + hi() + E.Q + new R(7).a() }"))
        .endsWith("==> 4hiQ7");
    assertThat(prompt.type("class A { String x }")).startsWith("  replaced class A");
    assertThat(prompt.type("new A(x: 'text').x")).endsWith("==> text");
  }

  @Test
  void whatWasDeclaredWithAReplacedTypeIsDeclaredWithTheNewOne() {
    prompt.type("class A { def say() { 'old' } }");
    prompt.type("class B extends A {}");
    prompt.type("def make() { new B() }");
    prompt.type("calls = 0; def count() { calls++ }");
    prompt.type("class A { def say() { 'new' } }");
    prompt.said();
    assertThat(prompt.type("make().say()")).endsWith("==> new");
    assertThat(prompt.type("new B().say()")).endsWith("==> new");
  }

  @Test
  void importsLast() {
    prompt.type("import java.util.regex.Pattern as P");
    prompt.type("import java.util.concurrent.*");
    prompt.type("import static java.lang.Math.max");
    prompt.type("import static java.lang.Integer.*");
    assertThat(
            prompt.type(
                "[P.simpleName, TimeUnit.DAYS, max(1, 2), parseInt('7'), MAX_VALUE > 0].join(' ')"))
        .endsWith("==> Pattern DAYS 2 7 true");
    prompt.type("import java.util.regex.Matcher as P");
    assertThat(prompt.type("P.simpleName")).endsWith("==> Matcher");
  }

  @Test
  void anImportOfNothingIsNotCarriedOn() {
    assertThat(prompt.exitCode("import no.such.Thing")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(prompt.exitCode("1")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatFailedHasAnIdOfItsOwnAndItsErrorStays() {
    prompt.type("1");
    assertThat(prompt.exitCode("foo")).isEqualTo(ExitCode.FAILED);
    assertThat(prompt.exitCode("assert 1 == 2")).isEqualTo(ExitCode.FAILED);
    assertThat(prompt.exitCode("def f( {")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(prompt.exitCode("/send")).isEqualTo(ExitCode.USAGE);
    assertThat(prompt.exitCode("/tokne")).as("not understood").isEqualTo(ExitCode.USAGE);
    assertThat(prompt.exitCode("/list nothing")).as("no step").isEqualTo(ExitCode.USAGE);
    prompt.type("_error = null");
    assertThat(prompt.exitCode("/send")).isEqualTo(ExitCode.USAGE);
    prompt.said();
    assertThat(prompt.type("_error.message")).startsWith("  $3 ==> there is no event yet");
    assertThat(prompt.lines().snippets().all())
        .extracting(Snippet::id)
        .containsExactly("1", "e1", "e2", "e3", "e4", "2", "e5", "3");
  }

  @Test
  void aCommandThatIsAStepIsASnippetAndOneAboutThePromptIsNot() {
    prompt.type("/help");
    prompt.type("k = /key new --type p256");
    prompt.type("/status");
    assertThat(prompt.lines().snippets().active())
        .extracting(Snippet::source)
        .containsExactly("k = /key new --type p256", "/status");
    prompt.said();
    assertThat(prompt.type("$1 == k")).isEqualTo("  $3 ==> true");
  }

  @Test
  void aValueThatCannotSayItselfDoesNoHarm() {
    prompt.type("class Bad { String toString() { throw new RuntimeException('no') } }");
    assertThat(prompt.type("new Bad()")).contains("a Bad whose toString() fails");
    assertThat(prompt.type("'\\u001b[31mred'")).endsWith("==> \\x1b[31mred");
  }

  private Snippet.State state(String id) {
    return prompt.lines().snippets().all().stream()
        .filter(snippet -> snippet.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
