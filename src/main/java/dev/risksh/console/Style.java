package dev.risksh.console;

import java.util.function.Supplier;

/** Bold, dim and the basic colours, or none of them where nobody would see them. */
public final class Style {
  private static final Style PLAIN = new Style(() -> Theme.NONE);
  private static final Style DARK = new Style(() -> Theme.DARK);

  private static final int NORMAL_INTENSITY = 22;
  private static final int NO_UNDERLINE = 24;
  private static final int NORMAL_COLOUR = 39;

  private final Supplier<Theme> theme;

  private Style(Supplier<Theme> theme) {
    this.theme = theme;
  }

  /** Leaves every text as it is. */
  public static Style plain() {
    return PLAIN;
  }

  /** Uses the terminal's own sixteen colours, so that they suit its background. */
  public static Style colour() {
    return DARK;
  }

  /** As {@link #of(World, Supplier)}, in the theme that the terminal suggests. */
  public static Style of(World world) {
    Theme suggested = Theme.of(world);
    return of(world, () -> suggested);
  }

  /**
   * Colour for a person at a capable terminal who has not set {@code NO_COLOR}.
   *
   * @param theme asked each time, since the user may change it
   */
  public static Style of(World world, Supplier<Theme> theme) {
    boolean dumb = world.env("TERM").filter("dumb"::equals).isPresent();
    boolean seen = world.interactive() && !dumb && world.env("NO_COLOR").isEmpty();
    return seen ? new Style(theme) : PLAIN;
  }

  public String bold(String text) {
    return wrap(1, text, NORMAL_INTENSITY);
  }

  public String dim(String text) {
    return wrap(2, text, NORMAL_INTENSITY);
  }

  public String underlined(String text) {
    return wrap(4, text, NO_UNDERLINE);
  }

  public String red(String text) {
    return wrap(31, text, NORMAL_COLOUR);
  }

  public String green(String text) {
    return wrap(32, text, NORMAL_COLOUR);
  }

  /** Yellow, or what stands for it. */
  public String yellow(String text) {
    return wrap(theme.get() == Theme.LIGHT ? 35 : 33, text, NORMAL_COLOUR);
  }

  /** Cyan, or what stands for it. */
  public String cyan(String text) {
    return wrap(theme.get() == Theme.LIGHT ? 34 : 36, text, NORMAL_COLOUR);
  }

  /** For what is only offered: grey on dark, and on white still to be read. */
  public String grey(String text) {
    return wrap(90, text, NORMAL_COLOUR);
  }

  /** A risk level in its colour: LOW green, MEDIUM yellow, HIGH red. */
  public String level(String level) {
    return switch (level) {
      case "LOW" -> green(level);
      case "MEDIUM" -> yellow(level);
      case "HIGH" -> red(level);
      default -> level;
    };
  }

  /** Ends only what it began, so that a colour may stand inside bold. */
  private String wrap(int on, String text, int off) {
    return theme.get() != Theme.NONE && !text.isEmpty()
        ? "\u001b[" + on + "m" + text + "\u001b[" + off + "m"
        : text;
  }
}
