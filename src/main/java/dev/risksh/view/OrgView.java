package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.session.Org;
import java.util.List;

/** The org: its address, and where the choice came from. */
final class OrgView implements View<Org> {
  @Override
  public List<String> lines(Org org, Look look) {
    return List.of("org " + org + look.style().dim("   " + org.origin()));
  }

  @Override
  public JsonNode json(Org org) {
    return Json.object()
        .put("url", org.url().toString())
        .put("local", org.local())
        .put("from", org.origin());
  }
}
