package dev.risksh.localorg;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of paths.
 *
 * @param segments what stands between the slashes, {@code *} for any value
 */
record PathPattern(List<String> segments) {

  static PathPattern of(String path) {
    return new PathPattern(List.of(path.substring(1).split("/")));
  }

  /** The segments of a path as called; an encoded slash does not make it longer. */
  static List<String> split(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(1).split("/", -1)) {
      segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return segments;
  }

  /** The values that {@code called} has where this has a {@code *}, if it fits. */
  Optional<List<String>> match(List<String> called) {
    if (called.size() != segments.size()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < called.size(); i++) {
      if (segments.get(i).equals("*") && !called.get(i).isEmpty()) {
        values.add(called.get(i));
      } else if (!segments.get(i).equals(called.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
