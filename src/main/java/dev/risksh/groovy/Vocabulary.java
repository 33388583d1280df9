package dev.risksh.groovy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that {@link Dsl} declares, for completion and for "did you mean". */
public final class Vocabulary {
  private static final Set<String> NO_WORDS = Set.of("host", "methodMissing");

  private Vocabulary() {}

  /** The words that can be called: {@code newKey}, {@code send}. */
  public static Set<String> words() {
    return methods()
        .map(Method::getName)
        .filter(name -> !NO_WORDS.contains(name) && !name.startsWith("get"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names that stand for a value: {@code HIGH}, {@code ENFORCE_AND_LOG}, {@code log}. */
  public static Set<String> values() {
    Set<String> names =
        Arrays.stream(Dsl.class.getDeclaredFields())
            .filter(field -> Modifier.isPublic(field.getModifiers()))
            .map(Field::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    methods()
        .filter(method -> method.getName().startsWith("get"))
        .forEach(method -> names.add(decapitalized(method.getName().substring(3))));
    return names;
  }

  /** The words that can be called in the block that {@code owner} is for, by their names. */
  public static List<Method> methods(Class<?> owner) {
    return Arrays.stream(owner.getMethods())
        .filter(method -> method.isAnnotationPresent(Does.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** The methods of that name, the described one first. */
  public static List<Method> methods(String word) {
    return methods()
        .filter(method -> method.getName().equals(word))
        .sorted(Comparator.comparing(method -> !method.isAnnotationPresent(Does.class)))
        .toList();
  }

  private static Stream<Method> methods() {
    return Arrays.stream(Dsl.class.getMethods())
        .filter(method -> isOfTheDsl(method.getDeclaringClass()) && !method.isSynthetic());
  }

  private static String decapitalized(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static boolean isOfTheDsl(Class<?> declaring) {
    return Words.class.isAssignableFrom(declaring) && declaring != Words.class;
  }
}
