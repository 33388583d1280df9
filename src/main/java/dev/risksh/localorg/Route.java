package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One endpoint.
 *
 * @param path its segments, {@code *} for any value
 */
record Route(String method, List<String> path, Access access, Function<Call, Reply> handler) {

  static Route of(String method, String path, Access access, Function<Call, Reply> handler) {
    return new Route(method, List.of(path.substring(1).split("/")), access, handler);
  }

  /** The values that {@code segments} have where this path has a {@code *}, if it fits. */
  Optional<List<String>> match(List<String> segments) {
    if (segments.size() != path.size()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (path.get(i).equals("*") && !segments.get(i).isEmpty()) {
        values.add(segments.get(i));
      } else if (!path.get(i).equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
