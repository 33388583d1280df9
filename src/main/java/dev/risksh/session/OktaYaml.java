package dev.risksh.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * An {@code okta.yaml} of the Okta SDKs. What in it cannot be read is told with its line, and the
 * rest counts. It is only looked into where there is one, so nobody else loads the YAML library.
 */
final class OktaYaml {
  private static final int MAX_BYTES = 1 << 20;
  private static final int DEEPEST = 8;
  private static final String ROOT = "okta.";
  private static final String CLIENT = "okta.client.";

  /** How settings begin that mean something to an SDK, and nothing to a shell. */
  private static final List<String> OF_THE_SDKS =
      Stream.of(
              "cache",
              "logging",
              "testing",
              "userAgent",
              "privateKey.algorithm",
              "oauth2.",
              "dpopEnabled",
              "oauthTokenRenewalOffset")
          .map(CLIENT::concat)
          .toList();

  private static final String PRIVATE_KEY = SettingName.PRIVATE_KEY.names().get(0);

  private final String name;
  private final Consumer<String> notices;
  private final Map<SettingName, Setting> found = new EnumMap<>(SettingName.class);

  private OktaYaml(String name, Consumer<String> notices) {
    this.name = name;
    this.notices = notices;
  }

  /**
   * @param name what to call the file in messages: {@code ~/.okta/okta.yaml}
   * @param notices told what is wrong with it
   */
  static Map<SettingName, Setting> read(Path file, String name, Consumer<String> notices) {
    OktaYaml yaml = new OktaYaml(name, notices);
    yaml.read(file);
    return yaml.found;
  }

  /** The settings below {@code node}, which stands at {@code path} in a file of another kind. */
  static Map<SettingName, Setting> below(
      String path, Node node, String name, Consumer<String> notices) {
    OktaYaml yaml = new OktaYaml(name, notices);
    yaml.visit(path, node, 1);
    return yaml.found;
  }

  /** The one setting of that path. */
  static Map<SettingName, Setting> setting(
      String path, ScalarNode key, Node value, String name, Consumer<String> notices) {
    OktaYaml yaml = new OktaYaml(name, notices);
    yaml.member(path, key, value, 1);
    return yaml.found;
  }

  private void read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        notices.accept(name + " was left out: it is larger than 1 MiB");
        return;
      }
      parse(Files.readString(file));
    } catch (MalformedInputException e) {
      notices.accept(name + " was left out: it is not text in UTF-8");
    } catch (IOException e) {
      notices.accept(name + " was left out: it cannot be read");
    }
  }

  private void parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root != null) {
        visit("", root, 0);
      }
    } catch (MarkedYAMLException e) {
      notices.accept(
          name
              + line(e.getProblemMark() == null ? -1 : e.getProblemMark().getLine())
              + " is not YAML, and the file was left out: "
              + TerminalSafe.excerpt(String.valueOf(e.getProblem()), 120));
    } catch (YAMLException e) {
      notices.accept(name + " is not YAML and was left out");
    }
  }

  /** Goes down only where a setting can be, so that no alias leads far. */
  private void visit(String path, Node node, int depth) {
    if (!(node instanceof MappingNode mapping) || depth > DEEPEST) {
      return;
    }
    for (NodeTuple member : mapping.getValue()) {
      if (member.getKeyNode() instanceof ScalarNode key) {
        String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
        member(name, key, member.getValueNode(), depth);
      }
    }
  }

  private void member(String path, ScalarNode key, Node value, int depth) {
    Optional<SettingName> setting = SettingName.named(path);
    boolean leadsOn = leadsOn(path);
    if (value instanceof MappingNode && leadsOn && !isJwk(path, value)) {
      visit(path, value, depth + 1);
    } else if (setting.isPresent()) {
      set(setting.get(), path, key, value);
    } else if (!leadsOn) {
      unknown(path, key);
    }
  }

  private static boolean isJwk(String path, Node value) {
    return path.equals(PRIVATE_KEY)
        && value instanceof MappingNode mapping
        && json(mapping).has("kty");
  }

  private void set(SettingName setting, String path, ScalarNode key, Node value) {
    Optional<String> text = text(path, value);
    if (text.isEmpty()) {
      notices.accept(
          name + line(key) + ": " + path + " was left out: it is not a value, but a placeholder");
    } else if (text.get().isBlank()) {
      if (!isNull(value)) {
        notices.accept(name + line(key) + ": " + path + " was left out: it is blank");
      }
    } else {
      found.put(setting, new Setting(text.get().strip(), name + line(key)));
    }
  }

  /** As the SDKs' samples have it for what is not set. */
  private static boolean isNull(Node value) {
    return value.getTag().equals(Tag.NULL);
  }

  /** Empty where there should be a text and is something else. */
  private static Optional<String> text(String path, Node value) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(isNull(value) ? "" : scalar.getValue());
    }
    if (value instanceof SequenceNode list
        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.of(
          list.getValue().stream()
              .map(item -> ((ScalarNode) item).getValue())
              .collect(Collectors.joining(" ")));
    }
    return isJwk(path, value)
        ? Optional.of(Json.compact(json((MappingNode) value)))
        : Optional.empty();
  }

  /** The texts of a mapping, as the JSON that a JWK is. */
  private static ObjectNode json(MappingNode value) {
    ObjectNode json = Json.object();
    for (NodeTuple member : value.getValue()) {
      if (member.getKeyNode() instanceof ScalarNode key
          && member.getValueNode() instanceof ScalarNode text) {
        json.put(key.getValue(), text.getValue());
      }
    }
    return json;
  }

  /** What else stands in the file is nobody's business, as long as it looks like no setting. */
  private void unknown(String path, ScalarNode key) {
    boolean outside = leadsOn(ROOT + path) || SettingName.named(ROOT + path).isPresent();
    Optional<String> meant =
        outside ? Optional.of(ROOT + path) : Suggestions.closest(path, SettingName.all());
    boolean inside = path.startsWith(CLIENT) && OF_THE_SDKS.stream().noneMatch(path::startsWith);
    if (meant.isPresent() || inside) {
      notices.accept(
          name
              + line(key)
              + ": "
              + TerminalSafe.excerpt(path, 80)
              + " is no setting of the Okta SDKs that counts here"
              + meant.map(setting -> "; did you mean " + setting + "?").orElse(""));
    }
  }

  private static boolean leadsOn(String path) {
    return SettingName.all().stream().anyMatch(name -> name.startsWith(path + "."));
  }

  private static String line(Node node) {
    return line(node.getStartMark().getLine());
  }

  /** Counted from 0 by the library; nothing where it does not know. */
  private static String line(int line) {
    return line < 0 ? "" : " line " + (line + 1);
  }
}
