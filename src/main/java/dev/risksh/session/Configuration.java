package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.jose.KeyReader;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.OrgUrl;
import dev.risksh.okta.RetryLimits;
import dev.risksh.okta.ServiceApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was set from outside: our own options first, then the environment variables of the Okta SDKs
 * ({@code OKTA_CLIENT_ORGURL} and so on), then the saved session.
 */
final class Configuration {
  private final World world;
  private final SessionOptions options;

  /** A value and where it came from. */
  record Setting(String value, String origin) {}

  Configuration(World world, SessionOptions options) {
    this.world = world;
    this.options = options;
  }

  /** The org to talk to: an address, or {@code local}. */
  Setting org(Optional<String> saved) {
    return option("--org", options.org())
        .or(() -> env("OKTA_CLIENT_ORGURL"))
        .or(() -> saved.map(value -> new Setting(value, "saved session")))
        .map(Configuration::checked)
        .orElse(new Setting(Session.LOCAL, "default"));
  }

  private static Setting checked(Setting org) {
    return org.value().equals(Session.LOCAL)
        ? org
        : new Setting(OrgUrl.of(org.value()).toString(), org.origin());
  }

  Optional<Secret> adminToken() {
    return world.env("OKTA_CLIENT_TOKEN").map(Secret::of);
  }

  /** The scopes to ask for; empty when nothing was set. */
  Optional<List<String>> scopes() {
    return world.env("OKTA_CLIENT_SCOPES").map(text -> List.of(text.strip().split("[\\s,]+")));
  }

  /** How far calls are tried again: {@code okta.client.rateLimit.maxRetries} of the SDKs. */
  RetryLimits retryLimits() {
    return env("OKTA_CLIENT_RATELIMIT_MAXRETRIES")
        .map(setting -> RetryLimits.USUAL.withMost(count(setting)))
        .orElse(RetryLimits.USUAL);
  }

  private static int count(Setting setting) {
    if (!setting.value().matches("[0-9]{1,3}")) {
      throw Problem.usage(setting.origin() + " is not a number of retries", "0 turns them off");
    }
    return Integer.parseInt(setting.value());
  }

  /** Puts a key and an app that were named from outside in the place of saved ones. */
  void apply(Holdings holdings, Consumer<String> notices) {
    option("--key", options.key())
        .ifPresent(
            setting ->
                holdings.put(
                    Slot.KEY, KeyFiles.readFile(world.path(setting.value())), setting.origin()));
    if (options.key().isEmpty()) {
      env("OKTA_CLIENT_PRIVATEKEY").ifPresent(setting -> applyKey(setting, holdings, notices));
    }
    option("--client-id", options.clientId())
        .or(() -> env("OKTA_CLIENT_CLIENTID"))
        .filter(setting -> !isHeld(setting, holdings))
        .ifPresent(
            setting ->
                holdings.put(
                    Slot.APP,
                    new ServiceApp(setting.value(), "", List.of(), List.of()),
                    setting.origin()));
  }

  /** The saved app knows more than its id, so it stays when it is the one that was named. */
  private static boolean isHeld(Setting clientId, Holdings holdings) {
    return holdings.get(Slot.APP).stream()
        .anyMatch(held -> held.value().clientId().equals(clientId.value()));
  }

  /** A variable of the environment should not stop a command that needs no key. */
  private void applyKey(Setting setting, Holdings holdings, Consumer<String> notices) {
    try {
      holdings.put(Slot.KEY, read(setting), setting.origin());
    } catch (Problem problem) {
      notices.accept(problem.getMessage());
    }
  }

  /** As the SDKs have it: the key itself, or the name of its file. */
  private SigningKey read(Setting setting) {
    String text = setting.value().strip();
    if (text.startsWith("{") || text.startsWith("-----")) {
      return KeyReader.read(text, setting.origin(), world.env("OKTA_CLIENT_KID"));
    }
    Path file = world.path(text);
    if (!Files.isRegularFile(file)) {
      throw Problem.badInput(
          setting.origin() + " is neither a key nor the name of a key file", null);
    }
    return KeyFiles.readFile(file);
  }

  private Optional<Setting> env(String name) {
    return world.env(name).map(value -> new Setting(value, name));
  }

  private static Optional<Setting> option(String name, Optional<String> value) {
    return value.map(text -> new Setting(text, name));
  }
}
