package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/v1/logs} (Okta: System Log API); pages are walked by their {@code next} link. */
public final class LogsApi {

  private final OktaClient client;
  private final Auth auth;

  public LogsApi(OktaClient client, Auth auth) {
    this.client = client;
    this.auth = auth;
  }

  public LogPage first(LogQuery query) {
    return page(query.target());
  }

  /** The page behind a {@link LogPage#next} link. */
  public LogPage follow(String next) {
    return page(next);
  }

  private LogPage page(String target) {
    Reply reply = client.expect(Call.get(target).with(auth), 200);
    List<LogEntry> entries = new ArrayList<>();
    for (JsonNode node : reply.objects()) {
      entries.add(LogEntry.of(node));
    }
    return new LogPage(entries, NextLink.of(reply, client.org()));
  }
}
