package dev.risksh.localorg;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that goes wrong on purpose, so that failure can be rehearsed.
 *
 * @param method the HTTP method of the calls it hits, or null for any
 * @param path the path of the calls it hits, {@code *} for any segment, or null for any path
 * @param status what {@link Kind#STATUS} and {@link Kind#HTML} answer
 * @param error what {@link Kind#ERROR} refuses a token with, by Okta's internal code
 * @param seconds how long {@link Kind#SLOW} and {@link Kind#DELAY_LOG} take, and when a 429 ends
 * @param left how many more times it happens
 */
record Fault(
    String id,
    Kind kind,
    String method,
    String path,
    int status,
    String error,
    double seconds,
    int left) {

  /** Where a fault happens. */
  enum Stage {
    CALL,
    TOKEN,
    LOG
  }

  /** What goes wrong. */
  enum Kind {
    /** The call is answered with an error of Okta's and nothing is done. */
    STATUS(Stage.CALL, false),
    /** A page for people comes back, as from a proxy, and nothing is done. */
    HTML(Stage.CALL, false),
    /** Nothing is done and no answer ever comes. */
    HANG(Stage.CALL, false),
    /** The connection is cut and nothing is done. */
    CUT_BEFORE(Stage.CALL, false),
    /** All is done, the connection is cut and no answer comes. */
    CUT_AFTER(Stage.CALL, true),
    /** All is done, and half of the answer comes before the connection is cut. */
    HALF(Stage.CALL, true),
    /** All is done, late. */
    SLOW(Stage.CALL, true),
    /** A token is refused. */
    ERROR(Stage.TOKEN, true),
    /** An entry of the System Log is lost. */
    LOSE_LOG(Stage.LOG, true),
    /** An entry of the System Log is there late. */
    DELAY_LOG(Stage.LOG, true);

    private final Stage stage;
    private final boolean done;

    Kind(Stage stage, boolean done) {
      this.stage = stage;
      this.done = done;
    }

    static Optional<Kind> of(String wire) {
      return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    /** The names of all, for people. */
    static String all() {
      return Arrays.stream(values()).map(Kind::wire).collect(Collectors.joining(", "));
    }

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean happensAt(Stage stage) {
    return kind.stage == stage;
  }

  /** Whether what was asked for is done all the same. */
  @JsonIgnore
  boolean isDone() {
    return kind.done;
  }

  /** Whether a call is hit. */
  boolean hits(String calledMethod, List<String> calledPath) {
    return (method == null || method.equals(calledMethod))
        && (path == null || PathPattern.of(path).match(calledPath).isPresent());
  }

  Fault happened() {
    return new Fault(id, kind, method, path, status, error, seconds, left - 1);
  }
}
