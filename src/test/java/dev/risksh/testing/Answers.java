package dev.risksh.testing;

import dev.risksh.console.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A person who gives these answers, one after the other, and then has gone. */
public final class Answers implements Person {
  private final Deque<String> answers;
  private final List<String> questions = new ArrayList<>();
  private boolean unseen = true;

  public Answers(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public Optional<String> answer(String question) {
    unseen = false;
    return next(question);
  }

  @Override
  public Optional<String> secret(String question) {
    return next(question);
  }

  private Optional<String> next(String question) {
    questions.add(question);
    return Optional.ofNullable(answers.poll());
  }

  /** What was asked. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  /** Whether no answer was to be seen on the screen. */
  public boolean unseen() {
    return unseen;
  }
}
