package dev.risksh.session;

import dev.risksh.console.Person;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.jose.KeyChoice;
import dev.risksh.jose.KeyText;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.ClientSettings;
import dev.risksh.okta.GivenToken;
import dev.risksh.okta.OrgUrl;
import dev.risksh.okta.ServiceApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What was set from outside: our own options first, then what the Okta SDKs read ({@link
 * Settings}), then the saved session. Credentials that were set together with an org's address are
 * for that org and go to no other.
 */
final class Configuration {
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern FILE_NAME =
      Pattern.compile("[\\w./~ -]{1,200}\\.(pem|key|json|jwk|jwks|p8|der|txt)");

  private final World world;
  private final SessionOptions options;
  private final KeyIntake keys;
  private final Consumer<String> notices;
  private Settings read;
  private ClientSettings http;
  private Optional<Setting> unusableKey = Optional.empty();

  Configuration(World world, SessionOptions options, KeyIntake keys, Consumer<String> notices) {
    this.world = world;
    this.options = options;
    this.keys = keys;
    this.notices = notices;
  }

  /** Nothing is read before somebody asks: the prompt appears without a look at any file. */
  private Settings settings() {
    if (read == null) {
      read = Settings.read(world, options.environment(), notices);
      mask(read);
      while (setting(SettingName.AUTHORIZATION_MODE).isPresent() && mode().isEmpty()) {
        Setting set = setting(SettingName.AUTHORIZATION_MODE).get();
        notices.accept(
            set.origin()
                + ": '"
                + TerminalSafe.excerpt(set.value(), LONGEST_SHOWN)
                + "' is not an authorization mode that is known here; it takes "
                + String.join(", ", AuthorizationMode.all()));
        read.drop(SettingName.AUTHORIZATION_MODE);
      }
    }
    return read;
  }

  private void mask(Settings settings) {
    for (SettingName name : SettingName.values()) {
      settings
          .get(name)
          .filter(set -> name.isSecret() && !FILE_NAME.matcher(set.value()).matches())
          .ifPresent(set -> options.masks().add(set.value().replace("\\n", "\n")));
    }
  }

  /** How the client calls. */
  ClientSettings clientSettings() {
    if (http == null) {
      http = HttpSettings.read(this::setting, this::drop, notices);
    }
    return http;
  }

  private void drop(SettingName name) {
    if (!isOption(name)) {
      settings().drop(name);
    }
  }

  private boolean isOption(SettingName name) {
    return name == SettingName.MAX_RETRIES && options.maxRetries().isPresent();
  }

  Optional<Setting> setting(SettingName name) {
    return isOption(name) ? option("--max-retries", options.maxRetries()) : settings().get(name);
  }

  /** The org to talk to: an address, or {@code local}. */
  OrgChoice org(Optional<String> saved) {
    return option("--org", options.org())
        .or(() -> setting(SettingName.ORG_URL))
        .map(set -> checked(set, saved))
        .or(() -> saved.map(address -> new OrgChoice(address, SessionFile.SAVED, Optional.empty())))
        .orElse(new OrgChoice(Session.LOCAL, "default", Optional.empty()));
  }

  /** A wrong address stops what needs the org, and nothing else. */
  private static OrgChoice checked(Setting org, Optional<String> saved) {
    try {
      return new OrgChoice(canonical(org.value()), org.origin(), Optional.empty());
    } catch (Problem wrong) {
      Problem named =
          new Problem(
              wrong.exitCode(),
              org.origin() + ": " + wrong.getMessage(),
              wrong.next().orElse(null),
              wrong);
      return new OrgChoice(saved.orElse(Session.LOCAL), org.origin(), Optional.of(named));
    }
  }

  static String canonical(String org) {
    return org.strip().equalsIgnoreCase(Session.LOCAL) ? Session.LOCAL : OrgUrl.of(org).toString();
  }

  /** Whether the credentials that were set are for the org of that address. */
  boolean isFor(String address) {
    return setting(SettingName.ORG_URL)
        .map(set -> checked(set, Optional.empty()))
        .filter(set -> set.problem().isPresent() || !set.address().equals(address))
        .isEmpty();
  }

  /** Why the credentials that were set do not count for the org of that address. */
  Optional<String> notFor(String address) {
    return isFor(address)
        ? Optional.empty()
        : setting(SettingName.ORG_URL)
            .map(set -> checked(set, Optional.empty()))
            .map(set -> set.problem().isPresent() ? "a wrong address" : set.address());
  }

  /** What was set in the place of a key or an app; the values of other slots are never set. */
  Optional<Setting> setFor(Slot<?> slot, String address) {
    if (slot == Slot.KEY) {
      return credential(SettingName.PRIVATE_KEY, address);
    }
    return slot == Slot.APP ? credential(SettingName.CLIENT_ID, address) : Optional.empty();
  }

  /** A credential, if it is for the org of that address. */
  Optional<Setting> credential(SettingName name, String address) {
    return setting(name).filter(set -> isFor(address));
  }

