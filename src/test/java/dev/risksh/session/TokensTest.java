package dev.risksh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.Refused;
import dev.risksh.risk.RiskPayload;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens as a session asks for them, keeps and renews them, on the local org. */
class TokensTest {
  private static final RiskPayload EVENTS =
      RiskPayload.raw("[{\"subjects\":[{\"ip\":\"1.1.1.1\",\"riskLevel\":\"LOW\"}]}]");

  private final List<String> notices = new ArrayList<>();
  private TestWorld test;
  private Session session;

  @BeforeEach
  void aKeyAnAppAndAProvider(@TempDir Path root) {
    test = TestWorld.in(root);
    session = new Session(test.world(), SessionOptions.saved("default"), notices::add);
    session.keys().create(KeySpec.EC_P256);
    session.apps().create("Example", Apps.DEFAULT_SCOPES);
    session.providers().use(ProviderAction.LOG_ONLY, Optional.empty());
    notices.clear();
  }

  @AfterEach
  void close() {
    session.close();
  }

  private AccessToken request() {
    return session.tokens().request(Optional.empty());
  }

  private Receipt send() {
    return session.events().send(EVENTS);
  }

  /** As an admin does it in the Admin Console. */
  private void requireDpop(boolean required) {
    URI app =
        session.org().url().base().resolve("/api/v1/apps/" + session.need(Slot.APP).clientId());
    HttpRequest.Builder as =
        HttpRequest.newBuilder(app)
            .header("Authorization", "SSWS " + session.adminToken().orElseThrow().reveal())
            .header("Content-Type", "application/json");
    ObjectNode body = (ObjectNode) Json.parse(body(as.GET()), "the app");
    ((ObjectNode) body.path("settings").path("oauthClient"))
        .put("dpop_bound_access_tokens", required);
    body(as.PUT(BodyPublishers.ofString(Json.compact(body))));
  }

  private static String body(HttpRequest.Builder request) {
    try {
      HttpResponse<String> reply =
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      return reply.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Method, path and status of what was called since {@code after}. */
  private List<String> calls(int after) {
    return session.exchanges().all().stream()
        .filter(exchange -> exchange.number() > after)
        .map(exchange -> exchange.method() + " " + exchange.path() + " " + exchange.outcome())
        .toList();
  }

  private int callsSoFar() {
    return session.exchanges().last().map(Exchange::number).orElse(0);
  }

  @Test
  void autoStartsToProveWhenTheOrgAsksForItAndGoesOn() {
    requireDpop(true);
    int before = callsSoFar();

    AccessToken token = request();

    assertThat(token.type()).isEqualTo("DPoP");
    assertThat(token.boundTo()).isPresent();
    assertThat(notices)
        .containsExactly(
            "the app asks for proof of possession (DPoP): a proof goes along from now on");
    assertThat(calls(before))
        .containsExactly(
            "POST /oauth2/v1/token 400", "POST /oauth2/v1/token 400", "POST /oauth2/v1/token 200");

    before = callsSoFar();
    assertThat(send().status()).isEqualTo(202);
    assertThat(session.log().find(LogQuery.all())).isNotEmpty();
    assertThat(request().boundTo()).as("one key for the session").isEqualTo(token.boundTo());
    assertThat(calls(before))
        .as("the nonce is known")
        .containsExactly(
            "POST /api/v1/risk/events/ip 202", "GET /api/v1/logs 200", "POST /oauth2/v1/token 200");
  }

  @Test
  void onProvesFromTheFirstRequestOnAndIsRemembered() {
    requireDpop(true);
    session.tokens().dpop(DpopMode.ON);
    int before = callsSoFar();

    assertThat(request().type()).isEqualTo("DPoP");
    assertThat(calls(before))
        .containsExactly("POST /oauth2/v1/token 400", "POST /oauth2/v1/token 200");
    assertThat(notices).isEmpty();

    session.close();
    try (Session next = new Session(test.world(), SessionOptions.saved("default"), line -> {})) {
      assertThat(next.tokenSettings().dpop()).isEqualTo(DpopMode.ON);
    }
  }

  @Test
  void onForAnAppThatDoesNotAskForItGivesAPlainTokenAndSaysSo() {
    session.tokens().dpop(DpopMode.ON);

    assertThat(request().type()).isEqualTo("Bearer");
    assertThat(notices).containsExactly("the app does not ask for DPoP: the proof was ignored");
    assertThat(send().status()).isEqualTo(202);
  }

  @Test
  void offNeverProves() {
    requireDpop(true);
    session.tokens().dpop(DpopMode.OFF);

    Refused refused = catchThrowableOfType(Refused.class, this::request);

    assertThat(refused).hasMessageContaining("The DPoP proof JWT header is missing.");
    assertThat(session.value(Slot.TOKEN)).isEmpty();
  }

  @Test
  void anotherProofKeyMeansAnotherToken() {
    requireDpop(true);
    AccessToken first = request();

    session.tokens().newProofKey("p384");

    assertThat(session.held(Slot.TOKEN).orElseThrow().stale()).contains("the proof key changed");
    assertThat(send().status()).isEqualTo(202);
    AccessToken second = session.need(Slot.TOKEN);
    assertThat(second.boundTo()).isPresent().isNotEqualTo(first.boundTo());
    assertThat(notices).contains("the access token was renewed: the proof key changed");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> session.tokens().newProofKey("p999"))
        .withMessage("'p999' is not a kind of key");
  }

  @Test
  void anAssertionMadeWrongStaysWrongOnEveryAttempt() {
    requireDpop(true);
    session.tokens().dpop(DpopMode.ON);
    session.tokens().createAssertion(spec -> spec.without("jti").with("extra", "1"), false);
    int before = callsSoFar();

    request();

    assertThat(calls(before)).hasSize(2);
    assertThat(session.held(Slot.ASSERTION).orElseThrow().value().overrides())
        .containsExactly("set extra", "dropped jti");
  }

  @Test
  void isRenewedBeforeItExpires() {
    request();
    test.clock().advance(Duration.ofMinutes(58));
    send();
    assertThat(notices).as("there is time").isEmpty();

    test.clock().advance(Duration.ofSeconds(65));
    send();

    assertThat(notices).containsExactly("the access token was renewed: it expires in 55 s");
  }

  @Test
  void oneThatExpiredBetweenTwoStepsIsRenewedOnceAndSaid() {
    AccessToken first = request();
    test.clock().advance(Duration.ofHours(2));

    send();

    assertThat(notices).containsExactly("the access token was renewed: it has expired");
    assertThat(session.need(Slot.TOKEN)).isNotEqualTo(first);
  }

  @Test
  void oneThatTheOrgCallsExpiredIsRenewedOnce() {
    AccessToken token = request();
    test.clock().advance(Duration.ofHours(2));
    // As if our clock had stood still.
    session.put(Slot.TOKEN, withExpiry(token, Instant.MAX), "test");
    int before = callsSoFar();

    assertThat(send().status()).isEqualTo(202);

    assertThat(calls(before))
        .containsExactly(
            "POST /api/v1/risk/events/ip 401",
            "POST /oauth2/v1/token 200",
            "POST /api/v1/risk/events/ip 202");
    assertThat(notices).containsExactly("the access token was renewed: the org called it expired");
  }

  private static AccessToken withExpiry(AccessToken token, Instant end) {
    return new AccessToken(
        token.type(),
        token.value(),
        token.granted(),
        token.asked(),
        token.clientId(),
        end,
        token.boundTo());
  }

  @Test
  void aTokenGotElsewhereIsUsedAsItIs() {
    String text = request().value().reveal();
    session.clear(Slot.TOKEN);

    AccessToken given = session.tokens().use(text, Optional.empty());

    assertThat(given.granted()).containsExactlyElementsOf(Apps.DEFAULT_SCOPES);
    assertThat(given.expiresAt()).isEqualTo(TestWorld.NOON.plus(Duration.ofHours(1)));
    assertThat(given.clientId()).isEqualTo(session.need(Slot.APP).clientId());
    int before = callsSoFar();
    send();
    assertThat(calls(before)).containsExactly("POST /api/v1/risk/events/ip 202");
  }

  @Test
  void aTokenGotElsewhereThatIsOverIsNotRenewedByWhomWeDoNotKnow() {
    String text = request().value().reveal();
    session.clear(Slot.APP);
    session.tokens().use(text, Optional.empty());
    test.clock().advance(Duration.ofHours(1));

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(this::send)
        .withMessage("the access token cannot be used any more: it has expired");
  }

  @Test
  void aBoundTokenGotElsewhereNeedsItsKey() {
    requireDpop(true);
    SigningKey key = SigningKey.generate(KeySpec.EC_P256, new SecureRandom());
    session.dpop().use(key);
    String text = request().value().reveal();
    session.tokens().newProofKey("p256");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> session.tokens().use(text, Optional.empty()))
        .withMessageContaining("bound to a proof key (DPoP)");

    assertThat(session.tokens().use(text, Optional.of(key)).type()).isEqualTo("DPoP");
    int before = callsSoFar();
    send();
    assertThat(calls(before)).containsExactly("POST /api/v1/risk/events/ip 202");
  }

