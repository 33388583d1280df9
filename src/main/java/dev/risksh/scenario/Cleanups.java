package dev.risksh.scenario;

import groovy.lang.Closure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is to run when the script has ended: what was asked for last comes first. */
final class Cleanups {
  private final Deque<Cleanup> waiting = new ArrayDeque<>();

  /** Those of a text of the script that has a newer one. */
  private final List<Cleanup> old = new ArrayList<>();

  record Cleanup(Part part, Closure<?> body) {}

  /** A cleanup that the script had before it was edited is replaced by the one it has now. */
  void push(Part part, Closure<?> body) {
    old.stream()
        .filter(one -> one.part().name().equals(part.name()))
        .findFirst()
        .ifPresent(
            one -> {
              old.remove(one);
              waiting.remove(one);
            });
    waiting.push(new Cleanup(part, body));
  }

  /** The script has a new text, which may ask for the same ones once more. */
  void newText() {
    old.clear();
    old.addAll(waiting);
  }

  /** The next to run; empty when none is left. */
  Optional<Cleanup> pop() {
    return Optional.ofNullable(waiting.poll());
  }
}
