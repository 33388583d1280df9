package dev.risksh.console;

import java.util.List;

/** Where results are shown: in which colours, how wide, and what becomes of many lines. */
public interface Screen {
  Style style();

  /** In columns; 0 when lines may be as long as they like. */
  int width();

  /** What is read, not copied: broken between its words where it is too wide. */
  default List<String> folded(List<String> lines) {
    return lines.stream().flatMap(line -> Folding.of(line, width()).stream()).toList();
  }

  /** Shows lines that are safe to print. */
  void show(List<String> lines);

  /** Standard output, all at once. */
  static Screen of(World world) {
    Style style = Style.of(world);
    return new Screen() {
      @Override
      public Style style() {
        return style;
      }

      @Override
      public int width() {
        return 0;
      }

      @Override
      public void show(List<String> lines) {
        lines.forEach(world.out()::println);
      }
    };
  }
}
