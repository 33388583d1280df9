package dev.risksh.session;

import dev.risksh.jose.Secret;
import dev.risksh.okta.ClientSettings;
import dev.risksh.okta.RetryLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** How the client calls, as far as it was set from outside; what is no number is told and left. */
final class HttpSettings {
  private static final int MAX_SECONDS = 86_400;
  private static final int MAX_RETRIES = 100;
  private static final int MAX_PORT = 65_535;

  private final Function<SettingName, Optional<Setting>> settings;
  private final Consumer<SettingName> drop;
  private final Consumer<String> notices;

  private HttpSettings(
      Function<SettingName, Optional<Setting>> settings,
      Consumer<SettingName> drop,
      Consumer<String> notices) {
    this.settings = settings;
    this.drop = drop;
    this.notices = notices;
  }

  /**
   * @param drop leaves out the value of a setting that cannot be used, for what it hides
   */
  static ClientSettings read(
      Function<SettingName, Optional<Setting>> settings,
      Consumer<SettingName> drop,
      Consumer<String> notices) {
    return new HttpSettings(settings, drop, notices).read();
  }

  private ClientSettings read() {
    ClientSettings read = ClientSettings.DEFAULT;
    Optional<Duration> connect = seconds(SettingName.CONNECTION_TIMEOUT);
    read = connect.map(read::withConnectTimeout).orElse(read);
    Optional<Duration> request = seconds(SettingName.REQUEST_TIMEOUT);
    read = request.map(read::withRequestTimeout).orElse(read);
    read = read.withRetries(retries(read.retries()));
    return proxy().map(read::withProxy).orElse(read);
  }

  private RetryLimits retries(RetryLimits usual) {
    return new RetryLimits(
        number(SettingName.MAX_RETRIES, 0, MAX_RETRIES).orElse(usual.most()),
        seconds(SettingName.MAX_BACKOFF).orElse(usual.longestWait()));
  }

  private Optional<ClientSettings.Proxy> proxy() {
    Optional<Setting> host = settings.apply(SettingName.PROXY_HOST);
    OptionalInt port = number(SettingName.PROXY_PORT, 1, MAX_PORT);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    if (port.isEmpty()) {
      notices.accept(host.get().origin() + ": the proxy was left out: it has no port");
      return Optional.empty();
    }
    return Optional.of(
        new ClientSettings.Proxy(
            host.get().value(),
            port.getAsInt(),
            settings.apply(SettingName.PROXY_USERNAME).map(Setting::value),
            Secret.of(settings.apply(SettingName.PROXY_PASSWORD).map(Setting::value).orElse(""))));
  }

  private Optional<Duration> seconds(SettingName name) {
    OptionalInt seconds = number(name, 0, MAX_SECONDS);
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
        : Optional.empty();
  }

  private OptionalInt number(SettingName name, int least, int most) {
    Optional<Setting> set = settings.apply(name);
    if (set.isEmpty()) {
      return OptionalInt.empty();
    }
    if (set.get().value().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(set.get().value());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    }
    notices.accept(
        set.get().origin()
            + ": "
            + name.names().get(0)
            + " was left out: it is not a number from "
            + least
            + " to "
            + most);
    drop.accept(name);
    boolean another = !settings.apply(name).equals(set);
    return another ? number(name, least, most) : OptionalInt.empty();
  }
}
