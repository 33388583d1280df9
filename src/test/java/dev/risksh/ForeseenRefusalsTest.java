package dev.risksh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risksh.diagnose.Explanation;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.Refused;
import dev.risksh.session.Apps;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code /explain} says before an assertion is sent, against what an org says to it then. The
 * org shares no code with what is tested here.
 */
class ForeseenRefusalsTest {
  private static final SigningKey STRANGER =
      SigningKey.generate(KeySpec.EC_P256, new SecureRandom());

  private static Session session;

  @BeforeAll
  static void open(@TempDir Path root) {
    session = session(root);
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Session session(Path root) {
    Session open =
        new Session(TestWorld.in(root).realTime().world(), SessionOptions.inMemory(), line -> {});
    open.keys().create(KeySpec.EC_P256);
    open.apps().create("Provider", Apps.DEFAULT_SCOPES);
    return open;
  }

  static List<Arguments> faults() {
    return List.of(
        fault("exp past", spec -> spec.withTime("exp", Duration.ofMinutes(-1))),
        fault("exp too far", spec -> spec.withTime("exp", Duration.ofMinutes(61))),
        fault("exp in ms", spec -> spec.with("exp", System.currentTimeMillis() + 300_000)),
        fault("exp a text", spec -> spec.with("exp", "soon")),
        fault("exp digits as a text", spec -> spec.with("exp", "4102444800")),
        fault("exp with a fraction", spec -> spec.with("exp", 4102444800.5)),
        fault("exp null", spec -> spec.with("exp", null)),
        fault("exp negative", spec -> spec.with("exp", -1)),
        fault("no exp", spec -> spec.without("exp")),
        fault("iat ahead", spec -> spec.withTime("iat", Duration.ofMinutes(1))),
        fault("iat in ms", spec -> spec.with("iat", System.currentTimeMillis())),
        fault("iat a text", spec -> spec.with("iat", "yesterday")),
        fault("jti a number", spec -> spec.with("jti", 7)),
        fault("aud the org", spec -> spec.with("aud", base(spec))),
        fault("aud with a slash", spec -> spec.with("aud", spec.audience() + "/")),
        fault("aud with two slashes", spec -> spec.with("aud", base(spec) + "//oauth2/v1/token")),
        fault(
            "aud of another host", spec -> spec.with("aud", "https://a.okta.com/oauth2/v1/token")),
        fault("aud of two", spec -> spec.with("aud", List.of(spec.audience(), "b"))),
        fault("aud of none", spec -> spec.with("aud", List.of())),
        fault("aud an object", spec -> spec.with("aud", Map.of("a", "b"))),
        fault("no aud", spec -> spec.without("aud")),
        fault("iss somebody", spec -> spec.with("iss", "somebody")),
        fault("iss a number", spec -> spec.with("iss", 7)),
        fault("no iss", spec -> spec.without("iss")),
        fault("sub somebody", spec -> spec.with("sub", "somebody")),
        fault("no sub", spec -> spec.without("sub")),
        fault("unknown client", spec -> spec.with("iss", "0oaX").with("sub", "0oaX")),
        fault("kid of nobody", spec -> spec.withHeader("kid", "nobody")),
        fault("kid a number", spec -> spec.withHeader("kid", 7)),
        fault("alg none", spec -> spec.withAlgorithm("none")),
        fault("alg HS256", spec -> spec.withAlgorithm("HS256")),
        fault("alg PS256", spec -> spec.withHeader("alg", "PS256")),
        fault("alg unknown", spec -> spec.withHeader("alg", "XY999")),
        fault("alg of another key", spec -> spec.withHeader("alg", "RS256")),
        fault("alg of another curve", spec -> spec.withHeader("alg", "ES384")),
        fault("no alg", spec -> spec.without("alg")),
        fault("signed by a stranger", spec -> spec.signedWith(STRANGER)),
        fault(
            "two at once", spec -> spec.with("aud", "x").withTime("exp", Duration.ofMinutes(-1))));
  }

  private static String base(AssertionSpec spec) {
    return spec.audience().replace("/oauth2/v1/token", "");
  }

  private static Arguments fault(String name, UnaryOperator<AssertionSpec> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void faults(String name, UnaryOperator<AssertionSpec> change) {
    assertForeseen(session, session.tokens().createAssertion(change, false));
  }

  static List<Arguments> right() {
    return List.of(
        fault("as it is", spec -> spec),
        fault("without jti", spec -> spec.without("jti")),
        fault("without iat", spec -> spec.without("iat")),
        fault("without kid", spec -> spec.without("kid")),
        fault("with typ", spec -> spec.withHeader("typ", "JWT")),
        fault("aud a list of one", spec -> spec.with("aud", List.of(spec.audience()))),
        fault("59 minutes", spec -> spec.withTime("exp", Duration.ofMinutes(59))),
        fault("more claims", spec -> spec.with("scope", "x").with("nbf", 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void right(String name, UnaryOperator<AssertionSpec> change) {
    ClientAssertion assertion = session.tokens().createAssertion(change, false);
    Explanation explained = session.explanations().of(assertion);

    assertThat(explained.faults()).isEmpty();
    assertThat(session.tokens().request(Optional.empty()).granted()).isNotEmpty();
  }

  @Test
  void oneThatWasSentBefore(@TempDir Path root) {
    try (Session own = session(root)) {
      ClientAssertion assertion = own.tokens().createAssertion(spec -> spec, true);
      own.tokens().request(Optional.empty());

      assertForeseen(own, assertion);
    }
  }

  @Test
  void oneByAKeyThatTheAppDoesNotHave(@TempDir Path root) {
    try (Session own = session(root)) {
      own.keys().create(KeySpec.EC_P256);

      assertForeseen(own, own.tokens().createAssertion(spec -> spec, false));
    }
  }

  private static void assertForeseen(Session session, ClientAssertion assertion) {
    Explanation explained = session.explanations().of(assertion);
    assertThat(explained.isRefused()).isTrue();
    assertThat(explained.next()).isNotEmpty();
    Refused refused =
        catchThrowableOfType(Refused.class, () -> session.tokens().request(Optional.empty()));
    assertThat(refused).isNotNull();
    assertThat(explained.foresees(refused.error().summary()))
        .as(refused.error().summary() + ": " + explained.faults())
        .isTrue();
  }
}
