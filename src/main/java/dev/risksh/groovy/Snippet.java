package dev.risksh.groovy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One input of the prompt as it was typed, and what came of it.
 *
 * @param id {@code 1}, {@code 2} …; {@code s1} … from the startup script; {@code e1} … of those
 *     that failed
 * @param type the class of its value, where it had one
 * @param declares the names it gave a meaning
 * @param outcome its value, or of one that failed what was thrown
 */
public record Snippet(
    String id,
    Kind kind,
    String source,
    State state,
    Optional<Class<?>> type,
    List<Declaration> declares,
    Optional<Object> outcome) {

  /** What it is most of all. */
  public enum Kind {
    COMMAND,
    /** Ends with a value. */
    EXPRESSION,
    /** Ends with giving a value to a variable. */
    VARIABLE,
    /** Ends with anything else that runs. */
    STATEMENT,
    /** Only declares methods. */
    METHOD,
    /** Only declares types, and maybe methods. */
    TYPE,
    /** Only imports. */
    IMPORT
  }

  /** Whether it still counts. */
  public enum State {
    ACTIVE,
    /** All it declared was declared anew. */
    REPLACED,
    DROPPED,
    FAILED
  }

  public Snippet {
    declares = List.copyOf(declares);
  }

  /** A command that ran, with what it made. */
  public static Snippet command(
      String id, String source, Optional<Object> value, List<Declaration> declares) {
    Optional<Class<?>> type = value.map(Object::getClass);
    return new Snippet(id, Kind.COMMAND, source, State.ACTIVE, type, declares, value);
  }

  static Snippet failed(String id, Kind kind, String source, Throwable thrown) {
    return new Snippet(
        id, kind, source, State.FAILED, Optional.empty(), List.of(), Optional.of(thrown));
  }

  Snippet with(State other) {
    return new Snippet(id, kind, source, other, type, declares, outcome);
  }

  /** Whether it declares and does nothing, as a comment does. */
  public boolean isEmpty() {
    return kind == Kind.IMPORT && declares.isEmpty();
  }

  public boolean active() {
    return state == State.ACTIVE;
  }

  public boolean failed() {
    return state == State.FAILED;
  }

  public boolean startup() {
    return id.startsWith("s");
  }

  /** What it declared of one kind. */
  public List<Declaration> declares(Declaration.Kind declared) {
    return declares.stream().filter(declaration -> declaration.kind() == declared).toList();
  }

  /** Whether {@code name} is its id, its result ({@code $3}) or a name it declared. */
  boolean goesBy(String name) {
    return id.equals(name)
        || name.equals("$" + id)
        || declares.stream().anyMatch(declaration -> declaration.name().equals(name));
  }

  /** Whether {@code name} stands in it as a word. */
  boolean mentions(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source).find();
  }

  /** Whether every name it declared is declared anew by {@code later}. */
  boolean replacedBy(Snippet later) {
    return active()
        && !declares.isEmpty()
        && declares.stream()
            .allMatch(mine -> later.declares.stream().anyMatch(theirs -> theirs.replaces(mine)));
  }
}
