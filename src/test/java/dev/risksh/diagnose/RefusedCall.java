package dev.risksh.diagnose;

import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.okta.OktaError;
import dev.risksh.okta.ServiceApp;
import dev.risksh.testing.TestWorld;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A call that was refused, with what a session knows around it; a test says what is special. */
final class RefusedCall {
  static final SigningKey KEY = SigningKey.generate(KeySpec.EC_P256, new SecureRandom());
  static final Instant NOW = TestWorld.NOON;

  private final List<Header> requestHeaders = new ArrayList<>();
  private final List<Header> replyHeaders = new ArrayList<>();
  private String method = "POST";
  private String url = Known.ORG + "/oauth2/v1/token";
  private Optional<String> body = Optional.empty();
  private String replyBody = "";
  private List<String> kids = List.of(KEY.kid());
  private List<String> scopes = List.of();
  private UnaryOperator<AssertionSpec> change = spec -> spec;
  private Situation situation = Situation.none().with(Known.ORG).with(KEY);

  /** Of a token request that was sent at noon. */
  static RefusedCall ofToken() {
    return new RefusedCall();
  }

  static RefusedCall of(String method, String path) {
    RefusedCall refusal = new RefusedCall();
    refusal.method = method;
    refusal.url = Known.ORG + path;
    return refusal;
  }

  RefusedCall at(String address) {
    url = address;
    return this;
  }

  RefusedCall sent(String name, String value) {
    requestHeaders.add(new Header(name, Secret.of(value)));
    return this;
  }

  RefusedCall replied(String name, String value) {
    replyHeaders.add(new Header(name, Secret.of(value)));
    return this;
  }

  /** The server's clock is ahead of ours; negative where it is behind. */
  RefusedCall serverAhead(Duration ahead) {
    return replied(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plus(ahead).atZone(ZoneOffset.UTC)));
  }

  RefusedCall body(String text) {
    body = Optional.of(text);
    return this;
  }

  RefusedCall replyBody(String text) {
    replyBody = text;
    return this;
  }

  RefusedCall assertion(UnaryOperator<AssertionSpec> difference) {
    change = difference;
    return this;
  }

  RefusedCall registered(String... keys) {
    kids = List.of(keys);
    return this;
  }

  RefusedCall granted(String... granted) {
    scopes = List.of(granted);
    return this;
  }

  RefusedCall knowing(UnaryOperator<Situation> more) {
    situation = more.apply(situation);
    return this;
  }

  /** What is said to {@code status}, {@code code} and Okta's words. */
  Diagnosis diagnosed(int status, String code, String words, String... causes) {
    return diagnosis(status, code, words, causes).orElseThrow();
  }

  Optional<Diagnosis> diagnosis(int status, String code, String words, String... causes) {
    AssertionSpec spec = change.apply(AssertionSpec.of(Known.CLIENT_ID, Known.ORG.tokenEndpoint()));
    OktaError error = new OktaError(status, code, words, List.of(causes), Optional.of("Yrequest"));
    return Diagnoses.of(
        error,
        situation
            .with(new ServiceApp(Known.CLIENT_ID, "Provider", scopes, kids))
            .with(ClientAssertion.sign(spec, KEY, NOW, "jti-1"))
            .with(exchange(status)));
  }

  Exchange exchange(int status) {
    return new Exchange(
        3,
        NOW,
        Duration.ofMillis(40),
        method,
        URI.create(url),
        requestHeaders,
        body.map(Secret::of),
        OptionalInt.of(status),
        replyHeaders,
        Optional.of(Secret.of(replyBody)),
        Optional.empty());
  }
}
