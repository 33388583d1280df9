package dev.risksh.completion;

import dev.risksh.groovy.Dsl;
import dev.risksh.groovy.Vocabulary;
import dev.risksh.groovy.scan.Token.Kind;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Finds the declared types of a text's names and calls, and of whole chains of them. What is not
 * declared has no type here.
 */
final class Scope {
  /** What Groovy imports by itself. */
  private static final List<String> IMPORTED =
      List.of(
          "java.lang.",
          "java.util.",
          "java.io.",
          "java.net.",
          "java.math.",
          "groovy.lang.",
          "groovy.util.");

  private final GroovyText text;
  private final Names names;
  private final Members members;

  Scope(GroovyText text, Names names, Members members) {
    this.text = text;
    this.names = names;
    this.members = members;
  }

  /** The type of the expression that ends with the piece {@code at}. */
  Optional<TypeRef> typeOf(int at) {
    if (at < 0) {
      return Optional.empty();
    }
    return switch (text.kind(at)) {
      case STRING -> Optional.of(TypeRef.of(String.class));
      case WORD -> text.isName(at) ? typeOfName(at) : Optional.of(typeOfNumber(at));
      case CLOSE -> typeOfBrackets(text.opening(at), at);
      default -> Optional.empty();
    };
  }

  private TypeRef typeOfNumber(int at) {
    boolean fraction = text.isMark(at - 1, ".") && text.touches(at) && text.touches(at - 1);
    boolean big = text.text(at).matches("\\d+[lL]");
    return TypeRef.of(fraction ? BigDecimal.class : big ? Long.class : Integer.class);
  }

  private Optional<TypeRef> typeOfBrackets(int open, int close) {
    return switch (text.text(close)) {
      case ")" -> text.isName(open - 1) ? typeOfCall(open - 1, close) : typeOfGroup(open, close);
      case "}" -> typeOfBlock(open, close);
      default -> typeOfIndex(open);
    };
  }

  /** {@code (x as Foo)} and {@code (x.y)}; nothing is known of {@code (a + b)}. */
  private Optional<TypeRef> typeOfGroup(int open, int close) {
    if (text.is(close - 2, "as")) {
      return type(close - 1).map(TypeRef::of);
    }
    for (int at = open + 1; at < close; at++) {
      if (text.is(at, Kind.MARK) && !text.isMark(at, ".")) {
        return Optional.empty();
      }
    }
    return typeOf(close - 1);
  }

  /** A call that ends with a block, or a block that stands for itself. */
  private Optional<TypeRef> typeOfBlock(int open, int close) {
    OptionalInt callee = callee(open);
    return callee.isPresent()
        ? typeOfCall(callee.getAsInt(), close)
        : Optional.of(TypeRef.of(Closure.class));
  }

  /** {@code list[0]}, or a list or map that is written out. */
  private Optional<TypeRef> typeOfIndex(int open) {
    boolean index = text.touches(open) && !text.is(open - 1, Kind.MARK);
    if (index && !text.is(open - 1, Kind.OPEN)) {
      Optional<TypeRef> whole = typeOf(open - 1);
      return whole.isPresent() && whole.get().raw() == String.class
          ? whole
          : whole.flatMap(TypeRef::element);
    }
    boolean map = text.isMark(open + 1, ":") || text.isMark(open + 2, ":");
    return Optional.of(TypeRef.of(map ? Map.class : List.class));
  }

  private Optional<TypeRef> typeOfName(int at) {
    String name = text.text(at);
    int dot = text.dotBefore(at);
    if (dot > 0) {
      return first(methods(at).filter(Member::property));
    }
    return it(at)
        .or(() -> assigned(at))
        .or(() -> Optional.ofNullable(names.variables().get(name)).map(TypeRef::of))
        .or(() -> first(words(at, name).filter(Member::property)));
  }

  /** The type of a call of the method whose name is the piece {@code name}. */
  private Optional<TypeRef> typeOfCall(int name, int close) {
    if (text.is(name - 1, "new")) {
      return type(name).map(TypeRef::of);
    }
    List<Member> overloads = methods(name).toList();
    int arguments = arguments(name, close);
    return first(overloads.stream().filter(member -> member.parameters().size() == arguments))
        .or(() -> first(overloads.stream()))
        .or(() -> Optional.ofNullable(names.methods().get(text.text(name))).map(TypeRef::of));
  }

  private static Optional<TypeRef> first(Stream<Member> candidates) {
    return candidates.map(Member::type).findFirst();
  }

  /** How many arguments a call has that ends with the piece {@code close}; a block is one. */
  private int arguments(int name, int close) {
    boolean block = text.is(close, "}");
    int end = block ? text.opening(close) - 1 : close;
    int count = block ? 1 : 0;
    if (!text.is(end, ")") || text.is(end - 1, "(")) {
      return count;
    }
    count++;
    for (int at = end - 1; at > name + 1; at = text.before(at)) {
      count += text.isMark(at, ",") ? 1 : 0;
    }
    return count;
  }

