package dev.risksh.groovy;

import groovy.lang.MetaMethod;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.codehaus.groovy.reflection.CachedMethod;
import org.codehaus.groovy.runtime.MetaClassHelper;

/**
 * The methods that snippets declared and that later ones call, each on the script it stands in. A
 * method with the same name and parameter types replaces the one before.
 */
final class LiveMethods {
  private static final Set<String> OF_EVERY_SCRIPT = Set.of("main", "run");

  private record Live(MetaMethod method, Script script) {}

  private final Map<String, Live> bySignature = new LinkedHashMap<>();
  private final Map<String, Script> byDeclaration = new HashMap<>();

  /** Takes in the methods that {@code script} declares. */
  synchronized void add(Script script, List<Declaration> methods) {
    methods.forEach(method -> byDeclaration.put(method.key(), script));
    Set<String> names = methods.stream().map(Declaration::name).collect(Collectors.toSet());
    add(script, names::contains);
  }

  /** Takes in all that a whole script declares. */
  synchronized void add(Script script) {
    add(script, name -> !OF_EVERY_SCRIPT.contains(name) && name.indexOf('$') < 0);
  }

  private void add(Script script, Predicate<String> names) {
    for (Method method : script.getClass().getDeclaredMethods()) {
      if (names.test(method.getName()) && !method.isSynthetic()) {
        bySignature.put(
            method.getName() + Arrays.toString(method.getParameterTypes()),
            new Live(CachedMethod.find(method), script));
      }
    }
  }

  /** Forgets a method, which with default values for its parameters is several to Java. */
  synchronized void drop(Declaration declaration) {
    Script script = byDeclaration.remove(declaration.key());
    bySignature
        .values()
        .removeIf(
            live -> live.script() == script && live.method().getName().equals(declaration.name()));
  }

  synchronized void clear() {
    bySignature.clear();
    byDeclaration.clear();
  }

  /** The call of the method that fits the arguments best; empty when none does. */
  synchronized Optional<Supplier<Object>> find(String name, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(arguments)
            .map(argument -> argument == null ? null : argument.getClass())
            .toArray(Class<?>[]::new);
    List<Live> fitting =
        bySignature.values().stream()
            .filter(live -> live.method().getName().equals(name))
            .filter(live -> live.method().isValidMethod(types))
            .toList();
    return fitting.stream()
        .min(
            Comparator.comparingLong(
                live -> MetaClassHelper.calculateParameterDistance(types, live.method())))
        .map(best -> () -> best.method().doMethodInvoke(best.script(), arguments));
  }
}
