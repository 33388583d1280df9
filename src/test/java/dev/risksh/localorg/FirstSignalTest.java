package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way through the whole org: key, app, provider, token, signal, log, sign-in. */
class FirstSignalTest {

  @Test
  void aSignalIsTakenLoggedAndFelt() throws Exception {
    SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");
    try (LocalOrg org = LocalOrg.start(OrgSettings.ephemeral().withClock(clock))) {
      Client client = new Client(org, clock);
      ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      String app =
          client.createApp("Risk Provider Example", List.of(key), "okta.riskEvents.manage");
      HttpResponse<String> provider =
          client.json(
              "POST",
              "/api/v1/risk/providers",
              client.admin(),
              """
              {"name":"Risk Provider Example","clientId":"%s","action":"enforce_and_log"}"""
                  .formatted(app));
      assertThat(provider.statusCode()).isEqualTo(201);
      String token = client.bearer(app, key, JWSAlgorithm.ES256, "okta.riskEvents.manage");

      HttpResponse<String> sent =
          client.json(
              "POST",
              "/api/v1/risk/events/ip",
              token,
              """
              [{"timestamp":"2026-11-24T11:59:59Z","subjects":[{"ip":"6.7.6.7","riskLevel":"LOW"},
               {"ip":"1.1.1.1","riskLevel":"HIGH","message":"Detected Attack tooling"}]}]""");
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
      assertThat(sent.body()).isEmpty();
      assertThat(sent.headers().firstValue("X-Rate-Limit-Remaining")).contains("29");

      JsonNode consumed =
          client
              .log("?filter=eventType+eq+%22security.risk.signal.consume%22")
              .path(0)
              .path("debugContext")
              .path("debugData");
      assertThat(consumed.path("riskSignalList").asText())
          .isEqualTo("[{ip=6.7.6.7, riskLevel=LOW}, {ip=1.1.1.1, riskLevel=HIGH}]");

      HttpResponse<String> signIn =
          client.send(
              "POST",
              "/api/v1/authn",
              "{\"username\":\"%s\",\"password\":\"%s\"}"
                  .formatted(LocalOrg.USER_LOGIN, LocalOrg.USER_PASSWORD),
              "Authorization",
              client.admin(),
              "Content-Type",
              "application/json",
              "X-Forwarded-For",
              "1.1.1.1");
      assertThat(Client.parse(signIn).path("status").asText()).isEqualTo("MFA_REQUIRED");
      String requestId = signIn.headers().firstValue("X-Okta-Request-Id").orElseThrow();
      JsonNode entries = client.log("?filter=transaction.id+eq+%22" + requestId + "%22");
      assertThat(entries).hasSize(2);
      JsonNode session = entries.path(1);
      assertThat(session.path("eventType").asText()).isEqualTo("user.session.start");
      JsonNode data = session.path("debugContext").path("debugData");
      assertThat(data.path("risk").asText())
          .isEqualTo("{reasons=Third-party risk signal, level=HIGH}");
      assertThat(data.path("partnerRisk").asText())
          .isEqualTo("[{reasons=Detected Attack tooling, level=HIGH, name=Risk Provider Example}]");
      assertThat(entries.path(0).path("outcome").path("result").asText()).isEqualTo("CHALLENGE");
    }
  }
}
