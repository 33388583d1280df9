package dev.risksh.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be set in {@code okta.yaml} and in the environment, under the names that the Okta SDKs
 * have for it; the first name is Java's, and the ones after it are those of other SDKs.
 */
enum SettingName {
  ORG_URL("okta.client.orgUrl"),
  AUTHORIZATION_MODE("okta.client.authorizationMode"),
  TOKEN("okta.client.token"),
  ACCESS_TOKEN("okta.client.oauth2.accessToken"),
  CLIENT_ID("okta.client.clientId"),
  SCOPES("okta.client.scopes"),
  PRIVATE_KEY("okta.client.privateKey", "okta.client.privateKey.keyFilePath"),
  KID("okta.client.kid", "okta.client.privateKeyId", "okta.client.keyId"),
  CONNECTION_TIMEOUT("okta.client.connectionTimeout"),
  REQUEST_TIMEOUT("okta.client.requestTimeout"),
  MAX_RETRIES("okta.client.rateLimit.maxRetries"),
  MAX_BACKOFF("okta.client.rateLimit.maxBackoff"),
  PROXY_HOST("okta.client.proxy.host"),
  PROXY_PORT("okta.client.proxy.port"),
  PROXY_USERNAME("okta.client.proxy.username"),
  PROXY_PASSWORD("okta.client.proxy.password"),
  DISABLE_HTTPS_CHECK("okta.testing.disableHttpsCheck", "okta.testing.testingDisableHttpsCheck");

  private final List<String> names;

  SettingName(String... names) {
    this.names = List.of(names);
  }

  /** Whether nobody else may see it. */
  boolean isSecret() {
    return this == TOKEN || this == ACCESS_TOKEN || this == PRIVATE_KEY || this == PROXY_PASSWORD;
  }

  /** Its names in a file, dotted. */
  List<String> names() {
    return names;
  }

  /** Its names in the environment: {@code OKTA_CLIENT_ORGURL}. */
  List<String> variables() {
    return names.stream().map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_')).toList();
  }

  static Optional<SettingName> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.names.contains(name)).findFirst();
  }

  /** All names in files, to find what a misspelt one was meant to be. */
  static List<String> all() {
    return Arrays.stream(values()).flatMap(setting -> setting.names.stream()).toList();
  }
}
