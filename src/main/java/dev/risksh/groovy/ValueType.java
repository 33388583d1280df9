package dev.risksh.groovy;

import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a value is called, and what can be asked of it, in words for the one who asked it wrong. */
record ValueType(Class<?> type) {
  private static final String OURS = "dev.risksh.";
  private static final String WORDS = "Words";
  private static final Pattern GETTER = Pattern.compile("get[A-Z].*");
  private static final Pattern NEW_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Set<String> OF_EVERY_VALUE =
      Set.of(
          "toString", "hashCode", "equals", "compareTo", "getDeclaringClass", "describeConstable");

  /** Whether it is one of risksh's own. */
  static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith(OURS);
  }

  /** {@code a log entry}, {@code a String}; what is called by its name has no article: log. */
  String one() {
    String name = type.getSimpleName();
    if (!isOurs(type)) {
      return article(name);
    }
    return Words.class.isAssignableFrom(type) || name.endsWith(WORDS)
        ? name.substring(0, name.length() - WORDS.length()).toLowerCase(Locale.ROOT)
        : article(NEW_WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT));
  }

  private static String article(String noun) {
    return ("aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) < 0 ? "a " : "an ") + noun;
  }

  /** {@code a log entry has no raw; it has uuid, published, …}. */
  String hasNo(String name, String brackets) {
    String message = one() + " has no " + TerminalSafe.line(name) + brackets;
    if (!isOurs(type)) {
      return message;
    }
    Map<String, String> known = new LinkedHashMap<>();
    all().forEach(typed -> known.put(typed.replace("()", ""), typed));
    return message
        + Suggestions.closest(name, known.keySet())
            .map(near -> "; did you mean " + (brackets.isEmpty() ? known.get(near) : near) + "?")
            .orElse("; it has " + String.join(", ", known.values()));
  }

  /** Its methods of that name. */
  List<Method> methods(String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isSynthetic())
        .toList();
  }

  /** What is asked without brackets, a record's components first. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    if (type.isRecord()) {
      Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
    }
    if (type.isEnum()) {
      Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(names::add);
    }
    Set<String> getters = new TreeSet<>();
    methods().stream()
        .map(Method::getName)
        .filter(GETTER.asMatchPredicate())
        .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
        .forEach(getters::add);
    names.addAll(getters);
    return names;
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(names());
    Set<String> called = new TreeSet<>();
    methods().stream()
        .map(Method::getName)
        .filter(name -> !all.contains(name) && !GETTER.matcher(name).matches())
        .forEach(name -> called.add(name + "()"));
    all.addAll(called);
    return all;
  }

  private List<Method> methods() {
    return Arrays.stream(type.getMethods())
        .filter(method -> isOurs(method.getDeclaringClass()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> method.getName().indexOf('$') < 0)
        .filter(method -> !OF_EVERY_VALUE.contains(method.getName()))
        .toList();
  }
}
