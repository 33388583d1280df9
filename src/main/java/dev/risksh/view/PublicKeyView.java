package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import java.util.List;

/** The public half of a key: its JWK, ready to be pasted into the Admin Console. */
final class PublicKeyView implements View<PublicKey> {
  @Override
  public List<String> lines(PublicKey key, Look look) {
    return Json.pretty(json(key)).lines().map(TerminalSafe::line).toList();
  }

  @Override
  public JsonNode json(PublicKey key) {
    return Json.parse(key.jwk(), "the key");
  }
}
