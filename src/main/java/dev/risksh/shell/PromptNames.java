package dev.risksh.shell;

import dev.risksh.completion.Names;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.Declaration.Kind;
import dev.risksh.groovy.Snippet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was declared at the prompt, as the snippets tell it. */
record PromptNames(LineRunner lines) implements Names {
  private static final int LONGEST_DESCRIPTION = 60;
  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?([\\w.]+?)(\\.\\*)?(?: as \\w+)?");

  @Override
  public Map<String, Class<?>> variables() {
    return lines.variables().types();
  }

  @Override
  public Map<String, Class<?>> methods() {
    Map<String, Class<?>> methods = new TreeMap<>();
    // Methods are many, and the types they return few; each is looked for in every jar.
    Map<String, Class<?>> types = new HashMap<>();
    for (Declaration method : declared(Kind.METHOD)) {
      String returned = method.text().substring(0, Math.max(0, method.text().indexOf(' ')));
      methods.put(
          method.name(), types.computeIfAbsent(returned, name -> type(name).orElse(Object.class)));
    }
    return methods;
  }

  @Override
  public Optional<Class<?>> type(String name) {
    return lines.type(name).or(() -> imported(name));
  }

  private Optional<Class<?>> imported(String name) {
    return declared(Kind.IMPORT).stream()
        .map(Declaration::text)
        .map(IMPORT::matcher)
        .filter(Matcher::matches)
        .flatMap(found -> candidate(found, name))
        .flatMap(full -> loaded(full).stream())
        .findFirst();
  }

  private static Stream<String> candidate(Matcher imported, String name) {
    String full = imported.group(1);
    if (imported.group(2) != null) {
      return Stream.of(full + "." + name);
    }
    return full.endsWith("." + name) ? Stream.of(full) : Stream.empty();
  }

  /** Not initialised, which would run code. */
  private static Optional<Class<?>> loaded(String name) {
    try {
      return Optional.of(Class.forName(name, false, PromptNames.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> types() {
    return Stream.of(Kind.TYPE, Kind.IMPORT)
        .flatMap(kind -> declared(kind).stream())
        .map(Declaration::name)
        .filter(name -> Character.isUpperCase(name.charAt(0)))
        .distinct()
        .toList();
  }

  @Override
  public List<String> snippets() {
    return lines.snippets().all().stream().map(Snippet::id).toList();
  }

  @Override
  public String snippet(String id) {
    return lines.snippets().all().stream()
        .filter(snippet -> snippet.id().equals(id))
        .findFirst()
        .map(snippet -> Redaction.text(snippet.source()))
        .map(text -> TerminalSafe.excerpt(text, LONGEST_DESCRIPTION))
        .orElse("");
  }

  private List<Declaration> declared(Kind kind) {
    return lines.snippets().declarations(kind);
  }
}
