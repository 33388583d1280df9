package dev.risksh.session;

import dev.risksh.console.TerminalSafe;
import dev.risksh.okta.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was set from outside, and the defaults of what was not, for {@code /status}. */
final class SettingsShown {
  private static final String DEFAULT = "default";
  private static final String CHOSEN = "this session";
  private static final int LONGEST = 200;

  private final Configuration configuration;
  private final String org;
  private final List<SettingShown> shown = new ArrayList<>();

  private SettingsShown(Configuration configuration, String org) {
    this.configuration = configuration;
    this.org = org;
  }

  static List<SettingShown> of(Configuration configuration, TokenSettings tokens, String org) {
    return new SettingsShown(configuration, org).all(tokens);
  }

  private List<SettingShown> all(TokenSettings tokens) {
    Optional<Setting> scopes = configuration.scopes();
    add(
        "scopes",
        scopes
            .map(set -> String.join(" ", Configuration.scopes(set.value())))
            .orElse("what the app was granted"),
        scopes);
    adminToken();
    // One that counts stands among the slots.
    configuration.notFor(org).ifPresent(other -> secret("client id", SettingName.CLIENT_ID));
    secret("ready-made access token", SettingName.ACCESS_TOKEN);
    secret("private key", SettingName.PRIVATE_KEY);
    optional("kid of the private key", SettingName.KID);
    optional("authorization mode", SettingName.AUTHORIZATION_MODE);
    tokens(tokens);
    client(configuration.clientSettings());
    optional("https check off", SettingName.DISABLE_HTTPS_CHECK);
    return List.copyOf(shown);
  }

  private void tokens(TokenSettings tokens) {
    boolean usual = tokens.dpop() == DpopMode.AUTO;
    shown.add(new SettingShown("DPoP", tokens.dpop().word(), usual ? DEFAULT : CHOSEN));
    if (tokens.admin()) {
      shown.add(new SettingShown("calls show", "the admin's API token (SSWS)", CHOSEN));
    }
  }

  private void adminToken() {
    if (org.equals(Session.LOCAL)) {
      add("admin token", "the local org's own", Optional.empty());
    } else if (configuration.setting(SettingName.TOKEN).isPresent()) {
      secret("admin token", SettingName.TOKEN);
    } else {
      add("admin token", "none   OKTA_CLIENT_TOKEN sets it", Optional.empty());
    }
  }

  private void client(ClientSettings client) {
    add(
        "connection timeout",
        time(client.connectTimeout()),
        configuration.setting(SettingName.CONNECTION_TIMEOUT));
    add(
        "request timeout",
        time(client.requestTimeout()),
        configuration.setting(SettingName.REQUEST_TIMEOUT));
    add(
        "retries",
        "at most " + client.retries().most(),
        configuration.setting(SettingName.MAX_RETRIES));
    add(
        "longest wait before a retry",
        client.retries().longestWait().toSeconds() + " s",
        configuration.setting(SettingName.MAX_BACKOFF));
    client
        .proxy()
        .ifPresent(
            proxy -> add("proxy", proxy.toString(), configuration.setting(SettingName.PROXY_HOST)));
  }

  private static String time(Duration limit) {
    return limit.isZero() ? "no limit" : limit.toSeconds() + " s";
  }

  /** What is set for another org is told, since somebody may wonder why it does not count. */
  private void secret(String name, SettingName setting) {
    configuration
        .setting(setting)
        .ifPresent(
            set ->
                add(
                    name,
                    configuration
                        .notFor(org)
                        .map(other -> "not used here, it is for " + other)
                        .orElse("(secret)"),
                    Optional.of(set)));
  }

  private void optional(String name, SettingName setting) {
    configuration.setting(setting).ifPresent(set -> add(name, set.value(), Optional.of(set)));
  }

  private void add(String name, String value, Optional<Setting> set) {
    shown.add(
        new SettingShown(
            name, TerminalSafe.excerpt(value, LONGEST), set.map(Setting::origin).orElse(DEFAULT)));
  }
}
