package dev.risksh.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.SigningKey;
import java.util.List;

/** A key pair: its kind and kid; in JSON also the public half. */
final class KeyView implements View<SigningKey> {
  @Override
  public List<String> lines(SigningKey key, Look look) {
    return List.of(
        look.style().bold(key.describe())
            + "   kid "
            + TerminalSafe.line(key.kid())
            + (key.isProtected() ? "   under a passphrase" : ""));
  }

  @Override
  public ObjectNode json(SigningKey key) {
    ObjectNode json = Json.object();
    json.put("kid", key.kid());
    json.put("algorithm", key.algorithm());
    json.put("protected", key.isProtected());
    json.set("publicJwk", Json.parse(key.publicJwk(), "the key"));
    return json;
  }
}
