package dev.risksh.groovy;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.Map;

/** The words for what takes its time. */
public interface WaitingWords extends Words {
  /** {@code eventually { assert … }}. */
  @Does(
      "Runs a block again and again until it passes, without an error or false; returns its value.")
  default Object eventually(Closure<?> body) {
    return eventually(Map.of(), body);
  }

  /** {@code eventually(within: 30.seconds, every: 1.second) { assert … }}. */
  @Takes(name = "within", value = "How long to go on trying. Default: 30.seconds.")
  @Takes(name = "every", value = "How long to wait between two tries. Default: 1.second.")
  default Object eventually(Map<String, ?> named, Closure<?> body) {
    Arguments arguments = Arguments.of(WaitingWords.class, "eventually", named);
    return new Patience(
            host(),
            arguments.duration("within").orElse(Duration.ofSeconds(30)),
            arguments.duration("every").orElse(Duration.ofSeconds(1)))
        .until(Arguments.needed(body, "eventually", "a block: { … }"));
  }
}
