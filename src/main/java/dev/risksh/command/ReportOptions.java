package dev.risksh.command;

import dev.risksh.console.World;
import dev.risksh.report.ReportFormat;
import dev.risksh.report.Reports;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** What a run is to leave behind. */
final class ReportOptions {
  @Option(
      names = "--report",
      split = ",",
      paramLabel = "FORMAT=FILE",
      completionCandidates = Formats.class,
      description = {
        "Writes a report: junit, json, ndjson, tap, html, har or markdown.",
        "Several with commas between them, or with the option several times."
      })
  private List<String> reports = new ArrayList<>();

  Reports open(World world) {
    return Reports.of(world, reports);
  }

  /** What a report begins with: {@code html=}. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReportFormat.words().stream().map(word -> word + "=").iterator();
    }
  }
}
