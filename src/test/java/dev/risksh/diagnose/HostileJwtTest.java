package dev.risksh.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.console.Style;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.testing.MutableClock;
import dev.risksh.testing.TestWorld;
import dev.risksh.view.JsonViews;
import dev.risksh.view.Views;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever stands in a JWT that somebody pasted, explaining it harms nobody. */
class HostileJwtTest {
  private static final List<String> NAMES =
      List.of(
          "alg",
          "kid",
          "typ",
          "jwk",
          "iss",
          "sub",
          "aud",
          "exp",
          "iat",
          "nbf",
          "jti",
          "htm",
          "htu",
          "ath",
          "nonce",
          "scp",
          "cid",
          "cnf",
          "events",
          "\u001b[2J",
          "crit");

  private static String shown(Explanation explanation) {
    Views views = new Views(Style.plain(), new MutableClock(TestWorld.NOON), 0, "/");
    return String.join("\n", views.lines(explanation)) + JsonViews.text(explanation);
  }

  private static String shown(ParsedJwt jwt) {
    StringBuilder all = new StringBuilder();
    for (JwtKind kind : JwtKind.values()) {
      all.append(shown(JwtExplainer.explain(jwt, kind, Known.with())));
    }
    return all.toString();
  }

  @Provide
  static Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            null,
            true,
            0,
            -1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1e300,
            0.5,
            "",
            "none",
            "dpop+jwt",
            "RS256",
            "http://[",
            "https://dev-1.okta.com//oauth2/v1/token",
            "\u001b]0;pwned\u0007",
            "\u202e",
            List.of(),
            List.of("a", 7),
            Map.of("kty", "EC")),
        Arbitraries.strings().ofMaxLength(8));
  }

  @Property(tries = 300)
  void noneOfItReachesTheTerminalAsACommand(
      @ForAll("members") Map<String, Object> header,
      @ForAll("members") Map<String, Object> claims) {
    String shown = shown(Known.jwt(header, claims));
    assertThat(shown.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(shown).doesNotContain("\u202e");
  }

  @Provide
  static Arbitrary<Map<String, Object>> members() {
    return Arbitraries.maps(Arbitraries.of(NAMES), values()).ofMaxSize(12);
  }

  @Test
  void aPrivateKeyOrATokenInItStaysHidden() {
    String inner = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJpbm5lciJ9.c2lnbmF0dXJl";
    String d = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    Map<String, Object> key = Map.of("kty", "EC", "crv", "P-256", "d", d);
    ParsedJwt jwt =
        Known.jwt(
            Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key, "x", key),
            Map.of("nonce", inner, "act", Map.of("access_token", "abcdefghijklmnopqrstuvw")));
    assertThat(shown(jwt)).doesNotContain(inner, d, "abcdefghijklmnopqrstuvw");
  }

  @Test
  void theTextItselfIsNeverRepeated() {
    for (String text :
        Arrays.asList("rubbish", "a.b", "eyJhbGciOiJub25lIn0.e30.", "00" + "a".repeat(40))) {
      assertThat(shown(ParsedJwt.of(Secret.of(text)))).doesNotContain(text);
    }
  }
}
