package dev.risksh.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risksh.console.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskEventJsonTest {
  private static final String SAMPLE =
      """
      [{"timestamp":"2021-01-20T00:00:00.001Z","subjects":[\
      {"ip":"6.7.6.7","riskLevel":"MEDIUM"},\
      {"ip":"1.1.1.1","riskLevel":"HIGH",\
      "message":"Detected Attack tooling and suspicious activity"}]},\
      {"timestamp":"2021-01-20T01:00:00.001Z","subjects":[\
      {"ip":"6.7.6.7","riskLevel":"LOW"},{"ip":"2.2.2.2","riskLevel":"HIGH"}]}]""";

  @Test
  void readsAndWritesTheSampleOfTheReference() {
    RiskEvents events = read(SAMPLE);

    assertThat(events).hasToString("2 events, 4 subjects, highest HIGH");
    assertThat(events.json()).isEqualTo(SAMPLE);
  }

  @Test
  void readsOneEventByItself() {
    RiskEvents events =
        read(
            """
            {"timestamp": "2021-01-20T00:00:00Z", "expiresAt": null,
             "subjects": [{"ip": "::1", "riskLevel": "LOW", "message": null}]}""");

    assertThat(events.events())
        .containsExactly(
            RiskEvent.builder()
                .timestamp(Instant.parse("2021-01-20T00:00:00Z"))
                .subject("::1", RiskLevel.LOW)
                .build());
    assertThat(events.json())
        .isEqualTo(
            """
            [{"timestamp":"2021-01-20T00:00:00.000Z",\
            "subjects":[{"ip":"::1","riskLevel":"LOW"}]}]""");
  }

  @Test
  void namesEveryMistakeWithItsPath() {
    String json =
        """
        [{"timestamp": "2021-01-20T00:00:00+02:00", "expiresAt": "soon", "subject": [],
          "subjects": [{"ip": "1.2.3.4/24", "risk_level": "HIGH", "riskLevel": "hihg"},
                       {"ip": 7, "message": "a/b", "expiresAt": "x"}, "1.1.1.1"]},
         {"ip": "1.1.1.1"}, 5]""";

    assertThatThrownBy(() -> read(json))
        .isInstanceOf(InvalidRiskEvent.class)
        .hasMessage(
            """
            events[0].subject: unknown field; did you mean subjects?
            events[0].timestamp: '2021-01-20T00:00:00+02:00' is not a UTC time such as \
            2021-01-20T00:00:00.001Z; did you mean 2021-01-19T22:00:00Z?
            events[0].expiresAt: 'soon' is not a UTC time such as 2021-01-20T00:00:00.001Z
            events[0].subjects[0].risk_level: unknown field; did you mean riskLevel?
            events[0].subjects[0].ip: '1.2.3.4/24' is not an IPv4 or IPv6 address
            events[0].subjects[0].riskLevel: 'hihg' is not a risk level: LOW, MEDIUM or HIGH; \
            did you mean HIGH?
            events[0].subjects[1].expiresAt: belongs in the event, not in a subject
            events[0].subjects[1].ip: must be a string, not a number
            events[0].subjects[1].riskLevel: is required: LOW, MEDIUM or HIGH
            events[0].subjects[1].message: '/' at position 2 is not allowed; only a-z A-Z 0-9, \
            blank, '.', '-' and '_' are
            events[0].subjects[2]: must be a subject object, not a string
            events[1].ip: belongs in a subject, not in the event
            events[1].subjects: is required: a list of 1 to 50 subjects
            events[2]: must be an event object, not a number""");
  }

  @Test
  void aBareSubjectIsToldWhereItBelongs() {
    assertThatThrownBy(() -> read("{\"ip\": \"1.1.1.1\", \"riskLevel\": \"LOW\"}"))
        .hasMessage(
            """
            ip: belongs in a subject, not in the event
            riskLevel: belongs in a subject, not in the event
            subjects: is required: a list of 1 to 50 subjects""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-01-20T00:00:00.001",
        "2021-01-20 00:00:00Z",
        "2021-02-30T00:00:00Z",
        "2021-01-20T24:00:00Z",
        "2021-01-20T23:59:60Z",
        "21-01-20T00:00:00Z",
        "2021-01-20",
        "2021-01-20T00:00:00.001z",
        "+12021-01-20T00:00:00Z",
        "",
        "1611347040"
      })
  void refusesOtherTimes(String time) {
    assertThatThrownBy(
            () ->
                read(
                    "{\"timestamp\": \"%s\", \"subjects\": [{\"ip\": \"::1\", \"riskLevel\": \"LOW\"}]}"
                        .formatted(time)))
        .isInstanceOf(InvalidRiskEvent.class)
        .hasMessageStartingWith("timestamp: '" + time + "' is not a UTC time");
  }

  @Test
  void countsBeforeItLooksInside() {
    assertThatThrownBy(() -> read(list(21, "{}")))
        .hasMessageStartingWith("events: 21 events, but one call takes at most 20\n")
        .hasMessageContaining("events[18].subjects")
        .hasMessageEndingWith("and 1 more");
    assertThatThrownBy(() -> read("[]")).hasMessage("events: at least one event is needed");
    assertThatThrownBy(() -> read("{\"subjects\": []}"))
        .hasMessage("subjects: at least one subject is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "\"x\"", "true"})
  void refusesWhatIsNoEventAtAll(String json) {
    assertThatThrownBy(() -> read(json)).hasMessageStartingWith("must be an event object, not ");
  }

  @Test
  void malformedJsonIsLocated() {
    assertThatThrownBy(() -> read("[{\n  \"subjects\": oops}]"))
        .isInstanceOf(Problem.class)
        .isNotInstanceOf(InvalidRiskEvent.class)
        .hasMessageStartingWith("events.json is not valid JSON, line 2, column ");
    assertThatThrownBy(() -> read("[] []")).hasMessageContaining("not valid JSON, line 1");
    assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}")).hasMessageContaining("Duplicate field");
    assertThatThrownBy(() -> read("[".repeat(1000))).hasMessageContaining("nested");
    assertThatThrownBy(() -> read("")).hasMessage("events.json is empty, not JSON");
    assertThatThrownBy(() -> read(" ".repeat(2_000_001))).hasMessageContaining("2000001");
  }

  // A payload has up to a thousand subjects, so a hundred payloads are as good as any.
  @Property(tries = 100)
  void whatIsWrittenIsReadAgain(@ForAll("events") RiskEvents events) {
    assertThat(read(events.json())).isEqualTo(events);
  }

  @Property
  void anyTextIsReadOrRefusedButNeverABug(@ForAll String text) {
    try {
      read(text);
    } catch (Problem expected) {
      assertThat(expected.getMessage()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f]");
    }
  }

  @Provide
  Arbitrary<RiskEvents> events() {
    Arbitrary<Optional<String>> message =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("AZ09 .-_")
            .ofMaxLength(512)
            .optional();
    Arbitrary<RiskSubject> subject =
        Combinators.combine(
                Arbitraries.of("6.7.6.7", "::1", "2001:db8::ffff"),
                Arbitraries.of(RiskLevel.class),
                message)
            .as(RiskSubject::new);
    Arbitrary<Optional<Instant>> timestamp =
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli).optional();
    return Combinators.combine(timestamp, subject.list().ofMinSize(1).ofMaxSize(50))
        .as((time, subjects) -> new RiskEvent(time, time.map(t -> t.plusMillis(1)), subjects))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(RiskEvents::new);
  }

  private static String list(int size, String element) {
    return IntStream.range(0, size)
        .mapToObj(i -> element)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static RiskEvents read(String json) {
    return RiskEventJson.read(json, "events.json");
  }
}
