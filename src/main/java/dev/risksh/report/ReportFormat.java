package dev.risksh.report;

import dev.risksh.scenario.Keeping.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that a report can have. */
public enum ReportFormat {
  JUNIT(Wanted.LINES),
  JSON(Wanted.LINES),
  NDJSON(Wanted.RESULTS),
  TAP(Wanted.LINES),
  HTML(Wanted.BODIES),
  HAR(Wanted.BODIES),
  MARKDOWN(Wanted.CALLS);

  private final Wanted wanted;

  ReportFormat(Wanted wanted) {
    this.wanted = wanted;
  }

  /** What it shows of scenarios that passed, or has to know of them when the run is over. */
  Wanted wanted() {
    return wanted;
  }

  /** As it is written on the command line: {@code junit}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All that there are, as they are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::word).toList();
  }

  static Optional<ReportFormat> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equalsIgnoreCase(word)).findFirst();
  }
}
