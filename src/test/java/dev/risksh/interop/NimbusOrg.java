package dev.risksh.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.ExpendedJTIChecker;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InMemoryDPoPSingleUseChecker;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPNonceException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPTokenError;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token endpoint and two resources in the place of Okta's, on the OAuth SDK of Connect2id: it
 * reads the requests and checks assertions, proofs, nonces and their single use. What it lets
 * through is checked once more by {@link Jose4j}.
 */
final class NimbusOrg implements AutoCloseable {
  static final ClientID CLIENT = new ClientID("0oaForeign");
  private static final DPoPIssuer ISSUER = new DPoPIssuer(CLIENT);
  private static final long SKEW = 60;
  private static final long AGE = 300;

  private final HttpServer server;
  private final boolean bound;
  private final Map<String, JWK> keys = new ConcurrentHashMap<>();
  private final Map<String, JWKThumbprintConfirmation> tokens = new ConcurrentHashMap<>();
  private final Set<String> plainTokens = ConcurrentHashMap.newKeySet();
  private final ClientAuthenticationVerifier<Void> clients;
  private final DPoPTokenRequestVerifier tokenProofs;
  private final DPoPProtectedResourceRequestVerifier resourceProofs;
  private final InMemoryDPoPSingleUseChecker proofsUsed =
      new InMemoryDPoPSingleUseChecker(AGE, AGE);
  private volatile Nonce nonce = new Nonce();

