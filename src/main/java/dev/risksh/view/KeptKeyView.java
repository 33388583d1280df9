package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Table;
import dev.risksh.console.TerminalSafe;
import dev.risksh.session.KeptKey;
import java.util.ArrayList;
import java.util.List;

/** A key pair in the list of them: which one is in use, and what is special about it. */
final class KeptKeyView implements View<KeptKey> {
  private static final KeyView KEY = new KeyView();

  @Override
  public List<String> lines(KeptKey kept, Look look) {
    return KEY.lines(kept.key(), look);
  }

  @Override
  public JsonNode json(KeptKey kept) {
    ObjectNode json = KEY.json(kept.key());
    json.put("inUse", kept.inUse());
    kept.elsewhere().ifPresent(origin -> json.put("from", origin));
    return json;
  }

  @Override
  public List<Table.Column> columns() {
    return List.of(
        Table.Column.of(""),
        Table.Column.of("key"),
        Table.Column.of("kid").yielding(1),
        Table.Column.of(""));
  }

  @Override
  public List<String> row(KeptKey kept, Look look) {
    List<String> notes = new ArrayList<>();
    if (kept.inUse()) {
      notes.add("in use");
    }
    if (kept.key().isProtected()) {
      notes.add("passphrase");
    }
    kept.elsewhere().ifPresent(origin -> notes.add("from " + TerminalSafe.line(origin)));
    return List.of(
        kept.inUse() ? look.style().green("✓") : "",
        kept.key().describe(),
        TerminalSafe.line(kept.kid()),
        String.join(", ", notes));
  }
}
