package dev.risksh.shell;

import dev.risksh.console.Redaction;
import dev.risksh.console.World;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Knows a line that must not be kept: one with something in it that looks like a secret (a JWT, a
 * private key, an API token, {@code password=…}), or that is one in the environment.
 */
final class SecretLines {
  /** A shorter password would turn up in lines by chance. */
  private static final int SHORTEST = 6;

  private final World world;

  SecretLines(World world) {
    this.world = world;
  }

  /** Whether {@code line} holds one. */
  boolean contains(String line) {
    return isSecret(line) || known().anyMatch(line::contains);
  }

  private Stream<String> known() {
    return world.environment().entrySet().stream()
        .filter(variable -> variable.getValue().length() >= SHORTEST)
        .filter(variable -> isSecret(variable.getKey() + "=" + variable.getValue()))
        .map(Map.Entry::getValue);
  }

  private static boolean isSecret(String text) {
    return !Redaction.text(text).equals(text);
  }
}
