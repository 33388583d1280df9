package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.risksh.console.TerminalSafe;
import java.util.List;

/** A revealed secret: just its text, ready to be piped or pasted. */
final class RevealedView implements View<Revealed> {
  @Override
  public List<String> lines(Revealed revealed, Look look) {
    return TerminalSafe.text(revealed.secret().reveal()).lines().toList();
  }

  @Override
  public JsonNode json(Revealed revealed) {
    return TextNode.valueOf(revealed.secret().reveal());
  }
}
