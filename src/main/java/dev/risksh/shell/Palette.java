package dev.risksh.shell;

import dev.risksh.console.Style;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The colours of what is being typed: those of results, in the form that the line reader takes. */
final class Palette {
  private final Style style;

  Palette(Style style) {
    this.style = style;
  }

  private static AttributedStyle read(String styled) {
    return AttributedString.fromAnsi(styled).styleAt(0);
  }

  AttributedStyle plain() {
    return AttributedStyle.DEFAULT;
  }

  AttributedStyle command() {
    return read(style.cyan("x"));
  }

  AttributedStyle option() {
    return read(style.yellow("x"));
  }

  AttributedStyle unknown() {
    return read(style.red("x"));
  }

  AttributedStyle word() {
    return read(style.cyan("x"));
  }

  AttributedStyle argument() {
    return read(style.yellow("x"));
  }

  /** A constant; a risk level has the colour that it has in results. */
  AttributedStyle value(String name) {
    String level = style.level(name);
    return level.equals(name) ? read(style.bold("x")) : read(level);
  }

  AttributedStyle keyword() {
    return read(style.bold("x"));
  }

  AttributedStyle text() {
    return read(style.green("x"));
  }

  AttributedStyle number() {
    return read(style.cyan("x"));
  }

  AttributedStyle comment() {
    return hint(style);
  }

  AttributedStyle bracket() {
    return read(style.bold(style.underlined("x")));
  }

  /** What is offered, not typed; like what is typed where there are no colours. */
  static AttributedStyle hint(Style style) {
    return style.grey("x").equals("x")
        ? AttributedStyle.DEFAULT
        : AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
  }
}
