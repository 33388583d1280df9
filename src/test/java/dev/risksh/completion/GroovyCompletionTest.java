package dev.risksh.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroovyCompletionTest {
  private final Names names =
      new Names() {
        @Override
        public Map<String, Class<?>> variables() {
          return Map.of("e", RiskEvent.class, "receipt", Receipt.class, "list", ArrayList.class);
        }

        @Override
        public Map<String, Class<?>> methods() {
          return Map.of("twice", BigDecimal.class);
        }

        @Override
        public Optional<Class<?>> type(String name) {
          return name.equals("Entry") ? Optional.of(LogEntry.class) : Optional.empty();
        }

        @Override
        public List<String> types() {
          return List.of("Entry");
        }

        @Override
        public List<String> snippets() {
          return List.of();
        }

        @Override
        public String snippet(String id) {
          return "";
        }
      };

  private final GroovyCompletion completion = new GroovyCompletion(names);

  private List<String> texts(String before) {
    return completion.suggestions(before).stream().map(Suggestion::text).toList();
  }

  @Test
  void wordsVariablesMethodsAndTypesByTheirBeginning() {
    assertThat(texts("sen")).containsExactly("send", "sendRaw");
    assertThat(texts("x = rec")).containsExactly("receipt");
    assertThat(texts("tw")).containsExactly("twice(");
    assertThat(texts("HI")).containsExactly("HIGH");
    assertThat(texts("def x = En")).containsExactly("Entry");
    assertThat(texts("whi")).containsExactly("while");
    assertThat(texts("")).contains("send", "receipt", "log").doesNotContain("while");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "receipt.sta | status",
        "receipt.rateLimit.get().rem | remaining",
        "receipt.rateLimit.map { it }.orElse( | ",
        "(receipt).sta | status",
        "(x as Entry).part | partnerRisk()",
        "send(e).sta | status",
        "x = send(e).sta | status",
        "log.find(type: 'x').first().event | eventType",
        "log.find(type: 'x')[0].event | eventType",
        "log.find().findAll { it.event | eventType",
        "log.find().findAll { it.eventType == 'x' }.first().event | eventType",
        "log.fi | find(",
        "'abc'.toUpp | toUpperCase(",
        "\"a${x}\".toUpp | toUpperCase(",
        "twice(2).unsc | unscaledValue()",
        "5.minu | minutes",
        "1.5.unsc | unscaledValue()",
        "[1, 2].colle | collect(",
        "[a: 1].entryS | entrySet()",
        "Integer.parseI | parseInt(",
        "new Date().tim | time",
        "newKey().publicJ | publicJwk()",
        "event { subject ip: '1.1.1.1' }.high | highest()",
        "def r = send e; r.sta | status",
        "receipt?.sta | status",
        "e.subjects*.first().ris | riskLevel",
      })
  void membersOfDeclaredTypesThroughChains(String before, String expected) {
    if (expected != null) {
      assertThat(texts(before)).contains(expected);
    }
  }

  @Test
  void aMultiLineTextKnowsItsOwnNames() {
    assertThat(texts("def r = send e\nr.sta")).containsExactly("status");
    assertThat(texts("Entry x = foo()\nx.event")).containsExactly("eventType");
    assertThat(texts("x = x.foo\nx.sta")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo.",
        "foo().",
        "(a + b).",
        "x = 'rece",
        "// rece",
        "/* rece",
        "receipt.nothing.",
        "}",
        ")."
      })
  void whatIsNotDeclaredHasNoCompletion(String before) {
    assertThat(texts(before)).isEmpty();
  }

  @Test
  void namedArgumentsWhereOneCanBegin() {
    assertThat(texts("event { subject ")).containsExactly("ip:", "risk:", "message:");
    assertThat(texts("event { subject m")).containsExactly("message:");
    assertThat(texts("event { subject ip: '1.1.1.1', ")).containsExactly("risk:", "message:");
    assertThat(texts("event {\n  subject ip: '1.1.1.1',\n    r")).containsExactly("risk:");
    assertThat(texts("createApp(")).contains("name:", "scopes:");
    assertThat(texts("app = createApp name: 'x', ")).contains("scopes:").doesNotContain("name:");
    assertThat(texts("confirm receipt, ")).containsExactly("within:", "late:");
    assertThat(texts("x = log.find ty")).containsExactly("type:");
    assertThat(texts("subject ")).as("outside of an event").doesNotContain("ip:");
    assertThat(texts("confirm re")).contains("receipt");
  }

  @Test
  void constantsWhereAnArgumentTakesThem() {
    assertThat(texts("event { subject ip: '1.1.1.1', risk: "))
        .containsExactly("LOW", "MEDIUM", "HIGH");
    assertThat(texts("event { subject risk: H")).containsExactly("HIGH");
    assertThat(texts("useProvider action: E")).containsExactly("ENFORCE_AND_LOG");
  }

  @Test
  void wordsOfABlockAreKnownInIt() {
    assertThat(texts("event { su")).containsExactly("subject");
    assertThat(texts("send event { exp")).contains("expires", "expiresAt");
    assertThat(texts("su")).isEmpty();
  }

  @Test
  void documentationTellsOktasLimitForTheField() {
    assertThat(completion.documentation("event { subject ip: '1.1.1.1', message: 'Att"))
        .containsExactly("message:  " + RiskLimits.MESSAGE_RULE);
    assertThat(completion.documentation("event { subject risk: "))
        .containsExactly("risk:  " + RiskLimits.LEVEL_RULE);
    assertThat(completion.documentation("event { subject "))
        .anyMatch(line -> line.contains(RiskLimits.SUBJECTS_RULE))
        .anyMatch(line -> line.contains(RiskLimits.IP_RULE))
        .anyMatch(line -> line.contains(RiskLimits.MESSAGE_RULE));
    assertThat(completion.documentation("send"))
        .contains("send(Object what): Receipt")
        .anyMatch(line -> line.contains(RiskLimits.EVENTS_RULE));
    assertThat(completion.documentation("createApp scopes: ['okta."))
        .anyMatch(line -> line.startsWith("scopes:"));
  }

  @Test
  void documentationOfAMemberIsItsSignature() {
    assertThat(completion.documentation("receipt.stat")).containsExactly("status: int");
    assertThat(completion.documentation("receipt.rateLimit"))
        .containsExactly("rateLimit: Optional<RateLimit>");
    assertThat(completion.documentation("receipt")).containsExactly("receipt: Receipt");
    assertThat(completion.documentation("// receipt")).isEmpty();
    assertThat(completion.documentation("nothing.x")).isEmpty();
  }
}
