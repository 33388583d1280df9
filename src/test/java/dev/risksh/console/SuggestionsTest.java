package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  private static final List<String> COMMANDS = List.of("token", "send", "status", "signin", "ip");

  @ParameterizedTest
  @CsvSource({
    "tokne,token",
    "tken,token",
    "tokkenn,token",
    "SEND,send",
    "sedn,send",
    "stats,status",
    "pi,ip"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(Suggestions.closest(typed, COMMANDS)).hasValue(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "banana", "tokenization"})
  void doesNotGuessWildly(String typed) {
    assertThat(Suggestions.closest(typed, COMMANDS)).isEmpty();
  }

  @Test
  void theNearestWinsAndAmongEqualsTheFirst() {
    assertThat(Suggestions.closest("cat", List.of("cart", "bat", "cat"))).hasValue("cat");
    assertThat(Suggestions.closest("cat", List.of("bat", "rat"))).hasValue("bat");
  }

  @Test
  void readsAsTheEndOfAMessage() {
    assertThat(Suggestions.didYouMean("sedn", COMMANDS)).isEqualTo("; did you mean send?");
    assertThat(Suggestions.didYouMean("banana", COMMANDS)).isEmpty();
  }

  @Property
  void aWordIsClosestToItself(@ForAll String word) {
    assertThat(Suggestions.closest(word, List.of(word)).orElse(word)).isEqualTo(word);
  }
}