  @Test
  void theAdminsTokenIsShownWhereThatIsChosenUntilATokenIsAskedFor() {
    session.tokens().useAdmin();
    int before = callsSoFar();

    send();

    assertThat(calls(before)).containsExactly("POST /api/v1/risk/events/ip 202");
    assertThat(shown()).startsWith("SSWS ");
    request();
    send();
    assertThat(shown()).startsWith("Bearer ");
  }

  private String shown() {
    return session.exchanges().last().orElseThrow().requestHeaders().stream()
        .filter(header -> header.name().equals("Authorization"))
        .map(header -> header.value().reveal())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theEnvironmentOfTheSdksChoosesTheWayIn() {
    String text = request().value().reveal();
    test.env("OKTA_CLIENT_OAUTH2_ACCESSTOKEN", text);

    assertThat(shownByAnother()).isEqualTo("Bearer " + text);

    test.env("OKTA_CLIENT_AUTHORIZATIONMODE", "PrivateKey");
    assertThat(shownByAnother()).startsWith("Bearer ").isNotEqualTo("Bearer " + text);

    test.env("OKTA_CLIENT_AUTHORIZATIONMODE", "SSWS");
    assertThat(shownByAnother()).startsWith("SSWS ");

    test.env("OKTA_CLIENT_AUTHORIZATIONMODE", "magic");
    assertThat(shownByAnother()).isEqualTo("Bearer " + text);
    assertThat(notices).anyMatch(notice -> notice.contains("'magic' is not an authorization mode"));
  }

  /** What another process on the same session shows the org. */
  private String shownByAnother() {
    Session mine = session;
    try (Session next = new Session(test.world(), SessionOptions.saved("default"), notices::add)) {
      session = next;
      send();
      return shown();
    } finally {
      session = mine;
    }
  }

  @Test
  void nothingOfTheTokensIsSaved() {
    requireDpop(true);
    request();
    UnaryOperator<String> middle = text -> text.substring(10, 40);

    assertThat(test.files())
        .filteredOn(file -> file.toString().contains("session.json"))
        .singleElement()
        .satisfies(
            file ->
                assertThat(file)
                    .content()
                    .contains("\"dpop\"")
                    .doesNotContain(middle.apply(session.need(Slot.TOKEN).value().reveal())));
  }
}
