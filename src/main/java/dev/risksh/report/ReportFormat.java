package dev.risksh.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that a report can have. */
public enum ReportFormat {
  JUNIT,
  JSON,
  NDJSON,
  TAP,
  HTML,
  HAR,
  MARKDOWN;

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
