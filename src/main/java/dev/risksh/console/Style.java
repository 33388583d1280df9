package dev.risksh.console;

/** Bold, dim and the basic colours, or none of them where nobody would see them. */
public final class Style {
  private static final Style PLAIN = new Style(false);
  private static final Style COLOUR = new Style(true);

  private static final int NORMAL_INTENSITY = 22;
  private static final int NORMAL_COLOUR = 39;

  private final boolean coloured;

  private Style(boolean coloured) {
    this.coloured = coloured;
  }

  /** Leaves every text as it is. */
  public static Style plain() {
    return PLAIN;
  }

  /** Uses the terminal's own sixteen colours, so that they suit its background. */
  public static Style colour() {
    return COLOUR;
  }

  /** Colour for a person at a capable terminal who has not set {@code NO_COLOR}. */
  public static Style of(World world) {
    boolean dumb = world.env("TERM").filter("dumb"::equals).isPresent();
    return world.interactive() && !dumb && world.env("NO_COLOR").isEmpty() ? COLOUR : PLAIN;
  }

  public String bold(String text) {
    return wrap(1, text, NORMAL_INTENSITY);
  }

  public String dim(String text) {
    return wrap(2, text, NORMAL_INTENSITY);
  }

  public String red(String text) {
    return wrap(31, text, NORMAL_COLOUR);
  }

  public String green(String text) {
    return wrap(32, text, NORMAL_COLOUR);
  }

  public String yellow(String text) {
    return wrap(33, text, NORMAL_COLOUR);
  }

  public String cyan(String text) {
    return wrap(36, text, NORMAL_COLOUR);
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
    return coloured && !text.isEmpty() ? "\u001b[" + on + "m" + text + "\u001b[" + off + "m" : text;
  }
}
