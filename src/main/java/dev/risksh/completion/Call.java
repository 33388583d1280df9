package dev.risksh.completion;

import dev.risksh.groovy.Takes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The call whose arguments are being typed.
 *
 * @param overloads what can be meant by it
 * @param value the name of the argument whose value is being typed; empty elsewhere
 * @param fresh whether an argument can begin at the cursor
 * @param given the named arguments that it has already
 */
record Call(List<Member> overloads, Optional<String> value, boolean fresh, Set<String> given) {

  /** The call around the end of {@code text}; empty when there is none. */
  static Optional<Call> around(GroovyText text, Scope scope) {
    int at = text.last();
    while (at >= 0) {
      OptionalInt open = text.enclosing(at);
      OptionalInt head = text.commandHead(text.expressionStart(at), at);
      if (head.isPresent()) {
        return Optional.of(of(text, scope, head.getAsInt(), head.getAsInt() + 1, at));
      }
      if (open.isEmpty() || text.is(open.getAsInt(), "{")) {
        return Optional.empty();
      }
      int bracket = open.getAsInt();
      if (text.is(bracket, "(") && text.isName(bracket - 1)) {
        return Optional.of(of(text, scope, bracket - 1, bracket + 1, at));
      }
      at = bracket - 1;
    }
    return Optional.empty();
  }

  private static Call of(GroovyText text, Scope scope, int name, int first, int last) {
    Set<String> given = new HashSet<>();
    int start = last + 1;
    boolean current = true;
    for (int at = last; at >= first; at = text.before(at)) {
      if (text.isMark(at, ",")) {
        current = false;
      } else if (current) {
        start = at;
      }
      if (text.isMark(at, ":") && text.isName(at - 1)) {
        given.add(text.text(at - 1));
      }
    }
    boolean named = start < last && text.isName(start) && text.isMark(start + 1, ":");
    return new Call(
        scope.methods(name).toList(),
        named ? Optional.of(text.text(start)) : Optional.empty(),
        start > last,
        given);
  }

  /** The named arguments that the call takes. */
  List<Takes> takes() {
    List<Takes> all = new ArrayList<>();
    overloads.stream().flatMap(Call::takes).forEach(all::add);
    return all;
  }

  private static Stream<Takes> takes(Member member) {
    return Arrays.stream(member.declared().getAnnotationsByType(Takes.class));
  }

  /** The argument whose value is being typed. */
  Optional<Takes> argument() {
    return value.flatMap(
        name -> takes().stream().filter(takes -> takes.name().equals(name)).findFirst());
  }
}
