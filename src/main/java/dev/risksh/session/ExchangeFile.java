package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.AtomicFile;
import dev.risksh.console.Json;
import dev.risksh.console.LockFile;
import dev.risksh.console.Problem;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The latest calls of a saved session, {@code exchanges.json}, so that {@code risksh http} shows
 * what the process before it did. They are redacted before they are written.
 */
final class ExchangeFile {
  private static final int KEPT = 50;
  private static final int KEPT_CHARACTERS = 1 << 20;
  private static final int LONGEST_BODY = 100_000;

  private final Optional<Path> file;

  /**
   * @param folder of the session; empty for one in memory, which keeps nothing
   */
  ExchangeFile(Optional<Path> folder) {
    file = folder.map(path -> path.resolve("exchanges.json"));
  }

  /** What earlier processes did; a file that cannot be read is passed over. */
  List<Exchange> read() {
    List<Exchange> exchanges = new ArrayList<>();
    if (file.filter(Files::isRegularFile).isPresent()) {
      try {
        for (JsonNode node : Json.parse(Files.readString(file.get()), "the saved calls")) {
          exchanges.add(exchange(node));
        }
      } catch (IOException | Problem | IllegalArgumentException | DateTimeException unreadable) {
        return List.of();
      }
    }
    return exchanges;
  }

  int lastNumber() {
    return read().stream().mapToInt(Exchange::number).max().orElse(0);
  }

  /** Keeps {@code made} behind those of earlier processes, and drops the oldest. */
  void append(List<Exchange> made, Consumer<String> notices) {
    if (file.isEmpty() || made.isEmpty()) {
      return;
    }
    try {
      AtomicFile.makeFolder(file.get().getParent(), true);
      LockFile.holding(file.get().resolveSibling("session.lock"), () -> write(made));
    } catch (IOException | Problem e) {
      notices.accept("the calls could not be saved: " + AtomicFile.reason(e));
    }
  }

  private void write(List<Exchange> made) {
    List<Exchange> all = new ArrayList<>(read());
    all.addAll(made);
    ArrayNode kept = Json.object().arrayNode();
    int characters = 0;
    for (int i = all.size() - 1; i >= 0 && kept.size() < KEPT; i--) {
      ObjectNode node = node(all.get(i));
      characters += node.toString().length();
      if (characters > KEPT_CHARACTERS) {
        break;
      }
      kept.insert(0, node);
    }
    AtomicFile.write(file.orElseThrow(), Json.compact(kept).getBytes(StandardCharsets.UTF_8), true);
  }

  private static ObjectNode node(Exchange exchange) {
    ObjectNode node = Json.object();
    node.put("number", exchange.number());
    node.put("startedAt", exchange.startedAt().toString());
    node.put("took", exchange.took().toString());
    node.put("method", exchange.method());
    node.put("url", exchange.shownUrl());
    node.set("requestHeaders", node(exchange.requestHeaders()));
    exchange.shownRequestBody().ifPresent(body -> node.put("requestBody", cut(body)));
    exchange.status().ifPresent(status -> node.put("status", status));
    node.set("replyHeaders", node(exchange.replyHeaders()));
    exchange.shownReplyBody().ifPresent(body -> node.put("replyBody", cut(body)));
    exchange.failure().ifPresent(failure -> node.put("failure", failure));
    return node;
  }

  private static ArrayNode node(List<Header> headers) {
    ArrayNode array = Json.object().arrayNode();
    headers.forEach(header -> array.addArray().add(header.name()).add(header.shown()));
    return array;
  }

  private static String cut(String body) {
    return body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY) + "…";
  }

  private static Exchange exchange(JsonNode node) {
    return new Exchange(
        node.path("number").asInt(),
        Instant.parse(node.path("startedAt").asText()),
        Duration.parse(node.path("took").asText()),
        node.path("method").asText(),
        URI.create(node.path("url").asText()),
        headers(node.path("requestHeaders")),
        text(node, "requestBody").map(Secret::of),
        node.has("status") ? OptionalInt.of(node.path("status").asInt()) : OptionalInt.empty(),
        headers(node.path("replyHeaders")),
        text(node, "replyBody").map(Secret::of),
        text(node, "failure"));
  }

  private static List<Header> headers(JsonNode array) {
    List<Header> headers = new ArrayList<>();
    array.forEach(
        pair -> headers.add(new Header(pair.path(0).asText(), Secret.of(pair.path(1).asText()))));
    return List.copyOf(headers);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.path(name).textValue());
  }
}
