package dev.risksh.completion;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.LogQuery;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Completes a filter of the System Log: attribute, operator, value, and what joins them. */
final class FilterCompletion {
  private static final List<String> JOINS = List.of("and", "or");

  private final Set<String> eventTypes = new TreeSet<>();

  FilterCompletion(Collection<String> seenTypes) {
    eventTypes.addAll(LogEntry.KNOWN_TYPES);
    eventTypes.addAll(seenTypes);
  }

  /** What the last word of {@code typed} can be, each with what stands before it. */
  Stream<Suggestion> after(String typed) {
    int start = typed.lastIndexOf(' ') + 1;
    String before = typed.substring(0, start);
    List<String> words = List.of(before.strip().split("[ (]+"));
    String last = words.get(words.size() - 1);
    return next(words, last).map(word -> new Suggestion(before + word, "values", "", false));
  }

  private Stream<String> next(List<String> words, String last) {
    if (LogQuery.FILTER_ATTRIBUTES.contains(last) || last.startsWith("debugContext.debugData.")) {
      return LogQuery.FILTER_OPERATORS.stream();
    }
    if (LogQuery.FILTER_OPERATORS.contains(last) && !last.equals("pr")) {
      return words.size() > 1 && words.get(words.size() - 2).equals("eventType")
          ? eventTypes.stream().map(type -> '"' + type + '"')
          : Stream.empty();
    }
    return last.isEmpty() || JOINS.contains(last)
        ? LogQuery.FILTER_ATTRIBUTES.stream()
        : JOINS.stream();
  }
}
