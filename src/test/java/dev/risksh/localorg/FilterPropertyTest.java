package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The filter language, held to a plain reading of it on conditions nobody thought of. */
class FilterPropertyTest {
  private static final List<String> WORDS =
      List.of("a", "b", "ab", "B", "", "a \"quote\" \\", "é ü");

  /** A condition as text, and whether it holds for an event. */
  record Condition(String text, boolean holds) {}

  /** What an event says of itself in two fields; null where it says nothing. */
  record Facts(String severity, String reason) {
    ObjectNode event() {
      ObjectNode event = Json.object();
      event.put("severity", severity);
      event.putObject("outcome").put("reason", reason);
      return event;
    }
  }

  @Property
  void aFilterMeansWhatItSays(@ForAll("facts") Facts facts, @ForAll("seeds") List<Integer> seeds) {
    Condition condition = condition(facts, seeds, 0, 3);
    assertThat(FilterParser.parse(condition.text()).matches(facts.event()))
        .as("%s on %s", condition.text(), facts)
        .isEqualTo(condition.holds());
  }

  @Property
  void anyTextIsAFilterOrRefused(@ForAll String text) {
    try {
      FilterParser.parse(text).matches(new Facts("a", null).event());
    } catch (ApiRefusal refusal) {
      assertThat(refusal.getMessage()).startsWith("E00000");
    }
  }

  @Property
  void whatFollowsAWholeFilterIsRefusedWithItsPlace(@ForAll("seeds") List<Integer> seeds) {
    String whole = condition(new Facts("a", "b"), seeds, 0, 3).text();
    assertThatThrownBy(() -> FilterParser.parse(whole + " )"))
        .isInstanceOfSatisfying(
            ApiRefusal.class,
            refusal ->
                assertThat(refusal.reply(null, new Ids()).body())
                    .contains("Unexpected text at position " + (whole.length() + 1) + "."));
  }

  @Provide
  Arbitrary<Facts> facts() {
    Arbitrary<String> value = Arbitraries.of(WORDS).injectNull(0.2);
    return Combinators.combine(value, value).as(Facts::new);
  }

  @Provide
  Arbitrary<List<Integer>> seeds() {
    return Arbitraries.integers().between(0, 1_000_000).list().ofSize(40);
  }

  /** Reads the seeds as a tree; the text is written with as few parentheses as it needs. */
  private static Condition condition(Facts facts, List<Integer> seeds, int at, int depth) {
    int seed = seeds.get(at % seeds.size());
    if (depth == 0 || seed % 4 == 0) {
      return comparison(facts, seed / 4);
    }
    Condition left = condition(facts, seeds, 2 * at + 1, depth - 1);
    Condition right = condition(facts, seeds, 2 * at + 2, depth - 1);
    return switch (seed % 4) {
      case 1 ->
          new Condition(
              "(" + left.text() + ") and (" + right.text() + ")", left.holds() && right.holds());
      // "and" binds closer, so nothing stands around the alternatives.
      case 2 -> new Condition(left.text() + " OR " + right.text(), left.holds() || right.holds());
      default -> new Condition("not(" + left.text() + ")", !left.holds());
    };
  }

  private static Condition comparison(Facts facts, int seed) {
    boolean severity = seed % 2 == 0;
    String attribute = severity ? "severity" : "outcome.reason";
    String actual = severity ? facts.severity() : facts.reason();
    String expected = WORDS.get(seed / 2 % WORDS.size());
    String operator =
        List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr").get(seed / 20 % 10);
    if (operator.equals("pr")) {
      return new Condition(attribute + " pr", actual != null);
    }
    boolean holds =
        switch (operator) {
          case "eq" -> expected.equals(actual);
          case "ne" -> !expected.equals(actual);
          case "co" -> actual != null && actual.contains(expected);
          case "sw" -> actual != null && actual.startsWith(expected);
          case "ew" -> actual != null && actual.endsWith(expected);
          case "gt" -> actual != null && actual.compareTo(expected) > 0;
          case "ge" -> actual != null && actual.compareTo(expected) >= 0;
          case "lt" -> actual != null && actual.compareTo(expected) < 0;
          default -> actual != null && actual.compareTo(expected) <= 0;
        };
    return new Condition(attribute + " " + operator + " " + Json.write(expected), holds);
  }
}
