package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.KeyFormat;
import dev.risksh.session.ExportedKey;
import java.nio.file.Path;
import java.util.List;

/**
 * Keys that have left: where to, or as they are, ready to be pasted. A private one gets here
 * without a file only when its owner said so.
 */
final class ExportedKeyView implements View<ExportedKey> {
  @Override
  public List<String> lines(ExportedKey key, Look look) {
    return key.file()
        .map(file -> List.of(written(key, file)))
        .orElseGet(() -> key.text().reveal().lines().map(TerminalSafe::line).toList());
  }

  private static String written(ExportedKey key, Path file) {
    return (key.whole() ? "private" : "public")
        + " key written to "
        + TerminalSafe.line(file.toString())
        + (key.whole() ? ", for its owner only" : "");
  }

  @Override
  public boolean toPaste(ExportedKey key) {
    return key.file().isEmpty();
  }

  @Override
  public JsonNode json(ExportedKey key) {
    if (key.file().isEmpty() && key.format() != KeyFormat.PEM) {
      return Json.parse(key.text().reveal(), "the key");
    }
    ObjectNode json = Json.object();
    json.put("format", key.format().label());
    json.put("private", key.whole());
    key.file()
        .ifPresentOrElse(
            file -> json.put("file", file.toString()),
            () -> json.put(key.format().label(), key.text().reveal()));
    return json;
  }
}
