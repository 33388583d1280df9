package dev.risksh.groovy;

import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a word takes, and what it was given instead, as it is written in a script. */
final class Signature {
  private Signature() {}

  /** {@code useApp takes (String), not (Integer)}. */
  static String mistaken(String word, Collection<Method> overloads, Object[] given) {
    return word
        + " takes "
        + overloads.stream()
            .map(Method::getParameterTypes)
            .map(types -> inBrackets(Arrays.stream(types)))
            .distinct()
            .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
            .collect(Collectors.joining(" or "))
        + ", not "
        + inBrackets(Arrays.stream(given).map(one -> one == null ? null : one.getClass()));
  }

  /** {@code an Integer}. */
  static String one(Class<?> type) {
    String name = type.getSimpleName();
    return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }

  private static String inBrackets(Stream<? extends Class<?>> types) {
    return types.map(Signature::written).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String written(Class<?> type) {
    if (type == null) {
      return "null";
    }
    if (Closure.class.isAssignableFrom(type)) {
      return "{ … }";
    }
    return Map.class.isAssignableFrom(type) ? "name: value" : type.getSimpleName();
  }
}
