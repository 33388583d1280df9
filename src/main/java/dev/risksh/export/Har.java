package dev.risksh.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Redaction;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Exchanges as an HTTP archive, version 1.2, which the network panel of a browser opens. Every
 * field that the format requires is there; what is not known has the value that it has for that.
 */
public final class Har {
  private static final int UNKNOWN = -1;

  /**
   * The archive.
   *
   * @param json what its file holds
   * @param calls how many are in it
   */
  public record Archive(ObjectNode json, int calls) {
    @Override
    public String toString() {
      return "HTTP archive of " + calls + " calls";
    }
  }

  /**
   * Calls that belong together.
   *
   * @param took until all was done that they were made for
   */
  public record Page(String title, Instant startedAt, Duration took, List<Exchange> exchanges) {
    public Page {
      exchanges = List.copyOf(exchanges);
    }
  }

  private final boolean reveal;

  private Har(boolean reveal) {
    this.reveal = reveal;
  }

  /**
   * @param reveal whether the secrets stand in it as they are
   */
  public static Archive of(List<Exchange> exchanges, boolean reveal) {
    return new Archive(new Har(reveal).archive(exchanges), exchanges.size());
  }

  /** The calls of several scenarios, each a page of its own, without their secrets. */
  public static Archive ofPages(List<Page> pages) {
    return new Archive(
        new Har(false).archiveOfPages(pages),
        pages.stream().mapToInt(page -> page.exchanges().size()).sum());
  }

  private ObjectNode archive(List<Exchange> exchanges) {
    ObjectNode archive = begun();
    ArrayNode entries = ((ObjectNode) archive.get("log")).putArray("entries");
    exchanges.forEach(exchange -> entries.add(entry(exchange)));
    return archive;
  }

  private ObjectNode archiveOfPages(List<Page> all) {
    ObjectNode archive = begun();
    ObjectNode log = (ObjectNode) archive.get("log");
    ArrayNode pages = log.putArray("pages");
    ArrayNode entries = log.putArray("entries");
    for (Page page : all) {
      String id = "page_" + (pages.size() + 1);
      ObjectNode node = pages.addObject();
      node.put("startedDateTime", Json.time(page.startedAt()));
      node.put("id", id);
      node.put("title", shown(page.title()));
      node.putObject("pageTimings").put("onLoad", page.took().toMillis());
      page.exchanges()
          .forEach(exchange -> entries.addObject().put("pageref", id).setAll(entry(exchange)));
    }
    return archive;
  }

  private static ObjectNode begun() {
    ObjectNode archive = Json.object();
    ObjectNode log = archive.putObject("log");
    log.put("version", "1.2");
    log.putObject("creator").put("name", "risksh").put("version", version());
    return archive;
  }

  /** The jar knows it; classes that are in none do not. */
  private static String version() {
    return Optional.ofNullable(Har.class.getPackage().getImplementationVersion()).orElse("0");
  }

  private ObjectNode entry(Exchange exchange) {
    ObjectNode entry = Json.object();
    long millis = exchange.took().toMillis();
    entry.put("startedDateTime", Json.time(exchange.startedAt()));
    entry.put("time", millis);
    entry.set("request", request(exchange));
    entry.set("response", response(exchange));
    entry.putObject("cache");
    // We only know how long it took as a whole.
    entry.putObject("timings").put("send", 0).put("wait", millis).put("receive", 0);
    exchange.failure().ifPresent(failure -> entry.put("comment", failure));
    return entry;
  }

  private ObjectNode request(Exchange exchange) {
    ObjectNode request = Json.object();
    request.put("method", exchange.method());
    request.put("url", shown(exchange.url().toString()));
    request.put("httpVersion", "HTTP/1.1");
    request.putArray("cookies");
    request.set("headers", headers(exchange.requestHeaders()));
    request.set("queryString", pairs(Optional.ofNullable(exchange.url().getRawQuery())));
    exchange
        .requestBody()
        .ifPresent(
            body -> {
              String type = header(exchange.requestHeaders(), "Content-Type");
              ObjectNode data = request.putObject("postData");
              data.put("mimeType", type);
              data.set("params", pairs(Optional.of(body.reveal()).filter(any -> isForm(type))));
              data.put("text", shown(body.reveal()));
            });
    request.put("headersSize", UNKNOWN);
    request.put("bodySize", exchange.requestBody().map(body -> size(body.reveal())).orElse(0));
    return request;
  }

  /** Status 0 is how browsers write that there was no reply. */
  private ObjectNode response(Exchange exchange) {
    String body = exchange.replyBody().map(text -> text.reveal()).orElse("");
    ObjectNode response = Json.object();
    response.put("status", exchange.status().orElse(0));
    response.put("statusText", "");
    response.put("httpVersion", "HTTP/1.1");
    response.putArray("cookies");
    response.set("headers", headers(exchange.replyHeaders()));
    response
        .putObject("content")
        .put("size", size(body))
        .put("mimeType", header(exchange.replyHeaders(), "Content-Type"))
        .put("text", shown(body));
    response.put("redirectURL", header(exchange.replyHeaders(), "Location"));
    response.put("headersSize", UNKNOWN);
    response.put("bodySize", exchange.status().isPresent() ? size(body) : UNKNOWN);
    return response;
  }

  private ArrayNode headers(List<Header> headers) {
    ArrayNode array = Json.object().arrayNode();
    headers.forEach(
        header ->
            array
                .addObject()
                .put("name", header.name())
                .put("value", reveal ? header.value().reveal() : header.shown()));
    return array;
  }

  /** The fields of a query or a form, decoded. */
  private ArrayNode pairs(Optional<String> encoded) {
    ArrayNode array = Json.object().arrayNode();
    for (String pair : shown(encoded.orElse("")).split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        array
            .addObject()
            .put("name", decoded(equals < 0 ? pair : pair.substring(0, equals)))
            .put("value", equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return array;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private String shown(String text) {
    return reveal ? text : Redaction.text(text);
  }

  private static String header(List<Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(header -> header.value().reveal())
        .findFirst()
        .orElse("");
  }

  private static boolean isForm(String type) {
    return type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
