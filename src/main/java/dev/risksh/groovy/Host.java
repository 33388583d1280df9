package dev.risksh.groovy;

import dev.risksh.session.Session;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Who runs Groovy: the prompt or a scenario. */
public interface Host {
  Session session();

  /** A word of the DSL made {@code value}. */
  void made(Object value);

  /** A script prints {@code text}, line ends included. */
  void print(String text);

  /** Runs {@code body}, of which only the outcome is worth telling; returns what it returns. */
  default Object quietly(Closure<?> body) {
    return body.call();
  }

  /**
   * Runs {@code body}, of which nothing is worth telling when it fails; returns what it returns.
   */
  default Object attempt(Supplier<Object> body) {
    return body.get();
  }

  /** A part of a scenario is to run, a cleanup at its end; returns what its body returns. */
  Object step(StepSpec spec, Closure<?> body);

  /** What the script was given from outside. */
  default Given given() {
    return Given.NOTHING;
  }

  /** The script brings rows to be run with, which whoever runs it has asked it for before. */
  default void where(List<? extends Map<String, ?>> rows) {}
}
