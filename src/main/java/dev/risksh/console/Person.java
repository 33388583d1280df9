package dev.risksh.console;

import java.util.Optional;

/** Who can be asked something while a command runs: somebody at a terminal, or nobody. */
public interface Person {
  /** There is nobody to ask: a pipe, a CI job. */
  Person NOBODY =
      new Person() {
        @Override
        public Optional<String> answer(String question) {
          return Optional.empty();
        }

        @Override
        public Optional<String> secret(String question) {
          return Optional.empty();
        }
      };

  /** Somebody is there and listens to something else: what needs an answer has to wait. */
  final class NotNow extends Problem {
    private static final long serialVersionUID = 1L;

    public NotNow() {
      super(ExitCode.USAGE, "a question has to be answered first", null);
    }
  }

  /**
   * What is typed in reply, maybe nothing; empty where nobody can be asked.
   *
   * @throws NotNow where somebody could later
   */
  Optional<String> answer(String question);

  /** The same for what must not be seen on the screen. */
  Optional<String> secret(String question);
}