  /**
   * @param bound whether tokens are bound to a key, by proofs with a nonce
   */
  NimbusOrg(boolean bound) {
    this.bound = bound;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    URI endpoint = URI.create(url() + "/oauth2/v1/token");
    clients =
        new ClientAuthenticationVerifier<>(
            new Keys(keys),
            Set.of(new Audience(endpoint)),
            JWTAudienceCheck.STRICT,
            new UsedOnce());
    tokenProofs =
        new DPoPTokenRequestVerifier(
            DPoPTokenRequestVerifier.SUPPORTED_JWS_ALGORITHMS, endpoint, SKEW, AGE, proofsUsed);
    resourceProofs =
        new DPoPProtectedResourceRequestVerifier(
            DPoPTokenRequestVerifier.SUPPORTED_JWS_ALGORITHMS, SKEW, AGE, proofsUsed);
    server.createContext("/oauth2/v1/token", exchange -> answer(exchange, this::token));
    server.createContext("/api/v1/", exchange -> answer(exchange, this::resource));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Makes the app's public key known. */
  void register(String publicJwk) throws java.text.ParseException {
    JWK key = JWK.parse(publicJwk);
    keys.put(key.getKeyID(), key);
  }

  /** From now on proofs with the old nonce are refused. */
  void renewNonce() {
    nonce = new Nonce();
  }

  @FunctionalInterface
  private interface Handler {
    HTTPResponse answer(HTTPRequest request) throws ParseException, JOSEException;
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    HTTPResponse reply;
    try {
      reply = handler.answer(request(exchange));
    } catch (ParseException e) {
      reply = refusal(OAuth2Error.INVALID_REQUEST.setDescription(e.getMessage()));
    } catch (JOSEException | RuntimeException e) {
      reply = refusal(OAuth2Error.SERVER_ERROR.setDescription(e.toString()));
    }
    reply.getHeaderMap().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    byte[] body =
        reply.getBody() == null ? new byte[0] : reply.getBody().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.getStatusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static HTTPRequest request(HttpExchange exchange) throws IOException {
    URI url =
        URI.create("http://" + exchange.getRequestHeaders().getFirst("Host"))
            .resolve(exchange.getRequestURI());
    HTTPRequest request =
        new HTTPRequest(HTTPRequest.Method.valueOf(exchange.getRequestMethod()), url);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> request.setHeader(name, values.toArray(String[]::new)));
    request.setBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    return request;
  }

  private HTTPResponse token(HTTPRequest http) throws ParseException, JOSEException {
    TokenRequest request = TokenRequest.parse(http);
    try {
      if (!(request.getClientAuthentication() instanceof PrivateKeyJWT proof)) {
        return refusal(OAuth2Error.INVALID_CLIENT);
      }
      clients.verify(proof, null, null);
      Jose4j.checkAssertion(proof.getClientAssertion().serialize(), keys.values());
      return issue(request.getScope(), http);
    } catch (InvalidClientException e) {
      return refusal(e.getErrorObject());
    } catch (InvalidDPoPNonceException e) {
      HTTPResponse reply = refusal(OAuth2Error.USE_DPOP_NONCE);
      reply.setHeader("DPoP-Nonce", nonce.getValue());
      return reply;
    } catch (InvalidDPoPProofException e) {
      return refusal(OAuth2Error.INVALID_DPOP_PROOF.setDescription(e.getMessage()));
    }
  }

  private HTTPResponse issue(Scope scope, HTTPRequest http)
      throws ParseException, InvalidDPoPProofException, JOSEException {
    AccessToken token = new BearerAccessToken(3600, scope);
    if (bound) {
      SignedJWT proof = proof(http);
      JWKThumbprintConfirmation key = tokenProofs.verify(ISSUER, proof, Set.of(nonce));
      Jose4j.checkProof(proof.serialize(), key.getValue().toString());
      token = new DPoPAccessToken(token.getValue(), 3600, scope);
      tokens.put(token.getValue(), key);
    } else {
      plainTokens.add(token.getValue());
    }
    return new AccessTokenResponse(new Tokens(token, null)).toHTTPResponse();
  }

  private static SignedJWT proof(HTTPRequest http)
      throws ParseException, InvalidDPoPProofException {
    SignedJWT proof = http.getPoPWithException();
    if (proof == null) {
      throw new InvalidDPoPProofException("there is none");
    }
    return proof;
  }

  private HTTPResponse resource(HTTPRequest http) throws ParseException, JOSEException {
    try {
      if (!bound) {
        BearerAccessToken token = BearerAccessToken.parse(http.getAuthorization());
        return plainTokens.contains(token.getValue())
            ? taken(http)
            : challenge(401, BearerTokenError.INVALID_TOKEN.toWWWAuthenticateHeader());
      }
      DPoPAccessToken token = DPoPAccessToken.parse(http.getAuthorization());
      SignedJWT proof = proof(http);
      JWKThumbprintConfirmation key = tokens.get(token.getValue());
      resourceProofs.verify(
          http.getMethod().name(), http.getURI(), ISSUER, proof, token, key, null, null);
      Jose4j.checkProof(proof.serialize(), key.getValue().toString());
      return taken(http);
    } catch (InvalidDPoPProofException | AccessTokenValidationException e) {
      return challenge(
          400,
          DPoPTokenError.INVALID_DPOP_PROOF
              .setDescription(e.getMessage())
              .toWWWAuthenticateHeader());
    }
  }

  private static HTTPResponse taken(HTTPRequest http) {
    HTTPResponse reply = new HTTPResponse(http.getMethod() == HTTPRequest.Method.POST ? 202 : 200);
    reply.setBody(http.getMethod() == HTTPRequest.Method.POST ? null : "[]");
    return reply;
  }

  private static HTTPResponse challenge(int status, String header) {
    HTTPResponse reply = new HTTPResponse(status);
    reply.setHeader("WWW-Authenticate", header);
    return reply;
  }

  private static HTTPResponse refusal(ErrorObject error) {
    return new TokenErrorResponse(error).toHTTPResponse();
  }

  @Override
  public void close() {
    server.stop(0);
    proofsUsed.shutdown();
  }

  /** The keys of the one client, by kid. */
  private record Keys(Map<String, JWK> keys) implements ClientCredentialsSelector<Void> {
    @Override
    public List<Secret> selectClientSecrets(
        ClientID client, ClientAuthenticationMethod method, Context<Void> context) {
      return List.of();
    }

    @Override
    public List<PublicKey> selectPublicKeys(
        ClientID client,
        ClientAuthenticationMethod method,
        JWSHeader header,
        boolean refresh,
        Context<Void> context)
        throws InvalidClientException {
      JWK key = keys.get(header.getKeyID());
      if (!client.equals(CLIENT) || key == null) {
        throw InvalidClientException.BAD_ID;
      }
      try {
        return List.of(
            key.getKeyType().getValue().equals("RSA")
                ? key.toRSAKey().toPublicKey()
                : key.toECKey().toPublicKey());
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class UsedOnce implements ExpendedJTIChecker<Void> {
    private final Map<JWTID, Date> used = new HashMap<>();

    @Override
    public synchronized boolean isExpended(
        JWTID jti, ClientID client, ClientAuthenticationMethod method, Context<Void> context) {
      return used.containsKey(jti);
    }

    @Override
    public synchronized void markExpended(
        JWTID jti,
        Date expires,
        ClientID client,
        ClientAuthenticationMethod method,
        Context<Void> context) {
      used.put(jti, expires);
    }
  }
}
