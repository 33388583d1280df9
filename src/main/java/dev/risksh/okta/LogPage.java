package dev.risksh.okta;

import java.util.List;
import java.util.Optional;

/**
 * One page of the System Log.
 *
 * @param next the target of the page after it; when polling there always is one
 */
public record LogPage(List<LogEntry> entries, Optional<String> next) {
  public LogPage {
    entries = List.copyOf(entries);
  }
}
