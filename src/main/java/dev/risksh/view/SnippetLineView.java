package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayList;
import java.util.List;

/** A snippet behind its id, all its lines below each other. */
final class SnippetLineView implements View<SnippetLine> {
  private static final int ID_WIDTH = 4;

  @Override
  public List<String> lines(SnippetLine snippet, Look look) {
    List<String> text = text(snippet).lines().toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String id = i == 0 ? snippet.id() : "";
      String mark = i == 0 ? " : " : "   ";
      String note =
          i == 0 ? snippet.note().map(why -> look.style().dim("   (" + why + ")")).orElse("") : "";
      lines.add(" ".repeat(Math.max(0, ID_WIDTH - id.length())) + id + mark + text.get(i) + note);
    }
    return lines;
  }

  private static String text(SnippetLine snippet) {
    return Redaction.text(TerminalSafe.text(snippet.text()));
  }

  @Override
  public JsonNode json(SnippetLine snippet) {
    ObjectNode json = Json.object();
    json.put("id", snippet.id());
    json.put("text", Redaction.text(snippet.text()));
    snippet.note().ifPresent(note -> json.put("note", note));
    return json;
  }
}
