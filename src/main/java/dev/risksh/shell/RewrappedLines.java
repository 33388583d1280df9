package dev.risksh.shell;

import java.util.List;

/**
 * Where the cursor stands once a terminal of another width has broken its lines anew.
 *
 * @param above how wide each line is that stands above the cursor's
 * @param column how far into its own line the cursor is
 */
record RewrappedLines(List<Integer> above, int column) {

  /** How many rows there are above the cursor's, at so many columns. */
  int rowsAbove(int columns) {
    int rows = column / columns;
    for (int width : above) {
      rows += Math.max(1, (width + columns - 1) / columns);
    }
    return rows;
  }
}
