package dev.risksh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.Style;
import dev.risksh.groovy.Dsl;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import groovy.lang.GroovyShell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words have types: for a compiler that checks them, and an IDE without risksh's own file. */
class StaticScriptTest {
  private static final String SCRIPT =
      """
      import dev.risksh.groovy.Dsl
      import dev.risksh.okta.Receipt
      import groovy.transform.BaseScript
      import groovy.transform.CompileStatic

      @BaseScript Dsl dsl

      @CompileStatic
      void prepare() {
          newKey type: 'p256'
          def app = createApp name: 'Typed'
          useProvider app: app, action: ENFORCE_AND_LOG
      }

      @CompileStatic
      Receipt attack(String address) {
          send event {
              subject ip: address, risk: HIGH
              expires 5.minutes
          }
      }

      @CompileStatic
      boolean felt(String address) {
          signIn(ip: address).risk() == HIGH && log.find(limit: 1).size() == 1
      }

      step('prepare') { prepare() }
      step('attack') { assert attack('1.1.1.1').status() == 202 }
      step('feel it') { assert felt('1.1.1.1') }
      """;

  @TempDir Path temp;

  @Test
  void runsWithItsMethodsCompiledStatically() {
    TestWorld test = TestWorld.in(temp).realTime();
    test.file("typed.groovy", SCRIPT);

    Scenario scenario =
        new Scenario(
            test.world(), SessionOptions.inMemory(), Style.plain(), new ScenarioListener() {});

    assertThat(scenario.run("typed.groovy"))
        .matches(ScenarioResult::passed)
        .extracting(result -> result.steps().size())
        .isEqualTo(3);
  }

  @Test
  void isKnownToACompilerThatKnowsNothingOfScenarios() {
    GroovyShell plain = new GroovyShell();

    assertThat(plain.parse(SCRIPT)).isInstanceOf(Dsl.class);
    assertThatThrownBy(() -> plain.parse(SCRIPT.replace("send event", "sand event")))
        .hasMessageContaining("Cannot find matching method");
    assertThatThrownBy(() -> plain.parse(SCRIPT.replace("Receipt attack", "int attack")))
        .hasMessageContaining("Cannot return value of type dev.risksh.okta.Receipt");
  }
}
