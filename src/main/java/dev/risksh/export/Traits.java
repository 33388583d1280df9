package dev.risksh.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange taken apart into what can differ: each header, each field of a form, each member of a
 * JSON body, and what the JWTs among them say, which is no secret.
 */
final class Traits {
  private static final int MOST = 5000;

  private final Map<String, String> traits = new LinkedHashMap<>();

  private Traits() {}

  /** Values as they were, by a name for where they stand. */
  static Map<String, String> of(Exchange exchange) {
    Traits traits = new Traits();
    traits.add("method", exchange.method());
    traits.add("address", exchange.url().resolve("/").toString());
    traits.add("path", exchange.url().getRawPath());
    traits.fields("query ", Optional.ofNullable(exchange.url().getRawQuery()).orElse(""));
    exchange.requestHeaders().forEach(header -> traits.header("request ", header));
    exchange.requestBody().ifPresent(body -> traits.body("request body", body.reveal()));
    traits.add("status", exchange.outcome());
    exchange.replyHeaders().forEach(header -> traits.header("reply ", header));
    exchange.replyBody().ifPresent(body -> traits.body("reply body", body.reveal()));
    return traits.traits;
  }

  /** A name that is there already gets a number. */
  private void add(String name, String value) {
    if (traits.size() >= MOST) {
      return;
    }
    String unique = name;
    for (int count = 2; traits.containsKey(unique); count++) {
      unique = name + " #" + count;
    }
    traits.put(unique, value);
    jwt(unique, value);
  }

  private void header(String side, Header header) {
    add(side + header.name().toLowerCase(Locale.ROOT), header.value().reveal());
  }

  private void body(String name, String text) {
    Optional<JsonNode> json = Json.tryParse(text);
    if (json.isPresent()) {
      json(name, json.get());
    } else if (text.contains("=") && !text.contains(" ")) {
      fields(name + " ", text);
    } else {
      add(name, text);
    }
  }

  private void fields(String prefix, String encoded) {
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        add(prefix + decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
  }

  private void json(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(member -> json(path + "." + member.getKey(), member.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        json(path + "[" + i + "]", node.get(i));
      }
    } else {
      add(path, node.isTextual() ? node.asText() : node.toString());
    }
  }

  /** Header and claims of a JWT, bare or behind a scheme. */
  private void jwt(String name, String value) {
    String[] parts = value.substring(value.lastIndexOf(' ') + 1).split("\\.", -1);
    if (parts.length != 3 || !parts[0].startsWith("eyJ")) {
      return;
    }
    decodedJson(parts[0]).ifPresent(header -> json(name + " header", header));
    decodedJson(parts[1]).ifPresent(claims -> json(name + " claims", claims));
  }

  private static Optional<JsonNode> decodedJson(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      return Json.tryParse(new String(bytes, StandardCharsets.UTF_8)).filter(JsonNode::isObject);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
