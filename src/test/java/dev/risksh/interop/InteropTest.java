package dev.risksh.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risksh.jose.KeySpec;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.LogQuery;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskPayload;
import dev.risksh.session.DpopMode;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import dev.risksh.testing.TestWorld;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session that asks for tokens and uses them, plain and bound with a required nonce, at an org
 * whose checks are Connect2id's and jose4j's.
 */
class InteropTest {
  @TempDir Path root;

  private Session open(NimbusOrg org, KeySpec kind) throws ParseException {
    TestWorld test =
        TestWorld.in(root)
            .realTime()
            .env("OKTA_CLIENT_ORGURL", org.url())
            .env("OKTA_CLIENT_CLIENTID", NimbusOrg.CLIENT.getValue())
            .env("OKTA_CLIENT_SCOPES", "okta.riskEvents.manage okta.logs.read");
    Session session = new Session(test.world(), SessionOptions.inMemory(), line -> {});
    org.register(session.keys().create(kind).publicJwk());
    return session;
  }

  private static void use(Session session) {
    Receipt receipt = session.events().send(RiskPayload.raw("[]"));
    assertThat(receipt.status()).isEqualTo(202);
    assertThat(session.log().find(LogQuery.all().limit(5))).isEmpty();
  }

  private static List<OptionalInt> answers(Session session) {
    return session.exchanges().all().stream().map(Exchange::status).toList();
  }

  private static List<OptionalInt> statuses(int... statuses) {
    return Arrays.stream(statuses).mapToObj(OptionalInt::of).toList();
  }

  @ParameterizedTest
  @EnumSource
  void plainTokensForAssertionsOfEveryKindOfKey(KeySpec kind) throws ParseException {
    try (NimbusOrg org = new NimbusOrg(false);
        Session session = open(org, kind)) {
      AccessToken token = session.tokens().request(Optional.empty());

      assertThat(token.type()).isEqualTo("Bearer");
      assertThat(token.granted()).containsExactly("okta.riskEvents.manage", "okta.logs.read");
      use(session);
      assertThat(answers(session)).isEqualTo(statuses(200, 202, 200));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256", "p384", "p521", "rsa2048"})
  void boundTokensWithARequiredNonceForEveryKindOfProofKey(String kind) throws ParseException {
    try (NimbusOrg org = new NimbusOrg(true);
        Session session = open(org, KeySpec.EC_P256)) {
      session.tokens().dpop(DpopMode.ON);
      session.tokens().newProofKey(kind);

      AccessToken token = session.tokens().request(Optional.empty());

      assertThat(token.type()).isEqualTo("DPoP");
      use(session);
      session.tokens().request(Optional.empty());
      use(session);
      assertThat(answers(session))
          .as("one dance for the nonce, then it is known")
          .isEqualTo(statuses(400, 200, 202, 200, 200, 202, 200));
    }
  }

  @Test
  void proofsStartWhereTheOrgAsksForThem() throws ParseException {
    try (NimbusOrg org = new NimbusOrg(true);
        Session session = open(org, KeySpec.EC_P256)) {
      assertThat(session.tokens().request(Optional.empty()).type()).isEqualTo("DPoP");
      assertThat(answers(session)).isEqualTo(statuses(400, 400, 200));
    }
  }

  @Test
  void aNewNonceIsTakenUp() throws ParseException {
    try (NimbusOrg org = new NimbusOrg(true);
        Session session = open(org, KeySpec.EC_P256)) {
      session.tokens().dpop(DpopMode.ON);
      session.tokens().request(Optional.empty());
      org.renewNonce();

      session.tokens().request(Optional.empty());
      session.tokens().request(Optional.empty());

      assertThat(answers(session)).isEqualTo(statuses(400, 200, 400, 200, 200));
    }
  }

  /** That the org does check: what it let through once it lets through no second time. */
  @Test
  void nothingThatWasSentCanBeSentAgain() throws ParseException {
    try (NimbusOrg org = new NimbusOrg(true);
        Session session = open(org, KeySpec.EC_P256)) {
      session.tokens().dpop(DpopMode.ON);
      session.tokens().request(Optional.empty());
      use(session);

      for (Exchange exchange : session.exchanges().all()) {
        HttpResponse<String> again = replay(exchange);
        assertThat(again.statusCode()).as(exchange + ": " + again.body()).isBetween(400, 401);
      }
    }
  }

  private static HttpResponse<String> replay(Exchange exchange) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(exchange.url())
            .method(
                exchange.method(),
                exchange
                    .requestBody()
                    .map(body -> BodyPublishers.ofString(body.reveal()))
                    .orElse(BodyPublishers.noBody()));
    exchange
        .requestHeaders()
        .forEach(header -> request.header(header.name(), header.value().reveal()));
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
