package dev.risksh.shell;

import dev.risksh.console.Style;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The colours of what is being typed: those of results, in the form that the line reader takes. */
final class Palette {
  private final Style style;
  private final AttributedStyle cyan;
  private final AttributedStyle yellow;
  private final AttributedStyle red;
  private final AttributedStyle green;
  private final AttributedStyle bold;
  private final AttributedStyle grey;
  private final AttributedStyle bracket;

  Palette(Style style) {
    this.style = style;
    cyan = read(style.cyan("x"));
    yellow = read(style.yellow("x"));
    red = read(style.red("x"));
    green = read(style.green("x"));
    bold = read(style.bold("x"));
    grey = hint(style);
    bracket = read(style.bold(style.underlined("x")));
  }

  private static AttributedStyle read(String styled) {
    return AttributedString.fromAnsi(styled).styleAt(0);
  }

  AttributedStyle plain() {
    return AttributedStyle.DEFAULT;
  }

  AttributedStyle command() {
    return cyan;
  }

  AttributedStyle option() {
    return yellow;
  }

  AttributedStyle unknown() {
    return red;
  }

  AttributedStyle word() {
    return cyan;
  }

  AttributedStyle argument() {
    return yellow;
  }

  /** A constant; a risk level has the colour that it has in results. */
  AttributedStyle value(String name) {
    String level = style.level(name);
    return level.equals(name) ? bold : read(level);
  }

  AttributedStyle keyword() {
    return bold;
  }

  AttributedStyle text() {
    return green;
  }

  AttributedStyle number() {
    return cyan;
  }

  AttributedStyle comment() {
    return grey;
  }

  AttributedStyle bracket() {
    return bracket;
  }

  /** What is offered, not typed; like what is typed where there are no colours. */
  static AttributedStyle hint(Style style) {
    return style.grey("x").equals("x")
        ? AttributedStyle.DEFAULT
        : AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
  }
}
