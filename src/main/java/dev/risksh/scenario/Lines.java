package dev.risksh.scenario;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The lines of one step: what it made, and what it printed. However much a script prints, the first
 * and the last lines are kept, and how many were left out between them. Several threads may add.
 */
final class Lines {
  private static final int FIRST = 500;
  private static final int LAST = 500;
  private static final int LONGEST = 8000;

  private final List<String> first = new ArrayList<>();
  private final Deque<String> last = new ArrayDeque<>();
  private final StringBuilder unended = new StringBuilder();

  /** How many were added, those left out too. */
  private long count;

  /** The characters of the line that is being printed which were not kept. */
  private long cut;

  /** How much there was at some moment, to go back to. */
  record Mark(int first, List<String> last, long count) {}

  /** Adds whole lines, as they are. */
  synchronized void add(List<String> lines) {
    endLine();
    lines.forEach(this::keep);
  }

  /** A report has no place for a secret, and none for what a terminal would obey. */
  synchronized void print(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      append(text, from, end);
      keepUnended();
      from = end + 1;
    }
    append(text, from, text.length());
  }

  private void append(String text, int from, int to) {
    int room = Math.min(to - from, LONGEST - unended.length());
    unended.append(text, from, from + room);
    cut += to - from - room;
  }

  private void endLine() {
    if (unended.length() > 0) {
      keepUnended();
    }
  }

  private void keepUnended() {
    String more = cut == 0 ? "" : "… (" + cut + " more characters)";
    keep(Redaction.text(TerminalSafe.text(unended.toString())) + more);
    unended.setLength(0);
    cut = 0;
  }

  private void keep(String line) {
    count++;
    if (first.size() < FIRST) {
      first.add(line);
    } else {
      last.addLast(line);
      if (last.size() > LAST) {
        last.removeFirst();
      }
    }
  }

  synchronized Mark mark() {
    endLine();
    return new Mark(first.size(), List.copyOf(last), count);
  }

  /** Forgets what was added since {@code mark}. */
  synchronized void backTo(Mark mark) {
    unended.setLength(0);
    cut = 0;
    first.subList(mark.first(), first.size()).clear();
    last.clear();
    last.addAll(mark.last());
    count = mark.count();
  }

  /** All that was kept, and begins anew. */
  synchronized List<String> take() {
    endLine();
    List<String> lines = new ArrayList<>(first);
    long leftOut = count - first.size() - last.size();
    if (leftOut > 0) {
      lines.add("… " + leftOut + " lines left out …");
    }
    lines.addAll(last);
    first.clear();
    last.clear();
    count = 0;
    return lines;
  }

  synchronized boolean isEmpty() {
    return count == 0 && unended.length() == 0;
  }
}
