package dev.risksh.groovy;

import java.time.Duration;

/** Lets a script say {@code 5.minutes}; a Groovy extension module. */
public final class DurationExtension {
  private DurationExtension() {}

  public static Duration getSeconds(Integer self) {
    return Duration.ofSeconds(self);
  }

  public static Duration getSecond(Integer self) {
    return getSeconds(self);
  }

  public static Duration getMinutes(Integer self) {
    return Duration.ofMinutes(self);
  }

  public static Duration getMinute(Integer self) {
    return getMinutes(self);
  }

  public static Duration getHours(Integer self) {
    return Duration.ofHours(self);
  }

  public static Duration getHour(Integer self) {
    return getHours(self);
  }

  public static Duration getDays(Integer self) {
    return Duration.ofDays(self);
  }

  public static Duration getDay(Integer self) {
    return getDays(self);
  }

  /** {@code -5.minutes}. */
  public static Duration negative(Duration self) {
    return self.negated();
  }
}
