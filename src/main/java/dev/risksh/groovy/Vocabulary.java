package dev.risksh.groovy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that {@link Dsl} declares, for completion and for "did you mean". */
public final class Vocabulary {
  private Vocabulary() {}

  /** The words that can be called: {@code newKey}, {@code send}. */
  public static Set<String> words() {
    return Arrays.stream(Dsl.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getName)
        .filter(name -> !name.equals("invokeMethod") && !name.startsWith("get"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names that stand for a value: {@code HIGH}, {@code ENFORCE_AND_LOG}, {@code log}. */
  public static Set<String> values() {
    Set<String> names =
        Arrays.stream(Dsl.class.getDeclaredFields())
            .filter(field -> Modifier.isPublic(field.getModifiers()))
            .map(Field::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    names.add("log");
    names.add("providers");
    return names;
  }
}
