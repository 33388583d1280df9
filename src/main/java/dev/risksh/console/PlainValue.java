package dev.risksh.console;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a text means that stands where anything can: a number when it is written as one would be
 * printed again, {@code true} and {@code false}, else itself. So {@code 202} can be compared, and
 * {@code 007} and {@code 1.1.1.1} stay what they are.
 */
public final class PlainValue {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,17})\\.\\d{1,18}");

  private PlainValue() {}

  public static Object of(String text) {
    if (WHOLE.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number == (int) number) {
        return (int) number;
      }
      return number;
    }
    if (DECIMAL.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }
}
