package dev.risksh.completion;

import dev.risksh.groovy.Does;
import dev.risksh.groovy.Takes;
import dev.risksh.groovy.Vocabulary;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Completes Groovy: the words of the DSL and their arguments, the names of variables, and after a
 * dot the members that the declared type has.
 */
public final class GroovyCompletion {
  private static final List<String> KEYWORDS =
      List.of(
          "assert",
          "break",
          "catch",
          "class",
          "continue",
          "def",
          "do",
          "else",
          "enum",
          "false",
          "final",
          "finally",
          "for",
          "if",
          "import",
          "in",
          "instanceof",
          "interface",
          "new",
          "null",
          "println",
          "return",
          "switch",
          "throw",
          "true",
          "try",
          "while");

  private final Names names;

  /** Made when it is first needed: it looks at a thousand methods of Groovy's. */
  private Members members;

  public GroovyCompletion(Names names) {
    this.names = names;
  }

  /** What can be typed after {@code before}, the last word of which may be begun. */
  public List<Suggestion> suggestions(String before) {
    GroovyText text = GroovyText.before(before);
    if (!text.inCode()) {
      return List.of();
    }
    Scope scope = scope(text);
    if (text.isMark(text.last(), ".")) {
      return beginning(text.typed(), members(scope.membersAfter(text.last(), text.typed())));
    }
    Optional<Call> call = Call.around(text, scope);
    List<Suggestion> constants =
        beginning(text.typed(), call.flatMap(Call::argument).stream().flatMap(this::constants));
    if (!constants.isEmpty()) {
      return constants;
    }
    List<Suggestion> arguments =
        beginning(
            text.typed(), call.filter(Call::fresh).stream().flatMap(GroovyCompletion::arguments));
    return arguments.isEmpty() ? beginning(text.typed(), words(scope, text)) : arguments;
  }

  /** What is known of the place after {@code before}; nothing where nothing is. */
  public List<String> documentation(String before) {
    GroovyText text = GroovyText.before(before);
    return new GroovyDocumentation(text, scope(text), names).lines();
  }

  private synchronized Scope scope(GroovyText text) {
    if (members == null) {
      members = new Members();
    }
    return new Scope(text, names, members);
  }

  private static List<Suggestion> beginning(String prefix, Stream<Suggestion> all) {
    return all.filter(suggestion -> suggestion.text().startsWith(prefix)).toList();
  }

  /** Overloads are one word to type, whose parentheses stay open where one takes something. */
  private static Stream<Suggestion> members(List<Member> members) {
    Map<String, Member> byName = new TreeMap<>();
    members.forEach(
        member ->
            byName.merge(
                member.name(), member, (one, other) -> one.parameters().isEmpty() ? other : one));
    return byName.values().stream()
        .map(member -> named(member.typed(), "members", member.type().toString()));
  }

  private static Stream<Suggestion> arguments(Call call) {
    return call.takes().stream()
        .filter(takes -> !call.given().contains(takes.name()))
        .map(takes -> new Suggestion(takes.name() + ":", "arguments", takes.value(), true));
  }

  private Stream<Suggestion> constants(Takes takes) {
    Object[] constants = takes.of().getEnumConstants();
    return constants == null
        ? Stream.empty()
        : Arrays.stream(constants)
            .map(constant -> new Suggestion(((Enum<?>) constant).name(), "values", "", false));
  }

  private Stream<Suggestion> words(Scope scope, GroovyText text) {
    List<Suggestion> words = new ArrayList<>();
    for (Class<?> owner : scope.delegates(text.last() + 1)) {
      members.of(TypeRef.of(owner), "").stream()
          .filter(member -> member.declared().isAnnotationPresent(Does.class))
          .map(member -> new Suggestion(member.name(), "words", does(member.declared()), false))
          .forEach(words::add);
    }
    new TreeMap<>(names.variables())
        .forEach((name, type) -> words.add(named(name, "variables", type.getSimpleName())));
    new TreeMap<>(names.methods())
        .forEach((name, type) -> words.add(named(name + "(", "methods", type.getSimpleName())));
    for (String word : Vocabulary.words()) {
      words.add(named(word, "words", does(Vocabulary.methods(word).get(0))));
    }
    Vocabulary.values().forEach(value -> words.add(named(value, "values", "")));
    names.types().forEach(type -> words.add(named(type, "types", "")));
    if (!text.typed().isEmpty()) {
      KEYWORDS.forEach(keyword -> words.add(named(keyword, "Groovy", "")));
    }
    return words.stream();
  }

  private static Suggestion named(String name, String group, String description) {
    return new Suggestion(name, group, description, false);
  }

  private static String does(AnnotatedElement word) {
    return Optional.ofNullable(word.getAnnotation(Does.class)).map(Does::value).orElse("");
  }
}
