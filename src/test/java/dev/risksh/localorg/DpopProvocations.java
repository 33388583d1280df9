package dev.risksh.localorg;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** For each error of tokens and proofs requests that must get it, by Okta's internal code. */
final class DpopProvocations {
  private static final String SCOPE = "okta.logs.read";
  private static final String LOGS = "/api/v1/logs";

  private final Client client;
  private final SettableClock clock;
  private final String app;
  private final String plainApp;
  private final Map<String, Supplier<HttpResponse<String>>> atTokenEndpoint = new HashMap<>();
  private final Map<String, Supplier<HttpResponse<String>>> atResource = new HashMap<>();

  DpopProvocations(Client client, SettableClock clock) {
    this.client = client;
    this.clock = clock;
    app = client.createDpopApp(Keys.RSA, SCOPE, "okta.riskEvents.manage");
    plainApp = client.createApp("Plain", List.of(Keys.RSA), SCOPE, "okta.riskEvents.manage");
    proofs();
    tokensOfTheEndpoint();
    tokensOfTheResource();
  }

  Map<String, Supplier<HttpResponse<String>>> atTokenEndpoint() {
    return atTokenEndpoint;
  }

  Map<String, Supplier<HttpResponse<String>>> atResource() {
    return atResource;
  }

  /** What is wrong with a proof wherever it is shown. */
  private void proofs() {
    long now = clock.instant().getEpochSecond();
    proof("invalid_dpop_proof", p -> p.header("jwk", null).toString());
    proof("invalid_dpop_proof_invalid_jwt", p -> "not a JWT");
    proof("invalid_dpop_proof_invalid_type", p -> p.header("typ", "JWT").toString());
    proof(
        "invalid_dpop_proof_invalid_signature_algorithm", p -> p.header("alg", "HS256").toString());
    proof("invalid_dpop_proof_invalid_signature", p -> p.signedBy(Keys.ec("other")).toString());
    proof("invalid_dpop_proof_invalid_htm", p -> p.claim("htm", "post").toString());
    proof("invalid_dpop_proof_invalid_htu", p -> p.claim("htu", client.url("//x")).toString());
    proof("invalid_dpop_proof_invalid_iat", p -> p.claim("iat", "now").toString());
    proof("invalid_dpop_proof_jwt_issued_in_future", p -> p.claim("iat", now + 60).toString());
    proof("invalid_dpop_proof_jwt_too_old", p -> p.claim("iat", now - 301).toString());
    proof("invalid_dpop_proof_jwt_expired", p -> p.claim("exp", now - 1).toString());
    proof("invalid_dpop_proof_invalid_jti", p -> p.claim("jti", null).toString());
  }

  private void proof(String code, Spoiler spoil) {
    atTokenEndpoint.put(code, () -> token(spoil.apply(tokenProof(Keys.EC))));
    atResource.put(
        code,
        () -> {
          String token = bound();
          return logs("DPoP " + token, spoil.apply(logsProof(Keys.EC, token)));
        });
  }

  /** Spoils a proof and writes it down. */
  @FunctionalInterface
  private interface Spoiler {
    String apply(Proof proof);
  }

  private void tokensOfTheEndpoint() {
    atTokenEndpoint.put("invalid_dpop_proof_missing_header", this::token);
    atTokenEndpoint.put(
        "invalid_dpop_proof_multiple_headers_not_allowed",
        () -> token(tokenProof(Keys.EC).toString(), tokenProof(Keys.EC).toString()));
    atTokenEndpoint.put(
        "use_dpop_nonce", () -> token(tokenProof(Keys.EC).claim("nonce", "another").toString()));
    atTokenEndpoint.put(
        "dpop_proof_already_used",
        () -> {
          String proof = tokenProof(Keys.EC).toString();
          token(proof);
          return token(proof);
        });
  }

  private void tokensOfTheResource() {
    atResource.put(
        "invalid_dpop_proof_multiple_headers_not_allowed",
        () -> {
          String token = bound();
          return logs(
              "DPoP " + token,
              logsProof(Keys.EC, token).toString(),
              logsProof(Keys.EC, token).toString());
        });
    atResource.put(
        "dpop_proof_already_used",
        () -> {
          String token = bound();
          String proof = logsProof(Keys.EC, token).toString();
          logs("DPoP " + token, proof);
          return logs("DPoP " + token, proof);
        });
    atResource.put(
        "dpop_proof_invalid_ath",
        () -> logs("DPoP " + bound(), logsProof(Keys.EC, "another").toString()));
    atResource.put(
        "invalid_access_token_dpop_binding",
        () -> {
          String token = bound();
          return logs("DPoP " + token, logsProof(Keys.RSA, token).toString());
        });
    atResource.put("dpop_proof_required_for_token", () -> logs("DPoP " + bound()));
    atResource.put("dpop_authentication_scheme_required", () -> logs("Bearer " + bound()));
    atResource.put("access_token_not_dpop_bound", () -> logs("DPoP " + plain(SCOPE)));
    atResource.put("access_token_missing", () -> logs("Bearer"));
    atResource.put("access_token_invalid", () -> logs("Bearer forged"));
    atResource.put(
        "access_token_in_query",
        () -> client.get(LOGS + "?access_token=x", "Bearer " + plain(SCOPE)));
    atResource.put(
        "access_token_duplicate",
        () ->
            client.send(
                "GET",
                LOGS,
                "access_token=x",
                "Authorization",
                "Bearer " + plain(SCOPE),
                "Content-Type",
                "application/x-www-form-urlencoded"));
    atResource.put(
        "access_token_insufficient_scopes",
        () -> logs("Bearer " + plain("okta.riskEvents.manage")));
    atResource.put("token_expired", () -> plainTokenAfter(Duration.ofHours(1)));
    atResource.put("token_timestamp_invalid", () -> plainTokenAfter(Duration.ofHours(-1)));
  }

  private HttpResponse<String> plainTokenAfter(Duration time) {
    String token = plain(SCOPE);
    clock.advance(time);
    try {
      return logs("Bearer " + token);
    } finally {
      clock.advance(time.negated());
    }
  }

  private HttpResponse<String> token(String... proofs) {
    String assertion = Client.sign(Keys.RSA, JWSAlgorithm.RS256, "rsa-1", client.claims(app));
    return client.token(Client.encode(Client.tokenForm(assertion, SCOPE)), headers(proofs));
  }

  private HttpResponse<String> logs(String authorization, String... proofs) {
    String[] headers =
        Stream.concat(Stream.of("Authorization", authorization), Stream.of(headers(proofs)))
            .toArray(String[]::new);
    return client.send("GET", LOGS, null, headers);
  }

  private static String[] headers(String... proofs) {
    return Stream.of(proofs).flatMap(p -> Stream.of("DPoP", p)).toArray(String[]::new);
  }

  private Proof tokenProof(JWK key) {
    return Proof.of(key, "POST", client.url("/oauth2/v1/token"), clock).claim("nonce", nonce());
  }

  private Proof logsProof(JWK key, String token) {
    return Proof.of(key, "GET", client.url(LOGS), clock).with(token);
  }

  private String nonce() {
    Proof without = Proof.of(Keys.EC, "POST", client.url("/oauth2/v1/token"), clock);
    return token(without.toString()).headers().firstValue("dpop-nonce").orElseThrow();
  }

  private String bound() {
    return Client.parse(token(tokenProof(Keys.EC).toString())).path("access_token").asText();
  }

  private String plain(String scope) {
    return client.bearer(plainApp, Keys.RSA, JWSAlgorithm.RS256, scope).substring(7);
  }
}
