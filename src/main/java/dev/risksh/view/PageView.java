package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jline.utils.AttributedString;

/** A page: as it is; for programs a line for each, without colours. */
final class PageView implements View<Page> {
  @Override
  public List<String> lines(Page page, Look look) {
    return page.lines();
  }

  @Override
  public JsonNode json(Page page) {
    return JsonViews.of(page.lines().stream().map(AttributedString::stripAnsi).toList());
  }
}
