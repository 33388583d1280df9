package dev.risksh.report;

import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The time that a scenario took, as a line on which bars are drawn: from 0 to 100 percent. */
record Track(Instant start, Duration length) {
  Track(ScenarioResult scenario) {
    this(start(scenario), length(scenario));
  }

  /** Before its first step a script is compiled, which nobody wants to see as a gap. */
  private static Instant start(ScenarioResult scenario) {
    return scenario.steps().stream()
        .map(StepResult::startedAt)
        .min(Instant::compareTo)
        .orElse(scenario.startedAt());
  }

  private static Duration length(ScenarioResult scenario) {
    Instant start = start(scenario);
    Duration all =
        scenario.steps().stream()
            .map(step -> Duration.between(start, step.startedAt()).plus(step.took()))
            .max(Duration::compareTo)
            .orElse(scenario.took());
    return all.isZero() || all.isNegative() ? Duration.ofMillis(1) : all;
  }

  Bar bar(Instant at, Duration took) {
    double from = percent(Duration.between(start, at));
    double to = percent(Duration.between(start, at).plus(took));
    return new Bar(text(from), text(to - from));
  }

  private double percent(Duration time) {
    return Math.max(0, Math.min(100, 100.0 * time.toNanos() / length.toNanos()));
  }

  static String text(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }

  /** Where a bar begins and how wide it is, as SVG has it. */
  record Bar(String x, String width) {}
}
