package dev.risksh.groovy;

import dev.risksh.session.Session;

/** What the words of each subject need; none of these is a word itself. */
public interface Words {
  /** Who runs the script. */
  Host host();

  default Session session() {
    return host().session();
  }

  /** Tells the host what a word made. */
  default <T> T made(T value) {
    host().made(value);
    return value;
  }
}
