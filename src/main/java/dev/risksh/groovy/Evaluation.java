package dev.risksh.groovy;

import java.util.List;
import java.util.Optional;

/**
 * What came of a snippet of Groovy.
 *
 * @param hasValue whether it ends with a value; one that is null says something then
 * @param variable the variable that holds the value, where the snippet ends with it or with giving
 *     it one
 * @param declares the names it gave a meaning
 */
public record Evaluation(
    Object value,
    boolean hasValue,
    Snippet.Kind kind,
    Optional<String> variable,
    List<Declaration> declares) {

  /** The snippet that is kept of it. */
  public Snippet snippet(String id, String source) {
    return new Snippet(
        id,
        kind,
        source,
        Snippet.State.ACTIVE,
        Optional.ofNullable(value).map(Object::getClass),
        declares,
        Optional.ofNullable(value));
  }
}
