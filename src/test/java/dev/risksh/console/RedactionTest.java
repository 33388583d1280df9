package dev.risksh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhYmMifQ.c2lnbmF0dXJl";
  private static final String API_TOKEN = "00" + "aB3_-".repeat(8);

  /** Where a secret can stand; {@code %s} is the secret. */
  private static final List<String> PLACES =
      List.of(
          "Authorization: Bearer %s",
          "authorization: DPoP %s\r\nAccept: */*",
          "Authorization:SSWS %s",
          "Authorization: Basic %s",
          "Authorization: %s",
          "Authorization: \"Bearer %s\"",
          "Cookie: a=\"b\"; sid=%s; c=d",
          "DPoP: %s",
          "curl -H 'Authorization: Bearer %s' -H 'Accept: a'",
          "{\"Authorization\": \"Bearer %s\"}",
          "{\"Authorization\": [\"Bearer %s\", \"Bearer %s\"]}",
          "{\"name\": \"Authorization\", \"value\": \"Bearer %s\"}",
          "{\"name\":\"client_assertion\",\n  \"value\":\"%s\"}",
          "grant_type=x&client_assertion=%s&scope=y",
          "?access_token=%s#top",
          "a%%26client_secret=%s",
          "curl -d 'password=%s&a=b'",
          "client_secret = '%s'",
          "OKTA_CLIENT_TOKEN=%s",
          "--client-secret=%s",
          "oldPassword: %s",
          "apiToken: '%s'",
          "apiToken:'%s'",
          "{\"access_token\":\"%s\",\"token_type\":\"Bearer\"}",
          "{\"sessionToken\" :\n \"a\\\"%s\"}",
          "{\"stateToken\":\"%s",
          "{\"password\":{\"value\":\"%s\",\"x\":[\"}\"]}}",
          "{\"password\":%s}",
          "{\"body\":\"{\\\"refresh_token\\\":\\\"%s\\\"}\"}",
          "{\"body\":\"{\\\"a\\\":\\\"{\\\\\\\"id_token\\\\\\\":\\\\\\\"%s\\\\\\\"}\\\"}\"}",
          "{\"kty\":\"RSA\",\"d\":\"%s\",\"n\":\"x\"}",
          "{\"dp\":\"%s\",\"kid\":\"}{\",\"kty\":\"RSA\"}",
          "{\"keys\":[{\"kty\":\"RSA\",\"oth\":[{\"r\":\"%s\",\"d\":\"%s\"}]}]}",
          "{\"body\":\"{\\\"k\\\":\\\"%s\\\",\\\"kty\\\":\\\"oct\\\"}\"}",
          "{\"q\":\"%s\",\"kty\":\"RSA\"",
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----",
          "-----BEGIN RSA PRIVATE KEY-----\n%s",
          "-----BEGIN%%20EC%%20PRIVATE%%20KEY-----%%0A%s%%0A-----END%%20EC%%20PRIVATE%%20KEY-----",
          "privateKey: |\n  -----BEGIN PRIVATE KEY-----\n  %s\n  -----END PRIVATE KEY-----",
          "send SSWS %s now");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Authorization: Bearer abc~Authorization: Bearer ‹redacted›",
        "curl -H 'Authorization: SSWS abc' -H 'A: b'~curl -H 'Authorization: SSWS ‹redacted›' -H 'A: b'",
        "{\"name\":\"Authorization\",\"value\":\"Bearer a\"}~{\"name\":\"Authorization\",\"value\":\"Bearer ‹redacted›\"}",
        "grant_type=password&password=a%26b&scope=x~grant_type=password&password=‹redacted›&scope=x",
        "{\"access_token\":\"a\",\"scope\":\"x\"}~{\"access_token\":\"‹redacted›\",\"scope\":\"x\"}",
        "{\"b\":\"{\\\"id_token\\\":\\\"a\\\",\\\"c\\\":1}\"}~{\"b\":\"{\\\"id_token\\\":\\\"‹redacted›\\\",\\\"c\\\":1}\"}",
        "{\"password\":{\"value\":\"a\"},\"b\":1}~{\"password\":\"‹redacted›\",\"b\":1}",
        "{\"password\":1234,\"b\":1}~{\"password\":\"‹redacted›\",\"b\":1}",
        "{\"kty\":\"EC\",\"d\":\"a\",\"x\":\"b\"}~{\"kty\":\"EC\",\"d\":\"‹redacted›\",\"x\":\"b\"}",
        "-----BEGIN PRIVATE KEY-----abc-----END PRIVATE KEY-----~-----BEGIN PRIVATE KEY-----‹redacted›-----END PRIVATE KEY-----",
      })
  void whatSurroundsASecretStaysReadable(String text, String redacted) {
    assertThat(Redaction.text(text)).isEqualTo(redacted);
  }

  @Test
  void aValueEndsWhereItsStringEnds() {
    assertThat(Redaction.text("{\"password\":\"a\\\\\",\"b\":\"c\"}"))
        .isEqualTo("{\"password\":\"‹redacted›\",\"b\":\"c\"}");
    assertThat(Redaction.text("{\"password\":\"a\\\"x\",\"b\":\"c\"}"))
        .isEqualTo("{\"password\":\"‹redacted›\",\"b\":\"c\"}");
    assertThat(Redaction.text("{\"b\":\"{\\\"password\\\":\\\"a\\\\\\\"x\\\",\\\"c\\\":1}\"}"))
        .isEqualTo("{\"b\":\"{\\\"password\\\":\\\"‹redacted›\\\",\\\"c\\\":1}\"}");
    assertThat(Redaction.text("{\"b\":\"{\\\"password\\\":\\\"a\\\\\\\\\\\",\\\"c\\\":1}\"}"))
        .isEqualTo("{\"b\":\"{\\\"password\\\":\\\"‹redacted›\\\",\\\"c\\\":1}\"}");
    assertThat(Redaction.text("{\"a\":\"password=x\",\"b\":1}"))
        .isEqualTo("{\"a\":\"password=‹redacted›\",\"b\":1}");
    assertThat(Redaction.text("password=it's\"x&b=1")).isEqualTo("password=‹redacted›&b=1");
  }

  @Test
  void tokensAreKnownByTheirLooks() {
    assertThat(Redaction.text("got " + JWT + ".")).isEqualTo("got ‹redacted›.");
    assertThat(Redaction.text("x%3D" + JWT.replace(".", "%2E") + "%26y"))
        .isEqualTo("x%3D‹redacted›%26y");
    assertThat(Redaction.text("eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn")).isEqualTo("‹redacted›");
    assertThat(Redaction.text("X-Echo: Bearer anOpaqueTokenOfAnOrg1,"))
        .isEqualTo("X-Echo: Bearer ‹redacted›,");
    assertThat(Redaction.text("the token " + API_TOKEN + " is"))
        .isEqualTo("the token ‹redacted› is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer  okta.riskEvents.manage okta.logs.read   expires in 60:00",
        "www-authenticate: Bearer error=\"invalid_token\", error_description=\"The token has expired.\"",
        "invalid_token: The access token is invalid.",
        "The client_assertion token is expired.",
        "{\"grant_types\":[\"client_credentials\",\"password\"],\"p\":\"1\",\"d\":\"x\",\"q\":\"y\"}",
        "[{\"kty\":\"RSA\",\"n\":\"abc\",\"e\":\"AQAB\"},{\"d\":\"day\",\"k\":\"kilo\"}]",
        "okta_password:password:aut4oewi7rc5cRsK25d7",
        "{\"password\":null,\"access_token\":\"\",\"dpop_bound_access_tokens\":false}",
        "dpop: true",
        "-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----",
        "kid NhIpAobkW_7CfLFA2d1UUB8odnWbZMebCR8dm-O6aMM",
        "assertion = createAssertion expiresIn: 5.minutes",
        "the eyJ of the storm. And more",
        "SSWS is a scheme",
        "Bearer okta.riskEvents.manage okta.logs.read"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Redaction.text(text)).isEqualTo(text);
  }

  @Property
  void aSecretNeverSurvives(
      @ForAll("surroundings") String before,
      @ForAll("places") String place,
      @ForAll("secrets") String secret,
      @ForAll("surroundings") String after) {
    String text = before + "\n" + place.replace("%s", secret).replace("%%", "%") + "\n" + after;

    assertThat(Redaction.text(text)).doesNotContain(secret);
  }

  @Property
  void aTokenNeverSurvivesAnywhere(
      @ForAll String before, @ForAll("tokens") String token, @ForAll("surroundings") String after) {
    assertThat(Redaction.text(before + token + " " + after)).doesNotContain(token.substring(3));
  }

  @Property
  void redactingTwiceChangesNothingMore(@ForAll("mixtures") String text) {
    String once = Redaction.text(text);

    assertThat(Redaction.text(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "eyJ",
        "eyJ.",
        "eyJhbGciOiJSUzI1NiJ9 ",
        "\\",
        "\"",
        "\\\"",
        "{",
        "}",
        "[",
        "{\"kty\":",
        "{\"d\":\"",
        "\"password\":",
        "\"password\":[",
        "\"password\":\"",
        "password=",
        "password ",
        "Authorization: ",
        "\"Authorization\",\"value\":",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ",
        "SSWS ",
        "%2E",
        "'a':'",
        "\"a\":'",
        "\\\"a\\\":\\\"",
        "\n"
      })
  void megabytesOfAnythingTakeLinearTime(String unit) {
    String text = "{\"kty\":1," + unit.repeat(2_000_000 / unit.length());

    assertTimeout(Duration.ofSeconds(20), () -> Redaction.text(text));
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.of(PLACES);
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("_-")
        .ofMinLength(20)
        .ofMaxLength(60)
        .filter(secret -> !secret.startsWith("-"));
  }

  @Provide
  Arbitrary<String> tokens() {
    return Combinators.combine(secrets(), secrets(), secrets(), Arbitraries.of(".", "%2E", "%2e"))
        .as((header, payload, signature, dot) -> "eyJ" + header + dot + payload + dot + signature);
  }

  @Provide
  Arbitrary<String> surroundings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(40), Arbitraries.strings().ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> mixtures() {
    Arbitrary<String> place =
        Combinators.combine(places(), secrets())
            .as((text, secret) -> text.replace("%s", secret).replace("%%", "%"));
    return Arbitraries.oneOf(
            place, tokens(), surroundings(), Arbitraries.of(" ", "\n", "{", "\\\""))
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }
}
