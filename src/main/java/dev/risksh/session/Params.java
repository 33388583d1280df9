package dev.risksh.session;

import dev.risksh.console.Masks;
import dev.risksh.console.PlainValue;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.jose.Secret;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of scripts, from where they are set; what comes first wins: {@code --param}, a
 * variable {@code RISKSH_PARAM_…}, the private file of an environment, its shared one.
 */
public final class Params {
  private static final String VARIABLE = "RISKSH_PARAM_";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*(\\.[A-Za-z_][\\w-]*)*");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private Params() {}

  /**
   * All that are set.
   *
   * @param given {@code NAME=VALUE}, as on the command line
   * @param wanted paths such as {@code provider.url}, which the environment may have
   */
  public static Map<String, Object> of(
      World world,
      Optional<Environment> environment,
      List<String> given,
      Collection<String> wanted) {
    Map<String, Object> params = environment.map(Environment::params).orElse(Map.of());
    for (String path : wanted) {
      Optional<String> set = world.env(variable(path));
      if (set.isPresent()) {
        params = merged(params, nested(path, set.get()));
      }
    }
    for (String pair : given) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !NAME.matcher(name).matches()) {
        // The value is not told: it may be a secret.
        String what =
            name.isEmpty() ? "a value without a name" : "'" + TerminalSafe.excerpt(name, 80) + "'";
        throw Problem.usage("--param takes NAME=VALUE, not " + what, null);
      }
      params = merged(params, nested(name, pair.substring(equals + 1)));
    }
    return params;
  }

  /** The variable that a parameter can be set with: {@code RISKSH_PARAM_API_KEY}. */
  public static String variable(String path) {
    return VARIABLE
        + HUMP.matcher(path).replaceAll("_").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** Whether there is a value at the end of that way, or the way is not one through maps. */
  public static boolean has(Map<?, ?> values, String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (!values.containsKey(first)) {
      return false;
    }
    return dot < 0
        || !(values.get(first) instanceof Map<?, ?> below)
        || has(below, path.substring(dot + 1));
  }

  private static Map<String, Object> nested(String path, String text) {
    int dot = path.indexOf('.');
    return dot < 0
        ? Map.of(path, value(path, text))
        : Map.of(path.substring(0, dot), nested(path.substring(dot + 1), text));
  }

  /** What is called like a secret is one, wherever it was set. */
  public static Object value(String name, String text) {
    return Redaction.isSecretName(name) ? Secret.of(text) : PlainValue.of(text);
  }

  /**
   * Tells {@code masks} of all secrets there are, in maps and lists too: what is one, and in what
   * is called like one whatever it is.
   */
  public static void mask(Map<?, ?> values, Masks masks) {
    values.forEach((name, value) -> mask(Redaction.isSecretName(name.toString()), value, masks));
  }

  private static void mask(boolean named, Object value, Masks masks) {
    if (value instanceof Secret secret) {
      masks.add(secret.reveal());
    } else if (value instanceof Map<?, ?> map) {
      mask(map, masks);
    } else if (value instanceof Iterable<?> list) {
      list.forEach(one -> mask(named, one, masks));
    } else if (named && value != null) {
      masks.add(value.toString());
    }
  }

  /** What is in either, and of what is in both the second; maps are merged in the same way. */
  static Map<String, Object> merged(Map<String, Object> first, Map<String, Object> second) {
    Map<String, Object> all = new LinkedHashMap<>(first);
    second.forEach((name, value) -> all.merge(name, value, Params::merged));
    return Collections.unmodifiableMap(all);
  }

  @SuppressWarnings("unchecked") // only this class and EnvironmentFile make such maps
  private static Object merged(Object first, Object second) {
    return first instanceof Map && second instanceof Map
        ? merged((Map<String, Object>) first, (Map<String, Object>) second)
        : second;
  }
}
