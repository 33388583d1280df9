package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code POST /oauth2/v1/token} for client credentials (Okta: OIDC reference, token endpoint). A
 * DPoP proof that the app does not ask for is ignored: a Bearer token comes back.
 */
final class TokenEndpoint {
  static final String PATH = "/oauth2/v1/token";

  private static final String GRANT_TYPE = "client_credentials";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** A scope as RFC 6749, section 3.3, writes it. */
  private static final Pattern WELL_FORMED = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  private final Apps apps;
  private final AssertionCheck assertions;
  private final DpopCheck proofs;
  private final AccessTokens tokens;
  private final TokenLog log;
  private final Faults faults;

  TokenEndpoint(
      Apps apps,
      AssertionCheck assertions,
      DpopCheck proofs,
      AccessTokens tokens,
      TokenLog log,
      Faults faults) {
    this.apps = apps;
    this.assertions = assertions;
    this.proofs = proofs;
    this.tokens = tokens;
    this.log = log;
    this.faults = faults;
  }

  Reply token(Call call) {
    Request request = call.request();
    if (!request.contentType().equals(Optional.of(Form.MEDIA_TYPE))) {
      throw ApiRefusal.of(OktaError.E0000021);
    }
    Form form = Form.parse(null);
    try {
      form = form(request);
      refuseOnPurpose(request);
      App app = authenticate(request, form);
      Optional<String> boundTo =
          app.client().dpopBound() ? Optional.of(proofs.forToken(request)) : Optional.empty();
      List<String> scopes = scopes(app, form.get("scope"));
      AccessTokens.Issued token = tokens.issue(app, scopes, boundTo, request);
      log.granted(request, app, form, scopes, token);
      return Reply.json(200, body(token, scopes, boundTo.isPresent())).uncached();
    } catch (OAuthRefusal refusal) {
      log.refused(request, claimedClient(form), form, refusal.internalCode());
      throw refusal;
    }
  }

  private void refuseOnPurpose(Request request) {
    Optional<Fault> fault = faults.onToken();
    Optional<OAuthError> error = fault.flatMap(f -> OAuthError.ofCode(f.error()));
    if (error.isPresent()) {
      throw FaultReply.refusal(error.get(), fault.get(), request);
    }
  }

  private static Form form(Request request) {
    try {
      return Form.parse(request.body());
    } catch (IllegalArgumentException e) {
      throw OAuthError.INVALID_REQUEST.refuse();
    }
  }

  private App authenticate(Request request, Form form) {
    boolean inQuery =
        Stream.of("client_id", "client_secret", "client_assertion", "client_assertion_type")
            .anyMatch(request.query()::has);
    if (inQuery) {
      throw OAuthError.CLIENT_CREDENTIALS_IN_QUERY.refuse();
    }
    if (request.header("origin").isPresent()) {
      throw OAuthError.UNSUPPORTED_AUTH_METHOD_BROWSER_REQUEST.refuse();
    }
    if (form.hasDuplicates()) {
      throw OAuthError.DUPLICATE_OAUTH_PARAMS.refuse();
    }
    String grantType =
        form.get("grant_type")
            .orElseThrow(() -> OAuthError.TOKEN_REQUEST_MISSING_GRANT_TYPE.refuse(GRANT_TYPE));
    if (!grantType.equals(GRANT_TYPE)) {
      throw OAuthError.UNSUPPORTED_GRANT_TYPE.refuse(GRANT_TYPE);
    }
    Optional<String> basic = request.header("authorization");
    Optional<String> secret = form.get("client_secret");
    Optional<String> assertion = form.get("client_assertion");
    if (Stream.of(basic, secret, assertion).filter(Optional::isPresent).count() > 1) {
      throw OAuthError.MULTIPLE_CLIENT_CREDENTIALS.refuse();
    }
    if (basic.isPresent()) {
      throw refuseSecret(
          BasicCredentials.parse(basic.get())
              .orElseThrow(OAuthError.INVALID_BASIC_AUTH_CREDS::refuse));
    }
    if (secret.isPresent()) {
      String clientId =
          form.get("client_id").orElseThrow(OAuthError.MISSING_CLIENT_CREDENTIALS::refuse);
      throw refuseSecret(new BasicCredentials(clientId, secret.get()));
    }
    if (assertion.isEmpty()) {
      throw OAuthError.MISSING_CLIENT_CREDENTIALS.refuse();
    }
    if (!form.get("client_assertion_type").equals(Optional.of(ASSERTION_TYPE))) {
      throw OAuthError.CLIENT_ASSERTION_TYPE_INVALID.refuse();
    }
    return assertions.check(ClientAssertion.parse(assertion.get()), form.get("client_id"), request);
  }

  /** The org authorization server takes no secret, whosever and however good it is. */
  private OAuthRefusal refuseSecret(BasicCredentials given) {
    Optional<App> app = assertions.activeApp(given.clientId());
    if (app.isEmpty()) {
      return OAuthRefusal.unknownClient();
    }
    String secret = app.get().client().secret();
    return secret == null || ClientSecrets.same(secret, given.secret())
        ? OAuthError.UNSUPPORTED_AUTH_METHOD_CLIENT_CREDS.refuse()
        : OAuthError.INVALID_CLIENT_SECRET.refuse();
  }

  /** What was asked for and is granted; the rest is dropped without a word, as Okta does. */
  private List<String> scopes(App app, Optional<String> asked) {
    Set<String> scopes =
        new LinkedHashSet<>(
            Arrays.stream(asked.orElse("").split("\\s+")).filter(s -> !s.isEmpty()).toList());
    if (scopes.isEmpty()) {
      throw OAuthError.NO_DEFAULT_SCOPES.refuse();
    }
    if (!scopes.stream().allMatch(scope -> WELL_FORMED.matcher(scope).matches())) {
      throw OAuthError.INVALID_SCOPE.refuse();
    }
    if (scopes.stream().anyMatch(Scopes.OPENID::contains)) {
      throw OAuthError.OPENID_NOT_ALLOWED_CLIENT_CREDS.refuse();
    }
    if (scopes.stream().anyMatch(Scopes::isSelf)) {
      throw OAuthError.CLIENT_CREDENTIALS_SELF_SCOPE_REQUESTED.refuse();
    }
    if (!scopes.stream().allMatch(Scopes::isKnown)) {
      throw OAuthError.NO_MATCHING_SCOPE.refuse();
    }
    scopes.retainAll(apps.scopesOf(app));
    if (scopes.isEmpty()) {
      throw OAuthError.NO_ORG_SCOPES_GRANTED.refuse();
    }
    return List.copyOf(scopes);
  }

  private static ObjectNode body(AccessTokens.Issued token, List<String> scopes, boolean bound) {
    ObjectNode body = Json.object();
    body.put("token_type", bound ? "DPoP" : "Bearer");
    body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
    body.put("access_token", token.text());
    body.put("scope", String.join(" ", scopes));
    return body;
  }

  /** Who a refused request said it was, for the log; nothing of it is proved. */
  private static Optional<String> claimedClient(Form form) {
    Optional<String> clientId = form.get("client_id");
    if (clientId.isPresent()) {
      return clientId;
    }
    try {
      return form.get("client_assertion").flatMap(text -> ClientAssertion.parse(text).issuer());
    } catch (OAuthRefusal unreadable) {
      return Optional.empty();
    }
  }
}
