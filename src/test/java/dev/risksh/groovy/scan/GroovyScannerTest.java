package dev.risksh.groovy.scan;

import static dev.risksh.groovy.scan.GroovyScanner.Verdict.BROKEN;
import static dev.risksh.groovy.scan.GroovyScanner.Verdict.COMPLETE;
import static dev.risksh.groovy.scan.GroovyScanner.Verdict.INCOMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroovyScannerTest {

  /** A program that begins and ends well must ask to go on exactly where Groovy rejects it. */
  @ParameterizedTest
  @MethodSource("programs")
  void agreesWithTheCompilerAtEveryLineEnd(String program) {
    assertThat(compiles(program)).as("does not compile: " + program).isTrue();
    String[] lines = program.split("\n", -1);
    StringBuilder soFar = new StringBuilder();
    for (String line : lines) {
      soFar.append(soFar.isEmpty() ? "" : "\n").append(line);
      assertThat(GroovyScanner.scan(soFar.toString()))
          .as(soFar.toString())
          .isEqualTo(compiles(soFar.toString()) ? COMPLETE : INCOMPLETE);
    }
  }

  static Stream<String> programs() {
    return GroovySamples.all().stream();
  }

  private static boolean compiles(String source) {
    CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
    unit.addSource("line.groovy", source);
    try {
      unit.compile(Phases.SEMANTIC_ANALYSIS);
      return true;
    } catch (CompilationFailedException rejected) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "println 'abc",
        "println \"abc",
        "x = 'it''s",
        "foo)",
        "[1, 2)",
        "}",
        "x = \"${a]}\"",
        "a \\ b",
      })
  void whatCannotBecomeRightIsLeftToTheCompiler(String source) {
    assertThat(GroovyScanner.scan(source)).isEqualTo(BROKEN);
    assertThat(GroovyScanner.scan(source + "\n1 +")).isEqualTo(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "// if (",
        "/* ( */ 1",
        "x = 10 / 2 / 5",
        "x = a[0] / 2",
        "x = f(1) / 2",
        "x++",
        "x--",
        "return",
        "x = ~/a[/",
        "x = '\\'('",
        "x = \"\\\"(\"",
        "x = $/ ( $$ $/ /$",
        "x = \"\"\" ( \"\"\"",
        "x = ''' ( '''",
        "x = \"${\"${[1]}\"}\"",
        "import java.util.*",
        "x = y as List<String>",
        "x = y as Map<String, List<Integer>>",
        "a.in",
        "a.class",
        "x = a?.try",
        "x = this.&run",
        "x = String::new",
        "1; 2;",
        "#!/usr/bin/env risksh (",
        "send event { subject ip: '1.1.1.1', risk: HIGH }",
        "x = \"$a{\"",
      })
  void complete(String source) {
    assertThat(GroovyScanner.scan(source)).isEqualTo(COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f() {",
        "println('hi'",
        "foo(",
        "x = 1 +",
        "'''abc",
        "\"\"\"abc",
        "/* c",
        "send ip: '1.2.3.4',",
        "x = /abc",
        "x = $/abc",
        "x = \"${",
        "x = y ?",
        "x = y ? 1 :",
        "x = y ?:",
        "a.",
        "a?.",
        "a*.",
        "a.&",
        "a::",
        "x =",
        "x = [1, 2,",
        "x = { a ->",
        "a ->",
        "x = 1 \\",
        "x = 'abc\\",
        "if (x)",
        "if (x) {",
        "else",
        "while (true)",
        "for (i in 1..3)",
        "do {",
        "do { x++ }",
        "try { x }",
        "def f()",
        "void f(int a)",
        "private static f()",
        "class A",
        "class A extends B<C>",
        "final class A implements",
        "@Immutable",
        "@Foo(a = 1)",
        "@groovy.transform.Immutable",
        "x = a in",
        "x = new",
        "x = a instanceof",
        "x = !",
        "a <",
        "a >",
        "x = a as",
      })
  void goesOn(String source) {
    assertThat(GroovyScanner.scan(source)).isEqualTo(INCOMPLETE);
  }

  @Test
  void knowsWhereCodeEndsForCompletion() {
    assertThat(GroovyScanner.endsInCode("send ev")).isTrue();
    assertThat(GroovyScanner.endsInCode("x = \"${ev")).isTrue();
    assertThat(GroovyScanner.endsInCode("x = 'ev")).isFalse();
    assertThat(GroovyScanner.endsInCode("x = 1 // ev")).isFalse();
    assertThat(GroovyScanner.endsInCode("/* a\n ev")).isFalse();
    assertThat(GroovyScanner.endsInCode("foo {\n ev")).isTrue();
    assertThat(GroovyScanner.endsInCode("// a\nev")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "send e // now | WORD send, WORD e, COMMENT // now",
        "x = 'it' + 1.5 | WORD x, MARK =, STRING 'it', MARK +, WORD 1, MARK ., WORD 5",
        "\"a${b}c\" | STRING \"a$, OPEN {, WORD b, CLOSE }, STRING c\"",
        "f(/a b/, $/c/$) | WORD f, OPEN (, STRING /a b/, MARK `,`, STRING $/c/$, CLOSE )",
        "a / b | WORD a, MARK /, WORD b",
        "x = 'open | WORD x, MARK =, STRING 'open",
        "x = \"${ | WORD x, MARK =, STRING \"$, OPEN {",
        "/* c | COMMENT /* c",
        "a) b | WORD a",
      })
  void tellsThePiecesApart(String source, String pieces) {
    assertThat(
            GroovyScanner.tokens(source).stream()
                .map(token -> token.kind() + " " + token.text(source))
                .collect(Collectors.joining(", ")))
        .isEqualTo(pieces.replace("`,`", ","));
  }

  @Test
  void knowsWhereAPieceOfSeveralLinesIs() {
    String source = "x = '''a\nb'''\ny";
    assertThat(GroovyScanner.tokens(source))
        .containsExactly(
            new Token(Token.Kind.WORD, 0, 1),
            new Token(Token.Kind.MARK, 2, 3),
            new Token(Token.Kind.STRING, 4, 13),
            new Token(Token.Kind.WORD, 14, 15));
  }

  @Test
  void aVeryLongLineIsReadInOnePass() {
    assertThat(GroovyScanner.scan("x = [" + "'a', ".repeat(500_000))).isEqualTo(INCOMPLETE);
    assertThat(GroovyScanner.scan("x = '" + "a".repeat(5_000_000) + "'")).isEqualTo(COMPLETE);
  }
}