  /** All that the name of a called method or a property can stand for. */
  Stream<Member> methods(int name) {
    String called = text.text(name);
    int dot = text.dotBefore(name);
    if (dot == 0) {
      return words(name, called);
    }
    int receiver = text.receiverBefore(dot);
    Optional<TypeRef> type = typeOf(receiver);
    return type.isPresent()
        ? members.named(type.get(), called).stream()
        : classAt(receiver).stream()
            .flatMap(owner -> members.ofClass(owner, called).stream())
            .filter(member -> member.isNamed(called));
  }

  /** What can stand after the dot {@code dot} and begins with {@code prefix}. */
  List<Member> membersAfter(int dot, String prefix) {
    int receiver = text.receiverBefore(dot);
    return typeOf(receiver)
        .map(type -> members.of(type, prefix))
        .or(() -> classAt(receiver).map(owner -> members.ofClass(owner, prefix)))
        .orElse(List.of());
  }

  /** Words of the DSL by that name, at the end of the text. */
  List<Member> words(String name) {
    return words(text.last() + 1, name).toList();
  }

  /** Words of the DSL, of the block that the place stands in before those of all. */
  private Stream<Member> words(int at, String name) {
    Stream<Member> ofAll =
        Vocabulary.words().contains(name) || Vocabulary.values().contains(name)
            ? Stream.concat(
                members.named(TypeRef.of(Dsl.class), name).stream(),
                members.ofClass(Dsl.class, name).stream().filter(word -> word.isNamed(name)))
            : Stream.empty();
    Stream<Member> ofBlocks =
        delegates(at).stream().flatMap(owner -> members.named(TypeRef.of(owner), name).stream());
    return Stream.concat(ofBlocks, ofAll);
  }

  /** The classes whose words the blocks around a place bring with them, innermost first. */
  List<Class<?>> delegates(int at) {
    List<Class<?>> owners = new ArrayList<>();
    for (int open : blocks(at)) {
      callee(open).stream()
          .boxed()
          .flatMap(this::methods)
          .flatMap(method -> method.parameters().stream())
          .map(Scope::delegate)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(owners::add);
    }
    return owners;
  }

  private static Class<?> delegate(Parameter parameter) {
    DelegatesTo to = parameter.getAnnotation(DelegatesTo.class);
    return to == null || to.value() == DelegatesTo.Target.class ? null : to.value();
  }

  /** The braces that are open at a place, innermost first. */
  private List<Integer> blocks(int at) {
    List<Integer> open = new ArrayList<>();
    OptionalInt next = text.enclosing(at - 1);
    while (next.isPresent()) {
      if (text.is(next.getAsInt(), "{")) {
        open.add(next.getAsInt());
      }
      next = text.enclosing(next.getAsInt() - 1);
    }
    return open;
  }

  /** The method that a block is given to. */
  private OptionalInt callee(int block) {
    int name = text.is(block - 1, ")") ? text.opening(block - 1) - 1 : block - 1;
    return text.isName(name) ? OptionalInt.of(name) : OptionalInt.empty();
  }

  /** {@code it} in a block that goes through the elements of something. */
  private Optional<TypeRef> it(int at) {
    if (!text.is(at, "it")) {
      return Optional.empty();
    }
    return blocks(at).stream()
        .map(this::callee)
        .filter(callee -> callee.isPresent() && text.dotBefore(callee.getAsInt()) > 0)
        .findFirst()
        .flatMap(name -> typeOf(text.receiverBefore(text.dotBefore(name.getAsInt()))))
        .flatMap(TypeRef::element);
  }

  /** What a name was given, or declared as, earlier in the same text. */
  private Optional<TypeRef> assigned(int at) {
    for (int name = at - 1; name >= 0; name--) {
      if (text.isName(name) && text.is(name, text.text(at)) && text.isAssignment(name + 1)) {
        int end = text.expressionEnd(name + 2);
        if (end < at) {
          Optional<TypeRef> declared = type(name - 1).map(TypeRef::of);
          return declared.isPresent() ? declared : typeOfExpression(name + 2, end);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<TypeRef> typeOfExpression(int start, int end) {
    OptionalInt head = text.commandHead(start, end);
    return head.isPresent() ? typeOfCall(head.getAsInt(), head.getAsInt()) : typeOf(end);
  }

  private Optional<Class<?>> classAt(int at) {
    return at >= 0 && text.dotBefore(at) == 0 ? type(at) : Optional.empty();
  }

  private Optional<Class<?>> type(int at) {
    return text.isName(at) && Character.isUpperCase(text.text(at).charAt(0))
        ? names.type(text.text(at)).or(() -> imported(text.text(at)))
        : Optional.empty();
  }

  /** Found without initialising it, which would run code. */
  private static Optional<Class<?>> imported(String name) {
    for (String prefix : IMPORTED) {
      try {
        return Optional.of(Class.forName(prefix + name, false, Scope.class.getClassLoader()));
      } catch (ClassNotFoundException | NoClassDefFoundError notThere) {
        // The next package may have it.
      }
    }
    return Optional.empty();
  }
}
