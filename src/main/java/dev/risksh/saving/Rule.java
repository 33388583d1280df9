package dev.risksh.saving;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The word of the DSL that a command is, and what becomes of its arguments.
 *
 * @param look whether the command only shows something, when called like this
 * @param ignored options that a script need not say
 */
record Rule(
    String word, List<Argument> arguments, Predicate<TypedCommand> look, Set<String> ignored) {

  /** How a value is written. */
  enum Kind {
    TEXT,
    /** Of something that a script makes anew, and so refers to by name. */
    ID,
    /** {@code ENFORCE_AND_LOG}. */
    CONSTANT,
    NUMBER,
    TIME,
    WHEN,
    SETTING,
    LIST,
    MAP,
    FLAG
  }

  /**
   * One argument.
   *
   * @param from the option it is on the command line; empty for what stands there by itself
   * @param name what it is called in the DSL; empty where it stands by itself
   */
  record Argument(String from, String name, Kind kind) {}

  static Rule of(String word) {
    return new Rule(word, List.of(), command -> false, Set.of());
  }

  /** What stands by itself is so in the DSL, too. */
  Rule first(Kind kind) {
    return first("", kind);
  }

  Rule first(String name, Kind kind) {
    return with(new Argument("", name, kind));
  }

  Rule option(String option, String name, Kind kind) {
    return with(new Argument(option, name, kind));
  }

  /** An option of the same name in the DSL. */
  Rule options(Kind kind, String... names) {
    Rule rule = this;
    for (String name : names) {
      rule = rule.option("--" + name, name, kind);
    }
    return rule;
  }

  Rule ignoring(String option) {
    return new Rule(word, arguments, look, Set.of(option));
  }

  Rule lookingWithout(String option) {
    return new Rule(word, arguments, command -> !command.has(option), ignored);
  }

  /** Shows how things stand, unless it is told more. */
  Rule lookingWhenBare() {
    return new Rule(word, arguments, command -> command.arguments().isEmpty(), ignored);
  }

  private Rule with(Argument argument) {
    List<Argument> more = new ArrayList<>(arguments);
    more.add(argument);
    return new Rule(word, more, look, ignored);
  }

  /**
   * The call that {@code command} is; empty where the DSL has no argument for one of its options.
   *
   * @param ids writes an identifier
   */
  Optional<String> call(TypedCommand command, UnaryOperator<String> ids) {
    Set<String> known =
        Stream.concat(arguments.stream().map(Argument::from), ignored.stream())
            .collect(Collectors.toSet());
    if (!known.containsAll(command.options().keySet())
        || !command.arguments().isEmpty() && !known.contains("")) {
      return Optional.empty();
    }
    List<String> written = new ArrayList<>();
    List<String> named = new ArrayList<>();
    List<String> bare = new ArrayList<>(command.arguments());
    for (Argument argument : arguments) {
      List<String> values =
          argument.from().isEmpty() ? taken(bare, argument) : command.values(argument.from());
      if (values.isEmpty() && !(argument.kind() == Kind.FLAG && command.has(argument.from()))) {
        continue;
      }
      String text = text(argument.kind(), values, ids);
      if (argument.name().isEmpty()) {
        written.add(text);
      } else {
        named.add(argument.name() + ": " + text);
      }
    }
    return Optional.of(written(word, Stream.concat(written.stream(), named.stream()).toList()));
  }

  /** The last one that stands by itself takes all that are left. */
  private List<String> taken(List<String> bare, Argument argument) {
    long more =
        arguments.stream()
            .skip(arguments.indexOf(argument) + 1L)
            .filter(other -> other.from().isEmpty())
            .count();
    List<String> taken = List.copyOf(more > 0 && !bare.isEmpty() ? bare.subList(0, 1) : bare);
    bare.subList(0, taken.size()).clear();
    return taken;
  }

  /** {@code word()} or {@code word a, b: c}. */
  static String written(String word, List<String> arguments) {
    return arguments.isEmpty() ? word + "()" : word + " " + String.join(", ", arguments);
  }

  private static String text(Kind kind, List<String> values, UnaryOperator<String> ids) {
    return switch (kind) {
      case LIST -> Literal.list(values);
      case MAP -> Literal.map(values);
      case FLAG -> "true";
      default ->
          values.stream().map(value -> text(kind, value, ids)).collect(Collectors.joining(", "));
    };
  }

  private static String text(Kind kind, String value, UnaryOperator<String> ids) {
    return switch (kind) {
      case ID -> ids.apply(value);
      case CONSTANT -> value.toUpperCase(Locale.ROOT);
      case NUMBER -> value.matches("[0-9]{1,9}") ? value : Literal.text(value);
      case TIME -> Literal.time(value);
      case WHEN -> Literal.when(value);
      case SETTING -> Literal.setting(value);
      default -> Literal.text(value);
    };
  }
}
