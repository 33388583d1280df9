package dev.risksh.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.risk.RiskEvent;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.session.Slot;
import dev.risksh.testing.TestWorld;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of the DSL: what they pass on, and what they refuse. */
class WordsTest {
  @TempDir Path temp;
  private TestWorld test;
  private Session session;
  private GroovyEngine engine;
  private final List<Object> made = new ArrayList<>();
  private final StringBuilder printed = new StringBuilder();

  @BeforeEach
  void openSession() {
    test = TestWorld.in(temp);
    session = new Session(test.world(), SessionOptions.inMemory(), line -> {});
    engine = new GroovyEngine(new Listener());
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  private Object run(String line) {
    return engine.evaluate(line).value();
  }

  private Problem refused(String line) {
    Throwable thrown = catchThrowable(() -> run(line));
    return new Failures(engine.variables().getVariables()).of(thrown, line);
  }

  private void setUp() {
    run("newKey type: 'p256'");
    run("app = createApp name: 'Example'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "5.seconds~PT5S",
        "1.second~PT1S",
        "2.minutes~PT2M",
        "1.minute~PT1M",
        "3.hours~PT3H",
        "1.hour~PT1H",
        "4.days~PT96H",
        "1.day~PT24H",
        "5.minutes + 30.seconds~PT5M30S",
      })
  void durationsReadLikeEnglish(String line, Duration duration) {
    assertThat(run(line)).isEqualTo(duration);
  }

  @Test
  void anEventIsWhatItsWordsSay() {
    Object event =
        run(
            """
            event {
                subject ip: '6.7.6.7', risk: LOW
                subject ip: "1.1.1.${0 + 1}", risk: 'HIGH', message: 'Tooling'
                timestamp '2026-11-24T11:00:00Z'
                expires 2.hours
            }
            """);
    assertThat(event)
        .isInstanceOfSatisfying(
            RiskEvent.class,
            it -> {
              assertThat(it.subjects())
                  .extracting(Object::toString)
                  .containsExactly("6.7.6.7 LOW", "1.1.1.1 HIGH 'Tooling'");
              assertThat(it.timestamp()).contains(TestWorld.NOON.minus(Duration.ofHours(1)));
              assertThat(it.expiresAt()).contains(TestWorld.NOON.plus(Duration.ofHours(2)));
            });
    assertThat(run("event { subject ip: '1.1.1.1', risk: LOW; expiresAt '2026-11-25T00:00:00Z' }"))
        .hasToString("event, 1 subject, highest LOW");
    assertThat(run("ips = ['1.1.1.1', '::1']; event { ips.each { subject ip: it, risk: HIGH } }"))
        .hasToString("event, 2 subjects, highest HIGH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "event { }~at least one subject",
        "event { subject ip: '1.1.1.1' }~riskLevel",
        "event { subject risk: HIGH }~ip",
        "event { subject ip: '1.1.1.1', level: HIGH }~subject has no argument 'level'",
        "event { subject ip: '1.1.1.1', risk: HIGH; expires 'soon' }~expires: 'soon' is not a time",
        "newKey size: 1~newKey has no argument 'size'",
        "createApp scopes: []~createApp needs name:",
        "createAssertion expiresIn: 'soon'~createAssertion expiresIn: takes a Duration, not a String",
        "createAssertion set: 1~takes a Map, not an Integer",
        "useProvider app: 1~useProvider app: takes a ServiceApp, not an Integer",
        "useProvider action: 'x'~'x'",
        "signIn user: 'x'~signIn needs ip:",
        "confirm wihtin: 1~confirm has no argument 'wihtin'; did you mean within?",
        "log.find tpye: 'x'~has no argument 'tpye'; did you mean type?",
        "send 1~send takes an event or a list of events",
        "send([1])~send takes an event or a list of events",
        "send([])~at least one event",
        "useOrg 'http://example.com'~only https is safe for tokens",
        "grant 'okta.logs.read'~there is no service app yet",
        "confirm()~there is no receipt yet",
        "events 'nothing.json'~there is no file",
        "importKey 'nothing.pem'~there is no file",
      })
  void whatIsWrongIsNamed(String line, String message) {
    if (line.startsWith("createAssertion") || line.startsWith("useProvider")) {
      setUp();
    }
    if (line.startsWith("confirm wihtin")) {
      setUp();
      run("send event { subject ip: '1.1.1.1', risk: LOW }");
    }
    assertThat(refused(line)).hasMessageContaining(message);
  }

  @Test
  void theProviderIsFeltUnlessItIsSaidOtherwise() {
    setUp();
    run("useProvider app: app");
    assertThat(session.value(Slot.PROVIDER).orElseThrow().action())
        .isEqualTo(ProviderAction.ENFORCE_AND_LOG);
    run("useProvider action: 'log_only', name: 'Another'");
    assertThat(session.value(Slot.PROVIDER).orElseThrow())
        .returns(ProviderAction.LOG_ONLY, RiskProvider::action)
        .returns("Another", RiskProvider::name);
    assertThat(run("providers*.name")).isEqualTo(List.of("Another"));
  }

  @Test
  void theLogIsLookedIntoByItsWords() {
    setUp();
    run("useProvider action: LOG_ONLY");
    run("send event { subject ip: '1.1.1.1', risk: HIGH }");
    test.clock().advance(Duration.ofMinutes(10));
    run("send event { subject ip: '2.2.2.2', risk: LOW }");
    assertThat((List<?>) run("log.find()")).hasSizeGreaterThan(3);
    assertThat(
            run("log.find(type: 'security.risk.signal.consume').collect { it.signals()[0].ip() }"))
        .isEqualTo(List.of("1.1.1.1", "2.2.2.2"));
    assertThat((List<?>) run("log.find type: 'security.risk.signal.consume', since: 5.minutes"))
        .hasSize(1);
    assertThat((List<?>) run("log.find q: 'Example', limit: 2")).hasSize(2);
    Object newest = run("log.find(newestFirst: true, limit: 1)[0]");
    assertThat(newest)
        .isInstanceOf(LogEntry.class)
        .hasToString("security.risk.signal.consume SUCCESS");
    assertThat((List<?>) run("log.find filter: 'eventType eq \"user.session.start\"'")).isEmpty();
  }

  @Test
  void sendTakesOneEventAListOrAFile() {
    setUp();
    run("useProvider action: LOG_ONLY");
    test.file("events.json", "[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"LOW\"}]}]");
    run("e = event { subject ip: '1.1.1.1', risk: LOW }");
    assertThat(run("send(e).events()")).isEqualTo(1);
    assertThat(run("send([e, e]).events()")).isEqualTo(2);
    assertThat(run("send(events('events.json')).status()")).isEqualTo(202);
    assertThat(refused("sendRaw '{'").exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void whatAWordMadeIsToldToItsHost() {
    setUp();
    assertThat(made).hasSize(2);
    run("event { subject ip: '1.1.1.1', risk: LOW }");
    assertThat(made).hasSize(2);
  }

  @Test
  void printingGoesToTheHost() {
    run(
        "println 'a'; print 1; println([2, 'b']); printf('%s|%s', 'c', 'd'); [3].each { println it }");
    assertThat(printed).hasToString("a\n1[2, b]\nc|d3\n");
  }

  private final class Listener implements Host {
    @Override
    public Session session() {
      return session;
    }

    @Override
    public void made(Object value) {
      made.add(value);
    }

    @Override
    public void print(String text) {
      printed.append(text);
    }

    @Override
    public Object step(StepSpec spec, Closure<?> body) {
      return body.call();
    }
  }
}
