package dev.risksh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandWordsTest {
  @ParameterizedTest
  @MethodSource("lines")
  void splits(String line, List<String> words) {
    assertThat(CommandWords.split(line)).isEqualTo(words);
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("  ", List.of()),
        Arguments.of("app create X", List.of("app", "create", "X")),
        Arguments.of("app  create\t\"Risk Provider\"", List.of("app", "create", "Risk Provider")),
        Arguments.of("a 'b \"c\" \\d' e", List.of("a", "b \"c\" \\d", "e")),
        Arguments.of("a \"b \\\"c\\\" \\\\ \\d\"", List.of("a", "b \"c\" \\ \\d")),
        Arguments.of("--name='a b' --x=\"c d\"", List.of("--name=a b", "--x=c d")),
        Arguments.of("a\\ b \\'c \\\\ \\d", List.of("a b", "'c", "\\", "\\d")),
        Arguments.of("note don't do it", List.of("note", "don't", "do", "it")),
        Arguments.of("note 'open to the end", List.of("note", "'open", "to", "the", "end")),
        Arguments.of("org https://dev-1.okta.com", List.of("org", "https://dev-1.okta.com")),
        Arguments.of("run scenarios/**/*.groovy", List.of("run", "scenarios/**/*.groovy")),
        Arguments.of("a '' b", List.of("a", "", "b")),
        Arguments.of("a 'b'c", List.of("a", "bc")),
        Arguments.of("a \\", List.of("a", "\\")));
  }

  @Property
  void aWordThatCompletionTypedIsReadAsItself(@ForAll String text) {
    String typed = new TypedWord("", 0, List.of(""), 0, true, (char) 0).escape(text, true) + "";
    List<String> words = CommandWords.split(typed + " next");
    if (text.chars().noneMatch(c -> Character.isWhitespace(c) && " \t".indexOf(c) < 0)
        && !text.isEmpty()) {
      assertThat(words).containsExactly(text, "next");
    }
  }

  @Property
  void anythingCanBeTyped(@ForAll String line) {
    assertThat(CommandWords.split(line)).isNotNull();
    assertThat(CommandWords.typed(line)).isNotEmpty();
  }
}
