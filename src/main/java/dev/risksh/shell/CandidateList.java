package dev.risksh.shell;

import dev.risksh.console.Style;
import dev.risksh.console.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;

/**
 * The list that Tab shows: a line for each candidate that has a description, columns for those that
 * speak for themselves.
 */
final class CandidateList {
  private static final String GAP = "  ";

  private final Style style;

  CandidateList(Style style) {
    this.style = style;
  }

  /** Lines of at most {@code width} columns. */
  List<String> lines(List<Candidate> candidates, int width) {
    Map<String, List<Candidate>> groups = new LinkedHashMap<>();
    candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::sort))
        .forEach(
            candidate ->
                groups
                    .computeIfAbsent(candidate.group(), group -> new ArrayList<>())
                    .add(candidate));
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          if (groups.size() > 1) {
            lines.add(style.dim(name));
          }
          lines.addAll(
              group.stream().anyMatch(c -> c.descr() != null)
                  ? described(group, width)
                  : columns(group, width));
        });
    return lines;
  }

  /** At most {@code rows} of {@code lines}, the last of which then says that there are more. */
  static List<String> cut(List<String> lines, int rows, String more) {
    if (lines.size() <= rows) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, rows - 1));
    cut.add("… " + (lines.size() - rows + 1) + " " + more);
    return cut;
  }

  private List<String> described(List<Candidate> group, int width) {
    int widest = widest(group);
    return group.stream()
        .map(
            candidate ->
                candidate.displ()
                    + " ".repeat(widest - TextWidth.of(candidate.displ()))
                    + GAP
                    + style.dim(candidate.descr() == null ? "" : candidate.descr()))
        .map(line -> TextWidth.cut(line, width))
        .toList();
  }

  /** Downwards first, as {@code ls} does it. */
  private static List<String> columns(List<Candidate> group, int width) {
    int column = widest(group) + GAP.length();
    int columns = Math.max(1, (width + GAP.length()) / column);
    int rows = (group.size() + columns - 1) / columns;
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int i = row; i < group.size(); i += rows) {
        String text = group.get(i).displ();
        line.append(text).append(" ".repeat(column - TextWidth.of(text)));
      }
      lines.add(TextWidth.cut(line.toString().stripTrailing(), width));
    }
    return lines;
  }

  private static int widest(List<Candidate> group) {
    return group.stream().mapToInt(c -> TextWidth.of(c.displ())).max().orElse(0);
  }
}
