package dev.risksh.completion;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A declared type with what is known of its type arguments: {@code List<LogEntry>}.
 *
 * @param arguments none where nothing is known of them
 */
record TypeRef(Class<?> raw, List<TypeRef> arguments) {
  static final TypeRef OBJECT = of(Object.class);

  static TypeRef of(Class<?> raw) {
    return new TypeRef(raw, List.of());
  }

  /** {@code type} with its variables replaced by what they stand for. */
  static TypeRef of(Type type, Map<TypeVariable<?>, TypeRef> known) {
    if (type instanceof Class<?> raw) {
      return of(raw);
    }
    if (type instanceof ParameterizedType parameterized) {
      return new TypeRef(
          (Class<?>) parameterized.getRawType(),
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(argument -> of(argument, known))
              .toList());
    }
    if (type instanceof TypeVariable<?> variable) {
      TypeRef meant = known.get(variable);
      // A bound may name the variable itself: Enum<E extends Enum<E>>.
      return meant == null ? of(erased(variable.getBounds()[0])) : meant;
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], known);
    }
    return of(erased(type));
  }

  private static Class<?> erased(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(erased(array.getGenericComponentType()), 0).getClass();
    }
    return Object.class;
  }

  /** What {@code method} gives on a value of this type. */
  TypeRef returned(Method method) {
    return of(method.getGenericReturnType(), variables());
  }

  /** What a method gives that Groovy adds to this type; {@code self} is its first parameter. */
  TypeRef returnedByAdded(Method method) {
    Map<TypeVariable<?>, TypeRef> known = variables();
    if (method.getGenericParameterTypes()[0] instanceof ParameterizedType self) {
      TypeVariable<?>[] declared = ((Class<?>) self.getRawType()).getTypeParameters();
      for (int i = 0; i < declared.length; i++) {
        TypeRef meant = known.get(declared[i]);
        if (meant != null && self.getActualTypeArguments()[i] instanceof TypeVariable<?> own) {
          known.put(own, meant);
        }
      }
    } else if (method.getGenericParameterTypes()[0] instanceof TypeVariable<?> own) {
      known.put(own, this);
    }
    return of(method.getGenericReturnType(), known);
  }

  /** What is in it, where it is a collection, an array or the values of a map. */
  Optional<TypeRef> element() {
    if (raw.isArray()) {
      return Optional.of(of(raw.getComponentType()));
    }
    TypeVariable<?> element =
        Map.class.isAssignableFrom(raw)
            ? Map.class.getTypeParameters()[1]
            : Iterable.class.getTypeParameters()[0];
    return Optional.ofNullable(variables().get(element));
  }

  /** The type variables of this type and of all above it. */
  private Map<TypeVariable<?>, TypeRef> variables() {
    Map<TypeVariable<?>, TypeRef> known = new HashMap<>();
    TypeVariable<?>[] own = raw.getTypeParameters();
    for (int i = 0; i < own.length && i < arguments.size(); i++) {
      known.put(own[i], arguments.get(i));
    }
    inherit(raw, known);
    return known;
  }

  private static void inherit(Class<?> type, Map<TypeVariable<?>, TypeRef> known) {
    if (type.getGenericSuperclass() != null) {
      inherit(type.getGenericSuperclass(), known);
    }
    for (Type above : type.getGenericInterfaces()) {
      inherit(above, known);
    }
  }

  private static void inherit(Type above, Map<TypeVariable<?>, TypeRef> known) {
    Class<?> type = erased(above);
    if (above instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] declared = type.getTypeParameters();
      for (int i = 0; i < declared.length; i++) {
        Type argument = parameterized.getActualTypeArguments()[i];
        // Nothing is better than the bound of a variable that nobody knows.
        if (!(argument instanceof TypeVariable<?> variable) || known.containsKey(variable)) {
          known.put(declared[i], of(argument, known));
        }
      }
    }
    inherit(type, known);
  }

  /** {@code List<LogEntry>}, without packages. */
  @Override
  public String toString() {
    return raw.getSimpleName()
        + (arguments.isEmpty()
            ? ""
            : "<" + String.join(", ", arguments.stream().map(TypeRef::toString).toList()) + ">");
  }
}
