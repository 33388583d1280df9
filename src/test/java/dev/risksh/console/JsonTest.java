package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private record Sample(String zebra, Instant at, int ant) {}

  @Test
  void writesInAStableOrder() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", List.of());

    assertThat(Json.compact(map)).isEqualTo("{\"a\":[],\"b\":1}");
    assertThat(Json.compact(Json.object().put("b", 1).put("a", 2))).isEqualTo("{\"b\":1,\"a\":2}");
    assertThat(Json.compact(new Sample("z", Instant.EPOCH, 1)))
        .isEqualTo("{\"zebra\":\"z\",\"at\":\"1970-01-01T00:00:00.000Z\",\"ant\":1}");
  }

  @Test
  void writesForPeople() {
    assertThat(Json.pretty(Json.parse("{\"a\":[1,2],\"b\":{},\"c\":[]}", "it")))
        .isEqualTo(
            """
            {
              "a": [
                1,
                2
              ],
              "b": {},
              "c": []
            }""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "{'a':1}", "NaN", "[01]", "/**/1"})
  void refusesWhatIsNotStrictJson(String text) {
    assertThat(Json.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> Json.parse(text, "the reply"))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("the reply is not valid JSON, line 1, column ");
  }

  @Test
  void emptyIsNotJson() {
    assertThat(Json.tryParse(" \n")).isEmpty();
    assertThatThrownBy(() -> Json.parse("", "the reply"))
        .hasMessage("the reply is empty, not JSON");
  }

  @Test
  void depthIsBounded() {
    assertThat(Json.tryParse("[".repeat(64) + "]".repeat(64))).isPresent();
    assertThat(Json.tryParse("[".repeat(65) + "]".repeat(65))).isEmpty();
  }

  @Test
  void aComplaintShowsLittleOfTheTextAndNoControls() {
    assertThatThrownBy(() -> Json.parse("s3cr3t".repeat(100) + "\u001b", "it"))
        .message()
        .hasSizeLessThan(260)
        .doesNotContain("\u001b");
    assertThatThrownBy(() -> Json.parse("[\"\u001b\"]", "it")).message().doesNotContain("\u001b");
  }
}
