package dev.risksh.session;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One file of an environment. What stands below {@code okta:} is as in {@code okta.yaml}, and so
 * are its settings at the top, {@code orgUrl} for {@code okta.client.orgUrl}; all else are
 * parameters.
 *
 * @param settings with the lines they stand on
 * @param params by their names; all are secrets in a private file
 */
record EnvironmentFile(Map<SettingName, Setting> settings, Map<String, Object> params) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int DEEPEST = 20;
  private static final int MOST_ALIASES = 20;

  static EnvironmentFile read(Path file, String name, boolean secret, Consumer<String> notices) {
    return new Reader(name, secret, notices).read(text(file, name));
  }

  private static String text(Path file, String name) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw Problem.badInput(name + " is larger than 1 MiB", null);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw Problem.badInput(name + " cannot be read: " + AtomicFile.reason(e), null);
    }
  }

  private static final class Reader {
    private final String name;
    private final boolean secret;
    private final Consumer<String> notices;
    private final Map<SettingName, Setting> settings = new EnumMap<>(SettingName.class);
    private final Map<String, Object> params = new LinkedHashMap<>();

    Reader(String name, boolean secret, Consumer<String> notices) {
      this.name = name;
      this.secret = secret;
      this.notices = notices;
    }

    EnvironmentFile read(String text) {
      LoaderOptions options = new LoaderOptions();
      options.setNestingDepthLimit(DEEPEST);
      options.setMaxAliasesForCollections(MOST_ALIASES);
      options.setAllowDuplicateKeys(false);
      Values values = new Values(options);
      try {
        Node root = new Yaml(values).compose(new StringReader(text));
        if (root instanceof MappingNode mapping) {
          for (NodeTuple member : mapping.getValue()) {
            member(member, values);
          }
        } else if (root != null) {
          throw Problem.badInput(name + " has no names with values in it: NAME: VALUE", null);
        }
      } catch (MarkedYAMLException e) {
        String line =
            e.getProblemMark() == null ? "" : " line " + (e.getProblemMark().getLine() + 1);
        // Of what it quotes there might be a part of a secret.
        String what =
            secret ? "" : ": " + TerminalSafe.excerpt(String.valueOf(e.getProblem()), 120);
        throw Problem.badInput(name + line + " is not YAML" + what, null);
      } catch (YAMLException e) {
        throw Problem.badInput(name + " is not YAML", null);
      }
      return new EnvironmentFile(settings, Collections.unmodifiableMap(params));
    }

    private void member(NodeTuple member, Values values) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw Problem.badInput(name + ": a name is a text", null);
      }
      if (key.getValue().equals("okta")) {
        settings.putAll(OktaYaml.below("okta", member.getValueNode(), name, notices));
      } else if (SettingName.named("okta.client." + key.getValue()).isPresent()) {
        settings.putAll(
            OktaYaml.setting(
                "okta.client." + key.getValue(), key, member.getValueNode(), name, notices));
      } else {
        value(key.getValue(), values.of(member.getValueNode()))
            .ifPresent(value -> params.put(key.getValue(), value));
      }
    }

    /** Empty where a name has no value. */
    private Optional<Object> value(String key, Object value) {
      if (value == null) {
        return Optional.empty();
      }
      if (value instanceof Map<?, ?> map) {
        Map<String, Object> below = new LinkedHashMap<>();
        map.forEach(
            (inner, one) ->
                value(String.valueOf(inner), one)
                    .ifPresent(known -> below.put(String.valueOf(inner), known)));
        return Optional.of(Collections.unmodifiableMap(below));
      }
      if (value instanceof List<?> list) {
        List<Object> all = new ArrayList<>();
        list.forEach(one -> value(key, one).ifPresent(all::add));
        return Optional.of(Collections.unmodifiableList(all));
      }
      return Optional.of(
          secret || Redaction.isSecretName(key) ? Secret.of(String.valueOf(value)) : value);
    }
  }

  /** Makes plain values of nodes. */
  private static final class Values extends SafeConstructor {
    Values(LoaderOptions options) {
      super(options);
    }

    Object of(Node node) {
      return constructDocument(node);
    }
  }
}
