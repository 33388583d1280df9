package dev.risksh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /api/v1/logs} (Okta: System Log API); pages are walked by their {@code next} link. */
public final class LogsApi {
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,8000})>\\s*;\\s*rel=\"next\"");

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
    return new LogPage(entries, next(reply));
  }

  /** A link to another host is not followed: the token would go with it. */
  private Optional<String> next(Reply reply) {
    for (String link : reply.headersNamed("Link")) {
      Matcher matcher = NEXT.matcher(link);
      if (matcher.find()) {
        Optional<String> target = client.org().target(matcher.group(1));
        if (target.isPresent()) {
          return target;
        }
      }
    }
    return Optional.empty();
  }
}
