package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Json;
import dev.risksh.session.WebPage;
import java.util.List;

/** Where the System Log's page is. */
final class WebPageView implements View<WebPage> {
  @Override
  public List<String> lines(WebPage page, Look look) {
    String what = page.opened() ? "opened in your browser" : "to open in a browser";
    return List.of(page.link().toString(), look.style().dim(what + "; the link is good once"));
  }

  @Override
  public JsonNode json(WebPage page) {
    return Json.object().put("link", page.link().toString()).put("opened", page.opened());
  }
}
