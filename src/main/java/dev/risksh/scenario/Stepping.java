package dev.risksh.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Where a run pauses, and with which step it begins and ends. A step goes by its name, the
 * beginning of it or its number.
 *
 * @param each whether there is a pause before every step
 * @param from the first step that is run; empty for the very first
 * @param until the last one; empty for the very last
 * @param breaks the steps to pause before
 * @param onFailure whether there is a pause where a step failed
 * @param stepper asked at each pause; empty where there is none
 */
public record Stepping(
    boolean each,
    Optional<String> from,
    Optional<String> until,
    List<String> breaks,
    boolean onFailure,
    Optional<Stepper> stepper) {

  /** All steps, without a pause. */
  public static final Stepping NONE =
      new Stepping(false, Optional.empty(), Optional.empty(), List.of(), false, Optional.empty());

  public Stepping {
    breaks = List.copyOf(breaks);
  }

  /** Whether there may be a pause. */
  public boolean pauses() {
    return each || onFailure || !breaks.isEmpty();
  }

  /** Whether a step of one script is named. */
  public boolean names() {
    return from.isPresent() || until.isPresent() || !breaks.isEmpty();
  }
}
