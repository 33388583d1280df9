package dev.risksh.groovy;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the DSL in the form that IntelliJ reads (GDSL), made from the words themselves. */
final class Gdsl {
  private static final String HEAD =
      """
      // The words of risksh for IntelliJ: completion, named arguments and documentation in the scripts
      // of this folder, and of any other folder named scripts or scenarios. Made from the words themselves;
      // mvn test -Dtest=GdslTest -Dgdsl=record writes it anew.

      def scenario = '.*/(scripts|scenarios)/.*[.]groovy'
      def onTop = context(pathRegexp: scenario, scope: scriptScope())
      def inBlock = context(pathRegexp: scenario, scope: closureScope())
      """;

  private Gdsl() {}

  /** All of the file. */
  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("\ncontributor([onTop, inBlock]) {\n");
    body(text, "    ");
    text.append("}\n\ncontributor([inBlock]) {\n");
    blocks().forEach((word, owner) -> block(text, word, owner));
    text.append("}\n");
    for (Class<?> owner : List.of(LogWords.class, HttpWords.class)) {
      text.append("\ncontributor([context(ctype: '").append(owner.getName()).append("')]) {\n");
      methods(owner).forEach(method -> text.append(line("    ", method, doc(owner, method))));
      text.append("}\n");
    }
    return text.toString();
  }

  private static void body(StringBuilder text, String indent) {
    for (String word : Vocabulary.words()) {
      String doc = Vocabulary.methods(word).get(0).getAnnotation(Does.class).value();
      Vocabulary.methods(word).stream()
          .sorted(ORDER)
          .map(method -> line(indent, method, doc))
          .distinct()
          .forEach(text::append);
    }
    for (String value : Vocabulary.values()) {
      text.append(property(indent, value));
    }
  }

  /** What is known only in the block of a word. */
  private static void block(StringBuilder text, String word, Class<?> owner) {
    text.append("    if (enclosingCall('").append(word).append("')) {\n");
    methods(owner).forEach(method -> text.append(line("        ", method, doc(owner, method))));
    text.append("    }\n");
  }

  /** The words that take a block with words of its own, and the class that has those. */
  static Map<String, Class<?>> blocks() {
    return Vocabulary.words().stream()
        .flatMap(word -> Vocabulary.methods(word).stream())
        .flatMap(method -> Arrays.stream(method.getParameters()).map(p -> Map.entry(method, p)))
        .filter(entry -> entry.getValue().isAnnotationPresent(DelegatesTo.class))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().getName(),
                entry -> entry.getValue().getAnnotation(DelegatesTo.class).value()));
  }

  /** All that can be called on it, overloads that say nothing of themselves too. */
  static List<Method> methods(Class<?> owner) {
    List<String> names = Vocabulary.methods(owner).stream().map(Method::getName).toList();
    return Arrays.stream(owner.getMethods())
        .filter(method -> names.contains(method.getName()) && !method.isSynthetic())
        .sorted(ORDER)
        .toList();
  }

  private static final Comparator<Method> ORDER =
      Comparator.comparing(Method::getName)
          .thenComparing(Method::getParameterCount)
          .thenComparing(method -> Arrays.toString(method.getParameterTypes()));

  private static String doc(Class<?> owner, Method method) {
    return Vocabulary.methods(owner).stream()
        .filter(described -> described.getName().equals(method.getName()))
        .findFirst()
        .orElseThrow()
        .getAnnotation(Does.class)
        .value();
  }

  private static String line(String indent, Method method, String doc) {
    if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
      String name = method.getName().substring(3, 4).toLowerCase(Locale.ROOT);
      return indent
          + "property(name: '"
          + name
          + method.getName().substring(4)
          + "', type: '"
          + type(method.getReturnType())
          + "', doc: "
          + quoted(doc)
          + ")\n";
    }
    List<String> parts = new ArrayList<>();
    parts.add("name: '" + method.getName() + "'");
    parts.add("type: '" + type(method.getReturnType()) + "'");
    Stream<Parameter> given = Arrays.stream(method.getParameters());
    if (isNamed(method)) {
      given = given.skip(1);
    }
    String params =
        given
            .map(one -> one.getName() + ": '" + type(one.getType()) + "'")
            .collect(Collectors.joining(", "));
    if (!params.isEmpty()) {
      parts.add("params: [" + params + "]");
    }
    parts.add("doc: " + quoted(doc));
    String named = isNamed(method) ? named(indent + "    ", method) : "";
    return indent + "method(" + String.join(", ", parts) + named + ")\n";
  }

  private static boolean isNamed(Method method) {
    return method.getParameterCount() > 0
        && Map.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  /** Each argument that any method of that name takes. */
  private static String named(String indent, Method method) {
    return Arrays.stream(method.getDeclaringClass().getMethods())
        .filter(other -> other.getName().equals(method.getName()))
        .flatMap(other -> Arrays.stream(other.getAnnotationsByType(Takes.class)))
        .map(
            takes ->
                indent
                    + "parameter(name: '"
                    + takes.name()
                    + "', type: '"
                    + type(takes)
                    + "', doc: "
                    + quoted(takes.value())
                    + ")")
        .distinct()
        .collect(Collectors.joining(",\n", ", namedParams: [\n", "]"));
  }

  private static String type(Takes takes) {
    if (takes.of() != Enum.class) {
      return type(takes.of());
    }
    return takes.value().startsWith("true ") ? "boolean" : "java.lang.Object";
  }

  private static String property(String indent, String name) {
    try {
      Field constant = Dsl.class.getField(name);
      assert Modifier.isStatic(constant.getModifiers());
      return indent + "property(name: '" + name + "', type: '" + type(constant.getType()) + "')\n";
    } catch (NoSuchFieldException asked) {
      String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT);
      Method method = Vocabulary.methods(getter + name.substring(1)).get(0);
      Does does = method.getAnnotation(Does.class);
      return line(indent, method, does == null ? "" : does.value());
    }
  }

  private static String type(Class<?> type) {
    return Closure.class == type ? "groovy.lang.Closure" : type.getCanonicalName();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
