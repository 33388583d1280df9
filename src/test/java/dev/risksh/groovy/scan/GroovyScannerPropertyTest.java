package dev.risksh.groovy.scan;

import static dev.risksh.groovy.scan.GroovyScanner.Verdict.COMPLETE;
import static dev.risksh.groovy.scan.GroovyScanner.Verdict.INCOMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Programs that GroovyScannerTest holds against the compiler one by one, put together: what stands
 * before or around a program changes nothing about where it asks to go on.
 */
class GroovyScannerPropertyTest {
  /** Only the first line of a file can be a shebang. */
  @Provide
  Arbitrary<String> program() {
    return Arbitraries.of(
        GroovySamples.all().stream()
            .filter(program -> !program.startsWith("#!"))
            .map(String::stripTrailing)
            .toList());
  }

  @Provide
  Arbitrary<List<String>> programs() {
    return program().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property
  void goesOnWhereTheLastProgramDoes(
      @ForAll("programs") List<String> before, @ForAll("program") String last) {
    String text = String.join("\n", before) + "\n";
    assertThat(GroovyScanner.scan(text)).isEqualTo(COMPLETE);
    String soFar = "";
    for (String line : last.split("\n", -1)) {
      soFar += line;
      assertThat(GroovyScanner.scan(text + soFar))
          .as(text + soFar)
          .isEqualTo(GroovyScanner.scan(soFar));
      soFar += "\n";
    }
  }

  @Property
  void goesOnUntilEveryBracketAroundIsClosed(
      @ForAll("programs") List<String> inside, @ForAll("bracket") String bracket) {
    String[] halves = bracket.split(" ");
    StringBuilder soFar = new StringBuilder(halves[0]);
    for (String line : String.join("\n", inside).split("\n", -1)) {
      assertThat(GroovyScanner.scan(soFar.toString())).as(soFar.toString()).isEqualTo(INCOMPLETE);
      soFar.append('\n').append(line);
    }
    assertThat(GroovyScanner.scan(soFar.toString())).as(soFar.toString()).isEqualTo(INCOMPLETE);
    assertThat(GroovyScanner.scan(soFar + "\n" + halves[1])).isEqualTo(COMPLETE);
  }

  @Provide
  Arbitrary<String> bracket() {
    return Arbitraries.of("x={ }", "step('one'){ }", "f({ })", "\"${x.each{ }}\"");
  }
}
