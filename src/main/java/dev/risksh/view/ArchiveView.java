package dev.risksh.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.export.Har;
import java.util.List;

/** An HTTP archive: the JSON of its file, for people and programs alike. */
final class ArchiveView implements View<Har.Archive> {
  @Override
  public List<String> lines(Har.Archive archive, Look look) {
    return JsonViews.text(archive).lines().toList();
  }

  @Override
  public JsonNode json(Har.Archive archive) {
    return archive.json();
  }
}
