package dev.risksh.completion;

import dev.risksh.groovy.DurationExtension;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;

/** The members of a type, its own and those that Groovy adds, as they are declared. */
final class Members {
  /** What every value has, and nobody looks for. */
  private static final Set<String> HIDDEN =
      Set.of(
          "wait",
          "notify",
          "notifyAll",
          "hashCode",
          "equals",
          "getClass",
          "getMetaClass",
          "setMetaClass",
          "getProperty",
          "setProperty",
          "invokeMethod");

  private final NavigableMap<String, List<Method>> added = new TreeMap<>();

  Members() {
    Stream.concat(
            Arrays.stream(DefaultGroovyMethods.DGM_LIKE_CLASSES),
            Stream.of(DurationExtension.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> isOffered(method, true) && method.getParameterCount() > 0)
        .filter(method -> !method.isAnnotationPresent(Deprecated.class))
        .forEach(
            method ->
                added.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(method));
  }

  /** Those of a value whose names begin with {@code prefix}; Groovy's only once it has a letter. */
  List<Member> of(TypeRef owner, String prefix) {
    List<Member> members = new ArrayList<>(own(owner, prefix));
    if (!prefix.isEmpty()) {
      members.addAll(added(owner, prefix));
    }
    return members;
  }

  /** Those of a value that have exactly that name, overloads included. */
  List<Member> named(TypeRef owner, String name) {
    return Stream.concat(own(owner, name).stream(), added(owner, name).stream())
        .filter(member -> member.isNamed(name))
        .toList();
  }

  /** Those of a class itself, its constants included: {@code Instant.} */
  List<Member> ofClass(Class<?> type, String prefix) {
    Stream<Member> constants =
        Arrays.stream(type.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(Member::of);
    Stream<Member> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> isOffered(method, true))
            .map(method -> Member.of(TypeRef.of(type), method));
    return Stream.concat(constants, methods).filter(member -> member.beginsWith(prefix)).toList();
  }

  private static List<Member> own(TypeRef owner, String prefix) {
    return Arrays.stream(owner.raw().getMethods())
        .filter(method -> isOffered(method, false))
        .map(method -> Member.of(owner, method))
        .filter(member -> member.beginsWith(prefix))
        .toList();
  }

  private List<Member> added(TypeRef owner, String prefix) {
    Class<?> boxed = MethodType.methodType(owner.raw()).wrap().returnType();
    String getter = Character.toUpperCase(prefix.charAt(0)) + prefix.substring(1);
    return Stream.of(prefix, "get" + getter, "is" + getter)
        .flatMap(name -> added.subMap(name, name + Character.MAX_VALUE).values().stream())
        .flatMap(List::stream)
        .distinct()
        .filter(method -> method.getParameterTypes()[0].isAssignableFrom(boxed))
        .sorted(Comparator.comparing(method -> -typesAbove(method.getParameterTypes()[0])))
        .map(method -> Member.added(owner, method))
        .filter(member -> member.beginsWith(prefix))
        .toList();
  }

  /** More are above a type that says more: what is added to List counts before Object's. */
  private static int typesAbove(Class<?> type) {
    int count = type.getSuperclass() == null ? 0 : 1 + typesAbove(type.getSuperclass());
    for (Class<?> above : type.getInterfaces()) {
      count += 1 + typesAbove(above);
    }
    return count;
  }

  private static boolean isOffered(Method method, boolean isStatic) {
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isStatic(method.getModifiers()) == isStatic
        && !method.isSynthetic()
        && method.getName().indexOf('$') < 0
        && !HIDDEN.contains(method.getName());
  }
}
