package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.okta.OktaError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of Okta's error catalogues: its cause, and next steps that can be typed. */
class RefusalsTest {
  private static final String OUT_OF_REACH = "out of reach: ";
  private static final Map<String, OktaError> CATALOGUE = Catalogue.all();
  private static final Map<String, String> CAUSES =
      Catalogue.rows("/dev/risksh/diagnose/causes.txt").stream()
          .skip(2)
          .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

  private static NextSteps steps;

  @BeforeAll
  static void readCommands(@TempDir Path folder) {
    steps = new NextSteps(folder);
  }

  @AfterAll
  static void close() {
    steps.close();
  }

  static List<String> rows() {
    return List.copyOf(CATALOGUE.keySet());
  }

  @Test
  void everyRowIsAccountedFor() {
    assertThat(CATALOGUE).hasSize(161);
    assertThat(CAUSES.keySet()).isEqualTo(CATALOGUE.keySet());
  }

  @ParameterizedTest
  @MethodSource
  void rows(String code) {
    Optional<Diagnosis> diagnosis = Diagnoses.of(CATALOGUE.get(code), Situation.none());
    String cause = CAUSES.get(code);
    if (cause.startsWith(OUT_OF_REACH)) {
      assertThat(diagnosis).isEmpty();
    } else {
      assertThat(diagnosis).map(Diagnosis::cause).contains(cause);
      steps.assertTyped(diagnosis.orElseThrow().next());
    }
  }

  @Test
  void anAnswerThatIsInNoCatalogueIsNotGuessedAt() {
    for (OktaError unknown :
        List.of(
            new OktaError(418, "", "", List.of(), Optional.empty()),
            new OktaError(400, "E9999999", "Something new", List.of(), Optional.empty()),
            new OktaError(400, "invalid_grant", "No such words", List.of(), Optional.empty()),
            new OktaError(401, "invalid_client", "No such words", List.of(), Optional.empty()),
            new OktaError(400, "invalid_dpop_proof", "No such words", List.of(), Optional.empty()),
            new OktaError(403, "", "", List.of(), Optional.empty()))) {
      assertThat(Diagnoses.of(unknown, Situation.none())).as(unknown.toString()).isEmpty();
    }
  }

  /** What an explanation foresees is what Okta says, letter by letter. */
  @Test
  void theForeseenWordsAreThoseOfTheCatalogue() throws IllegalAccessException {
    List<String> words = CATALOGUE.values().stream().map(OktaError::summary).toList();
    for (var field : OktaWords.class.getDeclaredFields()) {
      assertThat(words).contains((String) field.get(null));
    }
  }
}
