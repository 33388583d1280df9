package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.Declaration.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All snippets of the prompt in the order in which they ran. */
public final class SnippetLog {
  private static final Pattern RANGE = Pattern.compile("([se]?)([0-9]{1,9})-\\1([0-9]{1,9})");

  private final List<Snippet> snippets = new ArrayList<>();
  private int typed;
  private int startup;
  private int failed;

  /** The id of the next snippet that succeeds. */
  public synchronized String nextId(boolean fromStartup) {
    return fromStartup ? "s" + (startup + 1) : Integer.toString(typed + 1);
  }

  /** Takes in a snippet that succeeded, under the id that {@link #nextId} gave. */
  public synchronized Snippet add(Snippet snippet) {
    if (snippet.startup()) {
      startup++;
    } else {
      typed++;
    }
    snippets.replaceAll(
        earlier -> earlier.replacedBy(snippet) ? earlier.with(Snippet.State.REPLACED) : earlier);
    snippets.add(snippet);
    return snippet;
  }

  public synchronized Snippet addFailed(Snippet.Kind kind, String source, Throwable thrown) {
    Snippet snippet = Snippet.failed("e" + ++failed, kind, source, thrown);
    snippets.add(snippet);
    return snippet;
  }

  /** What {@code snippet}, which is not in here yet, declares anew. */
  public List<Declaration> replacedBy(Snippet snippet) {
    return all().stream()
        .filter(Snippet::active)
        .flatMap(earlier -> earlier.declares().stream())
        .filter(earlier -> snippet.declares().stream().anyMatch(anew -> anew.replaces(earlier)))
        .toList();
  }

  /**
   * The snippets that do nothing but declare something with one of {@code types}, or with a type
   * that is declared so, in the order in which they can be compiled again.
   */
  public List<Snippet> declaredWith(Set<String> types) {
    Set<String> changed = new LinkedHashSet<>(types);
    List<Snippet> users = new ArrayList<>();
    for (Snippet snippet : all()) {
      boolean declaration =
          snippet.kind() == Snippet.Kind.TYPE || snippet.kind() == Snippet.Kind.METHOD;
      List<String> own = snippet.declares(Kind.TYPE).stream().map(Declaration::name).toList();
      if (snippet.active()
          && declaration
          && types.stream().noneMatch(own::contains)
          && changed.stream().anyMatch(snippet::mentions)) {
        users.add(snippet);
        changed.addAll(own);
      }
    }
    return users;
  }

  /** Marks {@code dropped}; whoever holds their variables and methods takes those away. */
  public synchronized void drop(Snippet dropped) {
    snippets.replaceAll(
        snippet ->
            snippet.id().equals(dropped.id()) ? snippet.with(Snippet.State.DROPPED) : snippet);
  }

  public synchronized void clear() {
    snippets.clear();
    typed = 0;
    startup = 0;
    failed = 0;
  }

  /** Every snippet, those that failed or were replaced too. */
  public synchronized List<Snippet> all() {
    return List.copyOf(snippets);
  }

  /** Those that count: typed here, not failed, not replaced, not dropped. */
  public List<Snippet> active() {
    return all().stream().filter(snippet -> snippet.active() && !snippet.startup()).toList();
  }

  /** Those that made what there is: typed here and ran well, replaced by now or not. */
  public List<Snippet> lasting() {
    return all().stream()
        .filter(
            snippet ->
                !snippet.startup()
                    && (snippet.active() || snippet.state() == Snippet.State.REPLACED))
        .toList();
  }

  /** What counts of one kind, those of the startup script too. */
  public List<Declaration> declarations(Kind kind) {
    return all().stream()
        .filter(Snippet::active)
        .flatMap(snippet -> snippet.declares(kind).stream())
        .toList();
  }

  /** The {@code back}-th last snippet, 1 being the last one. */
  public Snippet last(int back) {
    List<Snippet> ran = all().stream().filter(snippet -> !snippet.startup()).toList();
    if (back < 1 || back > ran.size()) {
      throw Problem.usage(
          ran.isEmpty() ? "there is no snippet yet" : "there are only " + ran.size() + " snippets",
          "/list --all shows them");
    }
    return ran.get(ran.size() - back);
  }

  /**
   * The snippets that {@code words} name, in their order here: ids ({@code 3}, {@code s1}, {@code
   * e2}), ranges ({@code 1-4}), and names of variables, methods and types.
   */
  public List<Snippet> select(List<String> words) {
    Set<String> ids = new LinkedHashSet<>();
    words.forEach(word -> ids.addAll(named(word)));
    return all().stream().filter(snippet -> ids.contains(snippet.id())).toList();
  }

  private List<String> named(String word) {
    Matcher range = RANGE.matcher(word);
    List<Snippet> found = range.matches() ? within(range) : byName(word);
    if (found.isEmpty()) {
      throw Problem.usage(
          "no snippet goes by " + TerminalSafe.line(word) + Suggestions.didYouMean(word, names()),
          "/list --all shows their ids and what they declared");
    }
    return found.stream().map(Snippet::id).toList();
  }

  private List<Snippet> within(Matcher range) {
    int first = Integer.parseInt(range.group(2));
    int last = Integer.parseInt(range.group(3));
    Pattern id = Pattern.compile(range.group(1) + "([0-9]+)");
    return all().stream()
        .filter(
            snippet -> {
              Matcher number = id.matcher(snippet.id());
              return number.matches()
                  && first <= Integer.parseInt(number.group(1))
                  && Integer.parseInt(number.group(1)) <= last;
            })
        .toList();
  }

  /** A name means the snippets that count; an id means any. */
  private List<Snippet> byName(String word) {
    return all().stream()
        .filter(snippet -> snippet.id().equals(word) || snippet.active() && snippet.goesBy(word))
        .toList();
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Snippet snippet : all()) {
      names.add(snippet.id());
      if (snippet.active()) {
        snippet.declares().forEach(declaration -> names.add(declaration.name()));
      }
    }
    return names;
  }
}
