package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The named arguments of a DSL word, checked: no unknown name, no value of the wrong type. */
final class Arguments {
  private final String word;
  private final Map<String, ?> given;

  /**
   * Those of {@code word}, whose methods say which it {@link Takes}.
   *
   * @param words the class that has them
   */
  static Arguments of(Class<?> words, String word, Map<String, ?> given) {
    Set<String> known =
        Arrays.stream(words.getMethods())
            .filter(method -> method.getName().equals(word))
            .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Takes.class)))
            .map(Takes::name)
            .collect(Collectors.toSet());
    return new Arguments(word, given, known);
  }

  private Arguments(String word, Map<String, ?> given, Set<String> known) {
    this.word = word;
    // Groovy gives nothing at all where it is called without arguments.
    this.given = given == null ? Map.of() : given;
    for (Object key : this.given.keySet()) {
      String name = String.valueOf(key);
      if (!known.contains(name)) {
        throw Problem.usage(
            word + " has no argument '" + name + "'" + Suggestions.didYouMean(name, known),
            "it takes " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  /**
   * {@code value}, which a word cannot do without.
   *
   * @param what it is, as in "useApp needs a client id"
   */
  static <T> T needed(T value, String word, String what) {
    if (value == null) {
      throw Problem.usage(word + " needs " + what, null);
    }
    return value;
  }

  Optional<String> text(String name) {
    return value(name).map(Object::toString);
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  <T> Optional<T> of(String name, Class<T> type) {
    return value(name).map(value -> cast(name, value, type));
  }

  <T> T required(String name, Class<T> type) {
    return of(name, type).orElseThrow(() -> missing(name));
  }

  /** A duration, or a number of seconds. */
  Optional<Duration> duration(String name) {
    return value(name)
        .map(
            value ->
                value instanceof Number seconds
                    ? Duration.ofSeconds(seconds.longValue())
                    : cast(name, value, Duration.class));
  }

  Duration requiredDuration(String name) {
    return duration(name).orElseThrow(() -> missing(name));
  }

  /** A list of texts, or one text. */
  Optional<List<String>> texts(String name) {
    return value(name)
        .map(
            value ->
                value instanceof Collection<?> many
                    ? many.stream()
                        .map(one -> needed(one, word, "texts in " + name + ":, not null"))
                        .map(Object::toString)
                        .toList()
                    : List.of(value.toString()));
  }

  /** True or false; false where it is left out. */
  boolean flag(String name) {
    return of(name, Boolean.class).orElse(false);
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  Object raw(String name) {
    return given.get(name);
  }

  private Optional<Object> value(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private Problem missing(String name) {
    return Problem.usage(word + " needs " + name + ":", null);
  }

  private <T> T cast(String name, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw Problem.usage(
          word
              + " "
              + name
              + ": takes "
              + Signature.one(type)
              + ", not "
              + Signature.one(value.getClass()),
          null);
    }
    return type.cast(value);
  }
}
