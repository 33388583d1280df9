package dev.risksh.jose;

import dev.risksh.console.Masks;
import java.util.Objects;

/**
 * A text that must not be seen: it prints as {@code ‹secret›} wherever it ends up, and only {@link
 * #reveal} gives it away.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps {@code value}; never null. */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value"));
  }

  /** The text itself. Call it only where the text leaves for its purpose: a signature, a header. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return Masks.MARK;
  }
}
