package dev.risksh.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void wordsOfEverySubjectAreKnown() {
    assertThat(Vocabulary.words())
        .contains("step", "newKey", "createApp", "requestToken", "send", "confirm", "signIn");
  }

  @Test
  void whatTheWordsAreBuiltOnIsNoWord() {
    assertThat(Vocabulary.words())
        .doesNotContain("host", "session", "made", "connect", "invokeMethod", "run", "evaluate");
  }

  @Test
  void everyWordSaysWhatItDoes() {
    assertThat(Vocabulary.words())
        .allSatisfy(
            word ->
                assertThat(Vocabulary.methods(word).get(0).isAnnotationPresent(Does.class))
                    .as(word + " needs @Does")
                    .isTrue());
  }

  @Test
  void valuesAreConstantsAndWhatCanBeAskedFor() {
    assertThat(Vocabulary.values()).contains("HIGH", "ENFORCE_AND_LOG", "log", "providers");
    assertThat(Vocabulary.values()).doesNotContain("binding", "metaClass", "host");
  }
}
