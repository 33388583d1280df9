package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Times;
import dev.risksh.okta.RateLimit;
import dev.risksh.okta.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A receipt: what the org took, and how many calls are left. */
final class ReceiptView implements View<Receipt> {
  private static final long WINDOW_SECONDS = 60;

  @Override
  public List<String> lines(Receipt receipt, Look look) {
    return List.of(
        look.style().green(receipt.status() + " Accepted")
            + "   "
            + what(receipt)
            + "   "
            + Times.took(receipt.took())
            + receipt
                .rateLimit()
                .map(limit -> "   " + left(limit, receipt.serverDate()))
                .orElse(""));
  }

  private static String what(Receipt receipt) {
    return receipt.events() == 0
        ? "sent raw"
        : Look.counted(receipt.events(), "event")
            + ", "
            + Look.counted(receipt.subjects().size(), "subject");
  }

  /** The server's clock has whole seconds, so a fresh window can seem a second too long. */
  private static String left(RateLimit limit, Instant serverDate) {
    long seconds = Duration.between(serverDate, limit.resetsAt()).toSeconds();
    return limit.remaining()
        + " of "
        + limit.limit()
        + " calls left, window resets in "
        + Math.max(0, Math.min(seconds, WINDOW_SECONDS))
        + " s";
  }

  @Override
  public JsonNode json(Receipt receipt) {
    ObjectNode json = Json.object();
    json.put("status", receipt.status());
    json.put("requestId", receipt.requestId().orElse(null));
    json.put("events", receipt.events());
    json.put("subjects", receipt.subjects().size());
    json.put("milliseconds", receipt.took().toMillis());
    receipt
        .rateLimit()
        .ifPresent(
            limit ->
                json.putObject("rateLimit")
                    .put("limit", limit.limit())
                    .put("remaining", limit.remaining())
                    .put("resetsAt", Json.time(limit.resetsAt())));
    return json;
  }
}
