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

  /** What is typed in reply, maybe nothing; empty where nobody can be asked. */
  Optional<String> answer(String question);

  /** The same for what must not be seen on the screen. */
  Optional<String> secret(String question);
}
