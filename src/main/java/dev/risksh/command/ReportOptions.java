package dev.risksh.command;

import dev.risksh.console.World;
import dev.risksh.okta.OrgInfo;
import dev.risksh.report.ReportFormat;
import dev.risksh.report.Reports;
import dev.risksh.session.Session;
import dev.risksh.session.SessionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
        "Several with commas between them, or with the option several times;",
        "- for the file is standard output, and the progress goes to standard error then."
      })
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description =
          "Writes a bundle for a ticket: all reports, the calls, public keys, request ids, log"
              + " uuids, the scripts and checksums, in a .zip file.")
  private String evidence;

  /** Whether there is to be any. */
  boolean wanted() {
    return evidence != null || !reports.isEmpty();
  }

  /**
   * @param session as that of a scenario, to ask the org what it is
   * @param sources tells which files the run is made of
   */
  Reports open(World world, SessionOptions session, Supplier<Collection<Path>> sources) {
    return Reports.of(
        world,
        reports,
        Optional.ofNullable(evidence),
        wanted() ? sources.get() : List.of(),
        () -> ask(world, session),
        session.masks());
  }

  private static OrgInfo ask(World world, SessionOptions options) {
    try (Session session = new Session(world, options, line -> {})) {
      return session.orgInfo();
    }
  }

  /** What each report begins with, in a line. */
  static String formats() {
    return String.join(" ", new Formats());
  }

  /** What a report begins with: {@code html=}. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReportFormat.words().stream().map(word -> word + "=").iterator();
    }
  }
}