  /** The API token of an admin of that org. */
  Optional<Secret> adminToken(String address) {
    return mode().filter(AuthorizationMode.ACCESS_TOKEN::equals).isPresent()
        ? Optional.empty()
        : credential(SettingName.TOKEN, address).map(set -> Secret.of(set.value()));
  }

  /** An access token for that org that somebody else has got; Go's SDK has it in {@code token}. */
  Optional<Setting> accessToken(String address) {
    return credential(SettingName.ACCESS_TOKEN, address)
        .or(
            () ->
                credential(SettingName.TOKEN, address)
                    .filter(any -> mode().equals(Optional.of(AuthorizationMode.ACCESS_TOKEN))));
  }

  Optional<AuthorizationMode> mode() {
    return setting(SettingName.AUTHORIZATION_MODE)
        .flatMap(set -> AuthorizationMode.named(set.value()));
  }

  /** The scopes to ask for; empty when nothing was set. */
  Optional<Setting> scopes() {
    return option("--scope", options.scopes()).or(() -> setting(SettingName.SCOPES));
  }

  static List<String> scopes(String text) {
    return List.of(text.strip().split("[\\s,]+"));
  }

  /** How calls are let in, where that was set for the org of that address. */
  TokenSettings tokenSettings(TokenSettings saved, String address) {
    return mode()
        .filter(mode -> isFor(address))
        .map(mode -> saved.withAdmin(mode == AuthorizationMode.SSWS))
        .orElse(saved);
  }

  private void applyToken(Setting set, Holdings holdings) {
    try {
      AccessToken token = GivenToken.read(set.value(), world.clock().instant());
      if (token.boundTo().isPresent()) {
        notices.accept(set.origin() + " is bound to a key (DPoP): /token use takes both");
      } else {
        holdings.put(Slot.TOKEN, token, set.origin());
      }
    } catch (Problem notAToken) {
      notices.accept(set.origin() + ": " + notAToken.getMessage());
    }
  }

  /** Puts a key and an app that were named from outside in the place of saved ones. */
  void apply(Holdings holdings, String address) {
    unusableKey = Optional.empty();
    if (options.key().isPresent()) {
      Path file = world.path(options.key().get());
      holdings.put(Slot.KEY, keys.read(file, KeyChoice.NONE).key(), "--key");
    } else {
      credential(SettingName.PRIVATE_KEY, address).ifPresent(set -> applyKey(set, holdings));
    }
    clientId(address)
        .ifPresent(set -> holdings.put(Slot.APP, app(set.value(), holdings), set.origin()));
    accessToken(address)
        .filter(set -> !mode().equals(Optional.of(AuthorizationMode.PRIVATE_KEY)))
        .ifPresent(set -> applyToken(set, holdings));
  }

  /** What the saved session knows of the app that was named, which may be more than its id. */
  private static ServiceApp app(String clientId, Holdings holdings) {
    return holdings
        .get(Slot.APP)
        .map(Held::value)
        .filter(saved -> saved.clientId().equals(clientId))
        .orElse(new ServiceApp(clientId, "", List.of(), List.of()));
  }

  private Optional<Setting> clientId(String address) {
    return option("--client-id", options.clientId())
        .or(() -> credential(SettingName.CLIENT_ID, address));
  }

  /** A setting of the surroundings should not stop a command that needs no key. */
  private void applyKey(Setting set, Holdings holdings) {
    try {
      holdings.put(Slot.KEY, key(set), set.origin());
    } catch (Person.NotNow notNow) {
      throw notNow;
    } catch (Problem problem) {
      unusableKey = Optional.of(set);
      notices.accept(problem.getMessage());
    }
  }

  /** The key that was set and could not be used; empty when there is none such. */
  Optional<Setting> unusableKey() {
    return unusableKey;
  }

  /** As the SDKs have it: the key itself, or the name of its file. */
  private SigningKey key(Setting set) {
    String text = set.value();
    KeyChoice choice =
        new KeyChoice(setting(SettingName.KID).map(Setting::value), Optional.empty());
    if (text.startsWith("{") || text.startsWith("-----")) {
      // Where a variable cannot hold several lines, they are written with \n between them.
      String pem = text.startsWith("-----") ? text.replace("\\n", "\n") : text;
      return keys.read(KeyText.of(pem, set.origin()), choice).key();
    }
    Path file =
        text.startsWith("~/") ? world.userHome().resolve(text.substring(2)) : world.path(text);
    if (!Files.isRegularFile(file)) {
      // Anything else may be half a key, and is not repeated.
      throw Problem.badInput(
          FILE_NAME.matcher(text).matches()
              ? set.origin() + ": no file " + file
              : set.origin() + " is neither a key nor the name of a key file",
          null);
    }
    return keys.read(file, choice).key();
  }

  private static Optional<Setting> option(String name, Optional<String> value) {
    return value.map(text -> new Setting(text, name));
  }
}
