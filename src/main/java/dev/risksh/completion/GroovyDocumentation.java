package dev.risksh.completion;

import dev.risksh.groovy.Does;
import dev.risksh.groovy.Takes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of the Groovy at the cursor, in a few lines: the second Tab shows it. */
final class GroovyDocumentation {
  private static final int MOST_SIGNATURES = 12;

  private final GroovyText text;
  private final Scope scope;
  private final Names names;

  GroovyDocumentation(GroovyText text, Scope scope, Names names) {
    this.text = text;
    this.scope = scope;
    this.names = names;
  }

  List<String> lines() {
    if (!text.inCode() && !text.inString()) {
      return List.of();
    }
    if (text.isMark(text.last(), ".") && !text.inString()) {
      return signatures(scope.membersAfter(text.last(), text.typed()));
    }
    Optional<Call> call = Call.around(text, scope);
    Optional<Takes> argument = call.flatMap(open -> argument(open));
    if (argument.isPresent()) {
      return argument(argument.get());
    }
    List<Member> words = text.typed().isEmpty() ? List.of() : scope.words(text.typed());
    if (!words.isEmpty()) {
      return word(words);
    }
    Class<?> variable = names.variables().get(text.typed());
    if (variable != null) {
      return List.of(text.typed() + ": " + variable.getSimpleName());
    }
    return call.map(Call::overloads)
        .filter(found -> !found.isEmpty())
        .map(this::word)
        .orElse(List.of());
  }

  /** The one whose value or whose name is being typed. */
  private Optional<Takes> argument(Call call) {
    return call.argument()
        .or(
            () ->
                call.takes().stream()
                    .filter(takes -> call.fresh() && takes.name().equals(text.typed()))
                    .findFirst());
  }

  private static List<String> argument(Takes takes) {
    return List.of(takes.name() + ":  " + takes.value());
  }

  private List<String> word(List<Member> overloads) {
    List<String> lines = new ArrayList<>(signatures(overloads));
    for (Member member : overloads) {
      Does does = member.declared().getAnnotation(Does.class);
      if (does != null) {
        lines.add("  " + does.value());
      }
    }
    List<Takes> takes =
        overloads.stream()
            .flatMap(member -> Arrays.stream(member.declared().getAnnotationsByType(Takes.class)))
            .toList();
    int widest = takes.stream().mapToInt(argument -> argument.name().length()).max().orElse(0);
    for (Takes argument : takes) {
      lines.add(
          "  "
              + argument.name()
              + ":"
              + " ".repeat(widest - argument.name().length() + 2)
              + argument.value());
    }
    return lines;
  }

  private static List<String> signatures(List<Member> members) {
    Set<String> signatures =
        members.stream()
            .sorted(Comparator.comparing(Member::name))
            .map(Member::signature)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> shown = new ArrayList<>(signatures.stream().limit(MOST_SIGNATURES).toList());
    if (signatures.size() > shown.size()) {
      shown.add("and " + (signatures.size() - shown.size()) + " more");
    }
    return shown;
  }
}
