package dev.risksh.saving;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command as the table of commands understands it.
 *
 * @param path {@code key new}
 * @param options by their longest names: {@code --type}; a flag has no value
 */
public record TypedCommand(String path, Map<String, List<String>> options, List<String> arguments) {
  public TypedCommand {
    options = Map.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  Optional<String> option(String name) {
    return values(name).stream().findFirst();
  }

  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  Optional<String> argument() {
    return arguments.stream().findFirst();
  }
}
