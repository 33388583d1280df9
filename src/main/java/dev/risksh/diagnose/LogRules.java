package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;

/** What the System Log says to a question (Okta: System Log API; System Log query guide). */
final class LogRules {
  private static final String LOGS = "/api/v1/logs";
  private static final String FILTER =
      "/log --filter 'eventType eq \"security.risk.signal.consume\"'";
  private static final String SINCE = "/log --since 10m   or a time such as 2026-01-31T12:00:00Z";

  static final List<Rule> TABLE =
      List.of(
          said(
                  "E0000001",
                  "reeform search",
                  because("A word to search for is too long, or there are too many.")
                      .seeing("Okta takes ten words of 40 characters each")
                      .trying("/log -q WORDS   fewer or shorter ones", FILTER))
              .at(LOGS),
          said(
                  "E0000001",
                  "limit",
                  because("The log gives 0 to 1000 entries at a time.").trying("/log --limit 1000"))
              .at(LOGS),
          said(
                  "E0000001",
                  "after",
                  because("The place to go on from is not one that the log gave.")
                      .trying("/log   from the beginning; risksh follows the log's own links"))
              .at(LOGS),
          said(
                  "E0000001",
                  "date",
                  because("A time in the question is not written as Okta wants it.").trying(SINCE))
              .at(LOGS),
          said(
              "E0000053",
              "180 days",
              because("The log is asked for a time that it no longer takes: 180 days back at most.")
                  .seeing("entries are kept for 90 days")
                  .trying(SINCE)),
          code(
              "E0000053",
              because("The log cannot read the filter: a name or an operator in it is unknown.")
                  .seeing(
                      "operators are eq, ne, gt, ge, lt, le, co, sw and pr; names have their case")
                  .trying(FILTER, "/log -q WORDS   searches without a filter")),
          code(
              "E0000031",
              because("The log does not do this comparison on this field.")
                  .trying(FILTER, "use eq or sw instead of co or ne", "/log -q WORDS")),
          code(
                  "E0000009",
                  because("The question took the log too long; it gives up after 30 seconds.")
                      .trying(SINCE, "/log --limit 20", FILTER))
              .at(LOGS));

  private LogRules() {}
}
