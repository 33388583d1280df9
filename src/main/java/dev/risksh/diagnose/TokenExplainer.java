package dev.risksh.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.VerificationKey;
import dev.risksh.okta.ServiceApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An access token of the org authorization server as Okta's APIs will see it (Okta: OAuth for Okta;
 * third-party risk provider guide, decoded sample). Okta asks apps to take it as opaque: this is
 * how it looks today.
 */
final class TokenExplainer {
  private static final Set<String> EXPECTED =
      Set.of("ver", "jti", "iss", "aud", "sub", "cid", "iat", "exp", "scp", "cnf");
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final List<String> USEFUL = List.of("okta.riskEvents.manage", "okta.logs.read");

  private final ParsedJwt jwt;
  private final Surroundings around;
  private final Remarks remarks = new Remarks();

  TokenExplainer(ParsedJwt jwt, Surroundings around) {
    this.jwt = jwt;
    this.around = around;
  }

  Explanation explain() {
    jwt.flaw().ifPresent(flaw -> remarks.refused("form", "", flaw, OktaWords.TOKEN_INVALID));
    jwt.header().ifPresent(this::header);
    jwt.claims().ifPresent(this::claims);
    if (jwt.flaw().isEmpty()) {
      signature();
    }
    return JwtExplainer.explanation("access token", "invalid_token", remarks.all());
  }

  private void header(ObjectNode header) {
    header
        .properties()
        .forEach(
            member -> {
              String words = ClaimWords.of(member.getKey());
              String more =
                  member.getKey().equals("alg")
                      ? ": " + ClaimWords.algorithm(member.getValue().asText())
                      : "";
              remarks.note(member.getKey(), member.getValue(), words + more);
            });
  }

  private void claims(ObjectNode claims) {
    String org = around.org().toString();
    issuer(claims.path("iss"), org);
    if (claims.path("aud").asText().equals(org)) {
      remarks.good("aud", claims.path("aud"), "for whom: this org's APIs");
    } else {
      remarks.refused(
          "aud",
          claims.path("aud"),
          "for whom: not this org's APIs, " + org,
          OktaWords.TOKEN_AUDIENCE);
    }
    owner(claims.path("sub"), claims.path("cid"));
    scopes(claims.path("scp"));
    issuedAt(claims.path("iat"));
    expiry(claims.path("exp"));
    binding(claims.path("cnf"));
    if (claims.has("jti")) {
      remarks.note("jti", claims.path("jti"), "its own name, as in the System Log");
    }
    if (claims.has("ver")) {
      remarks.note("ver", claims.path("ver"), ClaimWords.of("ver"));
    }
    claims.properties().stream()
        .filter(claim -> !EXPECTED.contains(claim.getKey()))
        .forEach(
            claim -> remarks.note(claim.getKey(), claim.getValue(), ClaimWords.of(claim.getKey())));
  }

  private void issuer(JsonNode iss, String org) {
    if (iss.asText().equals(org)) {
      remarks.good("iss", iss, "who made it: this org");
    } else {
      String who =
          iss.asText().contains("/oauth2/")
              ? "a custom authorization server, whose tokens open no Okta API"
              : "not this org, " + org;
      remarks.refused("iss", iss, "who made it: " + who, OktaWords.TOKEN_ISSUER);
    }
  }

  private void owner(JsonNode sub, JsonNode cid) {
    Optional<String> inUse = around.app().map(ServiceApp::clientId);
    boolean other = inUse.isPresent() && !inUse.get().equals(cid.asText());
    remarks.note("cid", cid, "the app it was given to" + (other ? ", not the one in use" : ""));
    if (!sub.equals(cid)) {
      remarks.note("sub", sub, "for whom it acts: not the app itself");
    } else {
      remarks.note("sub", sub, "for whom it acts: the app itself");
    }
  }

  private void scopes(JsonNode scp) {
    List<String> granted = new ArrayList<>();
    scp.forEach(scope -> granted.add(scope.asText()));
    List<String> missing = USEFUL.stream().filter(scope -> !granted.contains(scope)).toList();
    String shown = String.join(" ", granted);
    if (missing.contains(USEFUL.get(0))) {
      remarks.risky(
          "scp", shown, "what it opens: not the risk events, which takes " + USEFUL.get(0));
    } else {
      remarks.good(
          "scp",
          shown,
          "what it opens"
              + (missing.isEmpty() ? "" : "; the System Log takes " + USEFUL.get(1) + " besides"));
    }
  }

  private void issuedAt(JsonNode iat) {
    Optional<Instant> time = new TimeClaim(iat).instant();
    remarks.note(
        "iat",
        iat,
        ClaimWords.of("iat") + time.map(at -> ": " + TimeClaim.told(at, around)).orElse(""));
  }

  private void expiry(JsonNode exp) {
    Optional<Instant> time = new TimeClaim(exp).instant();
    if (time.isEmpty()) {
      remarks.note("exp", exp, ClaimWords.of("exp"));
      return;
    }
    String told = "until when it holds: " + TimeClaim.told(time.get(), around);
    Duration left = Duration.between(around.arrival(), time.get());
    if (left.isNegative() || left.isZero()) {
      remarks.refused("exp", exp, told + "; it is over", OktaWords.TOKEN_EXPIRED);
    } else if (left.compareTo(SOON) < 0) {
      remarks.risky("exp", exp, told);
    } else {
      remarks.good("exp", exp, told);
    }
  }

  private void binding(JsonNode cnf) {
    if (!cnf.isMissingNode()) {
      remarks.note(
          "cnf",
          cnf.path("jkt"),
          "the key it is bound to, by its thumbprint: each call needs a DPoP proof by that key");
    }
  }

  private void signature() {
    Optional<KnownKey> named =
        around.keys().stream().filter(known -> known.key().kid().equals(jwt.kid())).findFirst();
    if (named.isEmpty()) {
      remarks.note("signature", "", "not checked: no key is known here that it names");
    } else if (named.get().key().check(jwt) == VerificationKey.Fit.VALID) {
      remarks.good("signature", "", "it was made by " + named.get().whose());
    } else {
      remarks.refused(
          "signature",
          "",
          "it does not hold against the key of " + named.get().whose(),
          OktaWords.TOKEN_INVALID);
    }
  }
}
