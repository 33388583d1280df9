package dev.risksh.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JWTs as they are found: whole, broken and hostile. */
class ParsedJwtTest {
  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ParsedJwt parse(String text) {
    return ParsedJwt.of(Secret.of(text));
  }

  @Test
  void aWholeOneIsTakenApart() {
    ParsedJwt jwt =
        parse(part("{\"alg\":\"RS256\",\"kid\":\"k\"}") + "." + part("{\"iss\":\"a\"}") + ".c2ln");
    assertThat(jwt.flaw()).isEmpty();
    assertThat(jwt.algorithm()).contains("RS256");
    assertThat(jwt.kid()).contains("k");
    assertThat(jwt.claimText("iss")).contains("a");
    assertThat(jwt.claimText("sub")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc | no dot",
        "a.b | 2 parts",
        "a.b.c.d | 4 parts",
        "a.b.c.d.e | encrypted",
        "!.e30.c2ln | first part",
        "e30=.e30.c2ln | first part",
        "W10.e30.c2ln | first part",
        "e30.W10.c2ln | second part",
        "e30.eyJhIjoxLCJhIjoyfQ.c2ln | second part",
        "e30._w.c2ln | second part",
        "e30.e30.c+g | third part",
        "e30.e30. | no signature",
      })
  void aFlawIsSaid(String text, String flaw) {
    assertThat(parse(text).flaw()).hasValueSatisfying(why -> assertThat(why).contains(flaw));
  }

  @Test
  void whatCanBeReadIsReadThoughTheRestIsBroken() {
    ParsedJwt jwt = parse(part("{\"alg\":\"RS256\"}") + ".broken.c2ln");
    assertThat(jwt.algorithm()).contains("RS256");
    assertThat(jwt.claims()).isEmpty();
  }

  @Test
  void aHugeOneIsNotRead() {
    assertThat(parse("e30." + "e".repeat(1 << 20) + ".c2ln").flaw())
        .hasValueSatisfying(why -> assertThat(why).contains("longer than"));
  }

  @Property
  void nothingMakesItFailAndNoFlawRepeatsTheText(
      @ForAll @AlphaChars @Chars({'.', '-', '_', '=', ' ', '\u001b', 'é'}) @StringLength(max = 60)
          String text) {
    ParsedJwt jwt = parse(text);
    assertThat(jwt.flaw()).isPresent();
    if (text.length() > 12) {
      assertThat(jwt.toString() + jwt.flaw()).doesNotContain(text);
    }
  }
}
