package dev.risksh.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Problem;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each word of the DSL called as a beginner may call it: with nothing, null and wrong values. */
class WrongCallsTest {
  /** They take anything. */
  private static final Set<String> OF_ANYTHING = Set.of("print", "println", "printf");

  private static final List<String> ARGUMENTS =
      List.of(
          "",
          "null",
          "42",
          "'not one'",
          "[:]",
          "[1]",
          "[null]",
          "new Object()",
          "{ }",
          "null, null",
          "null, { }",
          "null, null, null");

  private static final List<String> VALUES =
      List.of("null", "42", "'not one'", "true", "new Object()", "[1]", "[null]", "[(null): 1]");

  private static final int AT_A_TIME = 100;

  @TempDir Path temp;
  private Session session;
  private GroovyEngine engine;

  @BeforeEach
  void openSession() {
    session = new Session(TestWorld.in(temp).world(), SessionOptions.inMemory(), line -> {});
    engine = new GroovyEngine(new Silent());
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  static Stream<String> calls() {
    return Stream.of(
            Vocabulary.words().stream()
                .filter(word -> !OF_ANYTHING.contains(word))
                .map(word -> Map.entry(word, Vocabulary.methods(word))),
            of(LogWords.class, "log."),
            of(HttpWords.class, "http."),
            of(EventWords.class, ""))
        .flatMap(all -> all)
        .flatMap(word -> calls(word.getKey(), word.getValue()))
        .distinct();
  }

  private static Stream<Map.Entry<String, List<Method>>> of(Class<?> owner, String before) {
    return Vocabulary.methods(owner).stream()
        .map(Method::getName)
        .distinct()
        .map(
            name ->
                Map.entry(
                    before + name,
                    Arrays.stream(owner.getMethods())
                        .filter(method -> method.getName().equals(name))
                        .toList()));
  }

  private static Stream<String> calls(String word, List<Method> methods) {
    Stream<String> named =
        methods.stream()
            .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Takes.class)))
            .map(Takes::name)
            .distinct()
            .flatMap(name -> VALUES.stream().map(value -> name + ": " + value))
            .flatMap(named1 -> methods.stream().flatMap(method -> with(named1, method).stream()));
    return Stream.concat(ARGUMENTS.stream(), named).map(given -> word + "(" + given + ")");
  }

  /** A named argument with what else the method takes. */
  private static Optional<String> with(String named, Method method) {
    if (method.getParameterCount() == 0 || method.getParameterTypes()[0] != Map.class) {
      return Optional.empty();
    }
    StringBuilder arguments = new StringBuilder(named);
    for (Class<?> type : method.getParameterTypes()) {
      if (type != Map.class) {
        arguments.append(type == Closure.class ? ", { }" : ", 'not one'");
      }
    }
    return Optional.of(arguments.toString());
  }

  @Test
  void noneEndsInAnErrorOfJavaOrGroovy() {
    assertThat(calls())
        .contains(
            "useProvider()",
            "log.find(since: null)",
            "subject(ip: 42)",
            "step(tags: [null], 'not one', { })");
    SoftAssertions all = new SoftAssertions();
    List<String> calls =
        calls()
            .map(
                call ->
                    call.matches("(subject|timestamp|expires).*") ? "event { " + call + " }" : call)
            .toList();
    for (int i = 0; i < calls.size(); i += AT_A_TIME) {
      List<String> some = calls.subList(i, Math.min(calls.size(), i + AT_A_TIME));
      // Compiled together, which takes a tenth of the time.
      List<?> closures =
          (List<?>) engine.evaluate("[{ " + String.join(" }, { ", some) + " }]").value();
      for (int j = 0; j < some.size(); j++) {
        Closure<?> call = (Closure<?>) closures.get(j);
        String text = some.get(j);
        refused(call::call)
            .ifPresent(
                problem ->
                    all.assertThat(problem.getMessage())
                        .as(text)
                        .doesNotContain(
                            "Exception", "Error", "dev.risksh", "groovy.lang", "scenario_")
                        .doesNotContain("No signature", "Cannot invoke", "java.lang.String"));
      }
    }
    all.assertAll();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "useProvider()~there is no service app yet",
        "useApp()~useApp needs the client id of an app",
        "useApp(42)~useApp takes (String), not (Integer)",
        "step('one')~step takes (String, { … }) or (name: value, String, { … }), not (String)",
        "importKey(null)~importKey takes (Secret) or (String) or (name: value, String), not (null)",
        "log.find(limit: 'all')~find limit: takes an Integer, not a String",
        "log.fnd()~log has no fnd(…); did you mean find?",
        "log.find(since: null)~find needs since:",
        "http.show('first')~show takes (int), not (String)",
      })
  void whatItTakesIsSaid(String line, String message) {
    assertThat(refused(() -> engine.evaluate(line)))
        .hasValueSatisfying(problem -> assertThat(problem).hasMessage(message));
  }

  private Optional<Problem> refused(ThrowingCallable call) {
    try {
      call.call();
      return Optional.empty();
    } catch (Skipped skipped) {
      return Optional.empty();
    } catch (Throwable thrown) {
      return Optional.of(new Failures(engine.variables().getVariables()).of(thrown, ""));
    }
  }

  private final class Silent implements Host {
    @Override
    public Session session() {
      return session;
    }

    @Override
    public void made(Object value) {}

    @Override
    public void print(String text) {}

    @Override
    public Object step(StepSpec spec, Closure<?> body) {
      return body.call();
    }
  }
}
