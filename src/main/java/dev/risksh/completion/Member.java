package dev.risksh.completion;

import dev.risksh.groovy.Takes;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What can stand after a dot, or alone where its owner is understood.
 *
 * @param name as it is typed: {@code status} also for {@code getStatus()}
 * @param property whether it is typed without parentheses
 * @param parameters without the value before the dot
 * @param type what it gives
 * @param declared where its annotations are
 */
record Member(
    String name,
    boolean property,
    List<Parameter> parameters,
    TypeRef type,
    AnnotatedElement declared) {

  /** A method of the value's own class. */
  static Member of(TypeRef owner, Method method) {
    return of(method, List.of(method.getParameters()), owner.returned(method));
  }

  /** A method that Groovy adds to the class of its first parameter. */
  static Member added(TypeRef owner, Method method) {
    List<Parameter> parameters = List.of(method.getParameters());
    return of(method, parameters.subList(1, parameters.size()), owner.returnedByAdded(method));
  }

  /** A constant. */
  static Member of(Field field) {
    return new Member(field.getName(), true, List.of(), TypeRef.of(field.getType()), field);
  }

  private static Member of(Method method, List<Parameter> parameters, TypeRef type) {
    String name = method.getName();
    int prefix = parameters.isEmpty() ? getterPrefix(method) : 0;
    if (prefix > 0) {
      name = Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1);
    }
    boolean property = prefix > 0 || parameters.isEmpty() && isComponent(method);
    return new Member(name, property, parameters, type, method);
  }

  private static int getterPrefix(Method method) {
    String name = method.getName();
    boolean is = name.startsWith("is") && method.getReturnType() == boolean.class;
    int length = is ? 2 : name.startsWith("get") ? 3 : 0;
    return name.length() > length && Character.isUpperCase(name.charAt(length)) ? length : 0;
  }

  /** Groovy reads {@code receipt.status} where a record has the component. */
  private static boolean isComponent(Method method) {
    Class<?> owner = method.getDeclaringClass();
    return owner.isRecord()
        && Arrays.stream(owner.getRecordComponents())
            .anyMatch(component -> component.getName().equals(method.getName()));
  }

  /** Whether somebody who types {@code prefix} may mean it: {@code getSta} is {@code status}. */
  boolean beginsWith(String prefix) {
    return name.startsWith(prefix) || declaredName().startsWith(prefix);
  }

  boolean isNamed(String other) {
    return name.equals(other) || declaredName().equals(other);
  }

  private String declaredName() {
    return declared instanceof Method method ? method.getName() : name;
  }

  /** What is typed of it before its arguments. */
  String typed() {
    return property ? name : parameters.isEmpty() ? name + "()" : name + "(";
  }

  /** {@code grants(String scope): boolean}, or {@code subject ip:, risk:, message:}. */
  String signature() {
    Takes[] takes = declared.getAnnotationsByType(Takes.class);
    String result = type.raw() == void.class ? "" : ": " + type;
    if (takes.length > 0) {
      return name
          + Arrays.stream(takes).map(Takes::name).collect(Collectors.joining(":, ", " ", ":"))
          + result;
    }
    String list =
        parameters.stream()
            .map(
                parameter ->
                    parameter.getType().getSimpleName()
                        + (parameter.isNamePresent() ? " " + parameter.getName() : ""))
            .collect(Collectors.joining(", ", "(", ")"));
    return (property ? name : name + list) + result;
  }
}
