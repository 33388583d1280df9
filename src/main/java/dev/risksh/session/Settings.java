package dev.risksh.session;

import dev.risksh.console.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What stands in the files and the environment variables of the Okta SDKs, in their order: {@code
 * ~/.okta/okta.yaml}, {@code ./okta.yaml}, {@code ./.okta.yaml}, the files of the environment that
 * was chosen, the environment variables. What comes later wins.
 */
final class Settings {
  /** As Okta's samples have it: {@code {clientId}}, {@code YOUR_API_TOKEN}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{.*}|<.*>|(?i:your[_-].*)");

  /** Copied from a file or a page together with the value. */
  private static final Pattern QUOTED = Pattern.compile("(?s)\"..*\"|'..*'");

  /** Each with what it hides, the one that counts first. */
  private final Map<SettingName, Deque<Setting>> settings = new EnumMap<>(SettingName.class);

  private Settings() {}

  /**
   * @param notices told what cannot be used
   */
  static Settings read(World world, Optional<Environment> environment, Consumer<String> notices) {
    Settings settings = new Settings();
    files(world).forEach((name, file) -> settings.readFile(file, name, notices));
    for (SettingName name : SettingName.values()) {
      Optional<Setting> chosen = environment.flatMap(one -> one.setting(name));
      chosen.ifPresent(set -> settings.put(name, set));
      for (String variable : name.variables()) {
        world
            .env(variable)
            .ifPresent(
                value -> {
                  settings.put(name, new Setting(value.strip(), variable));
                  chosen.ifPresent(
                      set -> notices.accept(variable + " goes before " + set.origin()));
                });
      }
    }
    settings.clean(notices);
    return settings;
  }

  private void readFile(Path file, String name, Consumer<String> notices) {
    // Asked here, so that the YAML library is loaded only where there is a file.
    if (Files.isRegularFile(file)) {
      OktaYaml.read(file, name, notices).forEach(this::put);
    }
  }

  /** The files that are looked at, by what they are called in messages. */
  private static Map<String, Path> files(World world) {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("~/.okta/okta.yaml", world.userHome().resolve(".okta").resolve("okta.yaml"));
    files.put("./okta.yaml", world.path("okta.yaml"));
    files.put("./.okta.yaml", world.path(".okta.yaml"));
    return files;
  }

  /** Whether anything might be set, without reading it. */
  static boolean any(World world) {
    return world.environment().keySet().stream().anyMatch(name -> name.startsWith("OKTA_"))
        || files(world).values().stream().anyMatch(Files::exists);
  }

  private void put(SettingName name, Setting set) {
    settings.computeIfAbsent(name, first -> new ArrayDeque<>()).push(set);
  }

  /** Leaves out what cannot be used; what it hid counts instead. */
  void drop(SettingName name) {
    settings.get(name).pop();
  }

  /** The org's address and the key have checks of their own. */
  private void clean(Consumer<String> notices) {
    for (SettingName name : SettingName.values()) {
      if (name == SettingName.ORG_URL || name == SettingName.PRIVATE_KEY) {
        continue;
      }
      while (get(name).filter(set -> PLACEHOLDER.matcher(set.value()).matches()).isPresent()) {
        notices.accept(what(name) + " was left out: it is still a placeholder");
        drop(name);
      }
      get(name)
          .filter(set -> QUOTED.matcher(set.value()).matches())
          .ifPresent(
              set -> {
                notices.accept(what(name) + " has quotation marks around it, which were taken off");
                drop(name);
                String bare = set.value().substring(1, set.value().length() - 1);
                put(name, new Setting(bare.strip(), set.origin()));
              });
    }
  }

  private String what(SettingName name) {
    return get(name).orElseThrow().origin() + ": " + name.names().get(0);
  }

  Optional<Setting> get(SettingName name) {
    return Optional.ofNullable(settings.get(name)).map(Deque::peek);
  }
}
