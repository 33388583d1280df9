package dev.risksh.groovy;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name that means nothing: to the script, or to the value it was asked of. */
final class Unknown {
  private static final Pattern OF_AN_ELEMENT =
      Pattern.compile("No such property: (?<name>\\S+) for class: (?<type>\\S+)$");

  private final Map<?, ?> variables;

  /**
   * @param variables those that are known, for "did you mean"
   */
  Unknown(Map<?, ?> variables) {
    this.variables = variables;
  }

  Problem property(MissingPropertyException missing) {
    String name = missing.getProperty();
    if (name == null) {
      return problem(ofAnElement(Failures.safe(missing.getMessage())), missing);
    }
    Optional<Class<?>> owner = owner(missing);
    if (owner.isEmpty()) {
      return GroovyModules.named(name, missing).orElseGet(() -> here(name, "", names(), missing));
    }
    ValueType type = new ValueType(owner.get());
    return type.names().contains(name)
        ? problem(name + " of " + type.one() + " cannot be changed", missing)
        : problem(type.hasNo(name, ""), missing);
  }

  /** Asked of each element of a list; which of them refused stands only in Groovy's message. */
  private static String ofAnElement(String message) {
    Matcher said = OF_AN_ELEMENT.matcher(message);
    if (!said.find()) {
      return message;
    }
    try {
      Class<?> type = Class.forName(said.group("type"), false, Unknown.class.getClassLoader());
      return new ValueType(type).hasNo(said.group("name"), "");
    } catch (ClassNotFoundException ofTheScript) {
      return message;
    }
  }

  /** The value's class that was asked; empty for what stands alone in a script or a block of it. */
  private static Optional<Class<?>> owner(MissingPropertyException missing) {
    return Optional.<Class<?>>ofNullable(missing.getType()).filter(type -> !isScripts(type));
  }

  private static boolean isScripts(Class<?> type) {
    return isScript(type) || type == EventWords.class || Closure.class.isAssignableFrom(type);
  }

  private static boolean isScript(Class<?> type) {
    return Dsl.class.isAssignableFrom(type);
  }

  Problem method(MissingMethodException missing) {
    Class<?> type = missing.getType();
    String name = missing.getMethod();
    if (type == null || !ValueType.isOurs(type) && !isScript(type)) {
      return problem(Failures.safe(missing.getMessage()), missing);
    }
    List<Method> overloads =
        isScript(type) ? Vocabulary.methods(name) : new ValueType(type).methods(name);
    if (!overloads.isEmpty()) {
      String mistaken = Signature.mistaken(name, overloads, missing.getArguments());
      return new Problem(ExitCode.USAGE, mistaken, null, missing);
    }
    return isScript(type)
        ? here(name, "(…)", Vocabulary.words(), missing)
        : problem(new ValueType(type).hasNo(name, "(…)"), missing);
  }

  private static Problem here(
      String name, String brackets, Collection<String> known, Throwable cause) {
    return problem(
        TerminalSafe.line(name)
            + brackets
            + " is not known here"
            + Suggestions.didYouMean(name, known),
        cause);
  }

  private static Problem problem(String message, Throwable cause) {
    return new Problem(ExitCode.FAILED, message, null, cause);
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    variables.keySet().forEach(name -> names.add(name.toString()));
    names.addAll(Vocabulary.values());
    return names;
  }
}
