package dev.risksh.diagnose;

import com.nimbusds.jose.util.Base64URL;
import dev.risksh.console.Json;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.okta.OrgUrl;
import dev.risksh.okta.ServiceApp;
import dev.risksh.testing.TestWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a test knows around a JWT. */
final class Known {
  static final OrgUrl ORG = OrgUrl.of("https://dev-1.okta.com");
  static final String CLIENT_ID = "0oaaaboyxsbrWdsk81d6";
  static final long NOW = TestWorld.NOON.getEpochSecond();

  private Known() {}

  static Surroundings with(KnownKey... keys) {
    return new Surroundings(
        TestWorld.NOON,
        Optional.empty(),
        ORG,
        Optional.empty(),
        Optional.of(new ServiceApp(CLIENT_ID, "Provider", List.of(), List.of())),
        Optional.empty(),
        Optional.empty(),
        List.of(keys),
        Map.of());
  }

  /** A JWT of that content, under a signature that nobody made. */
  static ParsedJwt jwt(Map<String, Object> header, Map<String, Object> claims) {
    return ParsedJwt.of(
        Secret.of(
            Base64URL.encode(Json.compact(header))
                + "."
                + Base64URL.encode(Json.compact(claims))
                + ".c2lnbmF0dXJl"));
  }
}
