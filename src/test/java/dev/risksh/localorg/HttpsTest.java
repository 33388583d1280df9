package dev.risksh.localorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.jose.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** An org over https, and one on an address of choice; a client trusts its certificate alone. */
class HttpsTest {
  private static final KeyStore.PrivateKeyEntry CERTIFICATE =
      SelfSigned.make(
          "test org", List.of("127.0.0.1", "localhost"), Instant.now(), new SecureRandom());

  @Test
  void allItsUrlsAreHttps() throws Exception {
    try (LocalOrg org = LocalOrg.start(settings().withTls(server()))) {
      assertThat(org.baseUrl().toString()).startsWith("https://127.0.0.1:");
      assertThat(org.logPage().getScheme()).isEqualTo("https");
      HttpResponse<String> logs = get(org, org.baseUrl().resolve("/api/v1/logs?limit=1"));
      assertThat(logs.statusCode()).isEqualTo(200);
      assertThat(logs.headers().allValues("Link"))
          .isNotEmpty()
          .allMatch(link -> link.startsWith("<" + org.baseUrl()));
      JsonNode known =
          Client.parse(get(org, org.baseUrl().resolve("/.well-known/openid-configuration")));
      assertThat(known.path("issuer").asText()).isEqualTo(org.baseUrl().toString());
      String byName = "https://localhost:" + org.baseUrl().getPort();
      JsonNode named =
          Client.parse(get(org, URI.create(byName + "/.well-known/openid-configuration")));
      assertThat(named.path("token_endpoint").asText()).isEqualTo(byName + "/oauth2/v1/token");
    }
  }

  @Test
  void whoDoesNotTrustItsCertificateSendsNothing() throws Exception {
    try (LocalOrg org = LocalOrg.start(settings().withTls(server()))) {
      HttpRequest request = HttpRequest.newBuilder(org.baseUrl()).build();
      assertThatThrownBy(
              () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void itTellsItsOwnTimeOverHttpsToo() throws Exception {
    SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");
    OrgSettings settings = settings().withClock(clock).tellingItsTime().withTls(server());
    try (LocalOrg org = LocalOrg.start(settings)) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> keys = get(org, org.baseUrl().resolve("/oauth2/v1/keys"));
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.headers().firstValue("Date")).contains("Tue, 24 Nov 2026 12:00:00 GMT");
      }
    }
  }

  @Test
  void onEveryAddressItAnswersToNumbersButNotToNames() throws Exception {
    OrgSettings settings = settings().withAddress(InetAddress.getByName("0.0.0.0"));
    try (LocalOrg org = LocalOrg.start(settings)) {
      int port = org.baseUrl().getPort();
      assertThat(org.baseUrl()).hasToString("http://127.0.0.1:" + port);
      HttpResponse<String> reply =
          get(org, URI.create("http://127.0.0.2:" + port + "/.well-known/openid-configuration"));
      assertThat(Client.parse(reply).path("issuer").asText()).isEqualTo("http://127.0.0.2:" + port);
    }
  }

  @Test
  void namesOfAnAddress() throws Exception {
    Address one = new Address(false, InetAddress.getByName("10.0.0.1"), 80);
    assertThat(one.url()).isEqualTo("http://10.0.0.1:80");
    assertThat(one.calledBy("10.0.0.1:80")).contains("http://10.0.0.1:80");
    assertThat(one.calledBy("LocalHost:80")).contains("http://localhost:80");
    assertThat(List.of("10.0.0.2:80", "10.0.0.1:81", "10.0.0.1", "evil.example:80", ":80"))
        .allMatch(host -> one.calledBy(host).isEmpty());
    Address all = new Address(true, InetAddress.getByName("::"), 8443);
    assertThat(all.url()).isEqualTo("https://127.0.0.1:8443");
    assertThat(all.calledBy("[::1]:8443")).contains("https://[::1]:8443");
    assertThat(all.calledBy("10.0.0.2:8443")).contains("https://10.0.0.2:8443");
    assertThat(List.of("evil.example:8443", "[10.0.0.2]:8443", "::1:8443", "1.2.3:8443"))
        .allMatch(host -> all.calledBy(host).isEmpty());
    Address six = new Address(false, InetAddress.getByName("::1"), 8180);
    assertThat(six.calledBy("[::1]:8180")).contains("http://[::1]:8180");
    assertThat(six.calledBy("127.0.0.1:8180")).isEmpty();
  }

  private static OrgSettings settings() {
    return OrgSettings.ephemeral().withSigningKey(Keys.ORG);
  }

  private static HttpResponse<String> get(LocalOrg org, URI url)
      throws IOException, InterruptedException, GeneralSecurityException {
    HttpRequest request =
        HttpRequest.newBuilder(url).header("Authorization", "SSWS " + org.adminToken()).build();
    return HttpClient.newBuilder()
        .sslContext(trusting())
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static SSLContext server() throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry(
        "org", CERTIFICATE.getPrivateKey(), new char[0], CERTIFICATE.getCertificateChain());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls;
  }

  private static SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setCertificateEntry("org", CERTIFICATE.getCertificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
