package dev.risksh.groovy;

/**
 * A name that a snippet gave a meaning.
 *
 * @param name {@code x}, {@code twice}, {@code Foo}, {@code java.util.regex.*}
 * @param key what a later declaration must have in common to replace it: a method's parameter types
 *     belong to it
 * @param text as a list shows it: {@code def twice(int x)}
 */
public record Declaration(Kind kind, String name, String key, String text) {
  /** What a name can stand for. */
  public enum Kind {
    VARIABLE,
    METHOD,
    TYPE,
    IMPORT
  }

  /** A variable that was declared with a type, or none. */
  static Declaration variable(String name, String text) {
    return new Declaration(Kind.VARIABLE, name, name, text);
  }

  /** A variable that was given a value. */
  public static Declaration variable(String name) {
    return variable(name, name);
  }

  /** Whether this makes {@code earlier} unreachable. */
  boolean replaces(Declaration earlier) {
    return kind == earlier.kind && key.equals(earlier.key);
  }
}
