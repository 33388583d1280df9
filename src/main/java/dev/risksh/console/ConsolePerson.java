package dev.risksh.console;

import java.io.Console;
import java.util.Optional;

/** Somebody at the terminal that this process was started from. */
record ConsolePerson(Console console) implements Person {
  /** Whoever is there: on the other side of both standard input and standard output, or nobody. */
  static Person ofThisProcess() {
    Console console = System.console();
    return console == null ? NOBODY : new ConsolePerson(console);
  }

  @Override
  public Optional<String> answer(String question) {
    return Optional.ofNullable(console.readLine("%s", question));
  }

  @Override
  public Optional<String> secret(String question) {
    return Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
  }
}
