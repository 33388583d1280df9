package dev.risksh.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which colours can be told from the background of the terminal. */
public enum Theme {
  /** Light letters on a dark background, as most terminals have. */
  DARK,
  /** Yellow and cyan cannot be read on white: others stand for them. */
  LIGHT,
  /** No colours, and no bold either. */
  NONE;

  /** By the name that a user gives it. */
  public static Optional<Theme> named(String name) {
    return Arrays.stream(values()).filter(theme -> theme.label().equals(name)).findFirst();
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What the terminal tells of its background in {@code COLORFGBG}; dark where it tells nothing.
   */
  public static Theme of(World world) {
    String colours = world.env("COLORFGBG").orElse("");
    String background = colours.substring(colours.lastIndexOf(';') + 1);
    return background.equals("7") || background.equals("15") ? LIGHT : DARK;
  }
}
