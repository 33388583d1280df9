package dev.risksh.groovy;

import groovy.lang.Binding;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables of the prompt or of a scenario, each with its type: the one it was declared with,
 * else the class of the value it was given last. Knowing a type never runs anything.
 */
public final class Variables extends Binding {
  private final Map<String, Class<?>> types = Collections.synchronizedMap(new HashMap<>());

  Variables() {
    super(Collections.synchronizedMap(new LinkedHashMap<>()));
  }

  @Override
  public void setVariable(String name, Object value) {
    super.setVariable(name, value);
    if (value != null) {
      types.put(name, value.getClass());
    }
  }

  /** Gives {@code name}, which has a value already, the type it was declared with. */
  void declare(String name, Class<?> type) {
    types.put(name, type);
  }

  @Override
  public void removeVariable(String name) {
    super.removeVariable(name);
    types.remove(name);
  }

  void clear() {
    getVariables().clear();
    types.clear();
  }

  /** The names and types of those that have had a value. */
  public Map<String, Class<?>> types() {
    synchronized (types) {
      return new TreeMap<>(types);
    }
  }

  /** Empty for a variable that never had a value, and for a name that is none. */
  public Optional<Class<?>> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The value of a variable; null when it has none, or when there is no such variable. */
  public Object value(String name) {
    return getVariables().get(name);
  }

  /** Names and values as they are now, by name. */
  @SuppressWarnings("unchecked") // only setVariable() puts anything into it
  public Map<String, Object> snapshot() {
    Map<String, Object> variables = getVariables();
    synchronized (variables) {
      return new TreeMap<>(variables);
    }
  }
}
