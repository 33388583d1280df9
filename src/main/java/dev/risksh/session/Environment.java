package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a user calls {@code staging}: the settings of an org and the parameters of scripts, in
 * {@code environments/NAME.yaml}, which is shared, and {@code environments/NAME.private.yaml},
 * which has the secrets and is not.
 */
public final class Environment {
  /** Where they are, in the working directory. */
  static final String FOLDER = "environments";

  private static final String SHARED = ".yaml";
  private static final String PRIVATE = ".private.yaml";
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.-]{0,63}");

  private final String name;
  private final Map<String, Object> params;
  private final Map<SettingName, Setting> settings;

  private Environment(String name, Map<String, Object> params, Map<SettingName, Setting> settings) {
    this.name = name;
    this.params = Map.copyOf(params);
    this.settings = settings;
  }

  /**
   * Reads the files of that name.
   *
   * @param notices told what should be changed about the private one
   * @throws Problem when there are none, or one cannot be used
   */
  public static Environment read(World world, String name, Consumer<String> notices) {
    Path folder = world.path(FOLDER);
    if (!NAME.matcher(name).matches()) {
      throw Problem.usage(
          "'" + TerminalSafe.excerpt(name, 80) + "' is no name of an environment",
          "--env staging reads environments/staging.yaml");
    }
    boolean found = false;
    Map<SettingName, Setting> settings = new EnumMap<>(SettingName.class);
    Map<String, Object> params = Map.of();
    for (String ending : List.of(SHARED, PRIVATE)) {
      Path file = folder.resolve(name + ending);
      if (!Files.exists(file)) {
        continue;
      }
      boolean secret = ending.equals(PRIVATE);
      if (secret) {
        new PrivateFile(file, FOLDER + "/" + name + ending).check(notices);
      }
      EnvironmentFile read =
          EnvironmentFile.read(file, FOLDER + "/" + name + ending, secret, notices);
      settings.putAll(read.settings());
      params = Params.merged(params, read.params());
      found = true;
    }
    if (!found) {
      throw unknown(world, name);
    }
    return new Environment(name, params, settings);
  }

  private static Problem unknown(World world, String name) {
    List<String> names = names(world);
    return Problem.badInput(
        "there is no environment "
            + name
            + ": neither "
            + FOLDER
            + "/"
            + name
            + SHARED
            + " nor "
            + name
            + PRIVATE
            + Suggestions.didYouMean(name, names),
        names.isEmpty() ? null : "there are " + String.join(", ", names));
  }

  /** Those that could be read, by what is in the folder. */
  public static List<String> names(World world) {
    try (Stream<Path> files = Files.list(world.path(FOLDER))) {
      TreeSet<String> names = new TreeSet<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SHARED))
          .map(file -> file.replaceFirst("(\\.private)?\\.yaml$", ""))
          .filter(file -> NAME.matcher(file).matches())
          .forEach(names::add);
      return List.copyOf(names);
    } catch (IOException noneThere) {
      return List.of();
    }
  }

  /** Where those of that name are, or could be. */
  public static List<Path> files(World world, String name) {
    Path folder = world.path(FOLDER);
    return List.of(folder.resolve(name + SHARED), folder.resolve(name + PRIVATE));
  }

  public String name() {
    return name;
  }

  /** By their names; secrets are {@link dev.risksh.jose.Secret}s, those within others are maps. */
  public Map<String, Object> params() {
    return params;
  }

  Optional<Setting> setting(SettingName which) {
    return Optional.ofNullable(settings.get(which));
  }
}
