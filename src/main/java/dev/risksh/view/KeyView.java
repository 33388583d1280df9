package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.SigningKey;
import java.util.List;

/** A key pair: its kind and kid; in JSON also the public half. */
final class KeyView implements View<SigningKey> {
  @Override
  public List<String> lines(SigningKey key, Look look) {
    return List.of(look.style().bold(key.describe()) + "   kid " + TerminalSafe.line(key.kid()));
  }

  @Override
  public JsonNode json(SigningKey key) {
    ObjectNode json = Json.object();
    json.put("kid", key.kid());
    json.put("algorithm", key.algorithm());
    json.set("publicJwk", Json.parse(key.publicJwk(), "the key"));
    return json;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(Table.Column.of("key"), Table.Column.of("kid").yielding(1));
  }

  @Override
  public List<String> row(SigningKey key, Look look) {
    return List.of(key.describe(), TerminalSafe.line(key.kid()));
  }
}
