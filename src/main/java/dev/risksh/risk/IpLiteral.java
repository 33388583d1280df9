package dev.risksh.risk;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads IP addresses written as numbers, and nothing else. It never asks a name server, so a typing
 * mistake cannot become a look-up, and it takes only what has one meaning: no zone, no prefix
 * length, no missing parts, no leading zero that some would read as octal.
 */
final class IpLiteral {
  private static final int GROUPS = 8;

  private IpLiteral() {}

  static boolean isValid(String text) {
    return bytes(text).isPresent();
  }

  /** The 4 or 16 bytes that {@code text} stands for; empty when it is not an address. */
  static Optional<byte[]> bytes(String text) {
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private static Optional<byte[]> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = number(parts[i], 10, 3);
      if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].startsWith("0"))) {
        return Optional.empty();
      }
      bytes[i] = (byte) value;
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(bytes -> bytes.length == 2 * GROUPS);
    }
    Optional<byte[]> head = groups(text.substring(0, gap), false);
    Optional<byte[]> tail = groups(text.substring(gap + 2), true);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int given = head.get().length + tail.get().length;
    if (given > 2 * (GROUPS - 1)) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(head.get(), 2 * GROUPS);
    System.arraycopy(tail.get(), 0, bytes, 2 * GROUPS - tail.get().length, tail.get().length);
    return Optional.of(bytes);
  }

  /**
   * Groups of up to four hex digits; the last may be a whole IPv4 address where it ends the text.
   */
  private static Optional<byte[]> groups(String text, boolean endsTheAddress) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] groups = text.split(":", GROUPS + 1);
    byte[] bytes = new byte[2 * groups.length + 2];
    int length = 0;
    for (int i = 0; i < groups.length; i++) {
      if (endsTheAddress && i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        Optional<byte[]> v4 = v4(groups[i]);
        if (v4.isEmpty()) {
          return Optional.empty();
        }
        System.arraycopy(v4.get(), 0, bytes, length, 4);
        length += 4;
      } else {
        int value = number(groups[i], 16, 4);
        if (value < 0) {
          return Optional.empty();
        }
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
      }
    }
    return Optional.of(Arrays.copyOf(bytes, length));
  }

  /** One to {@code longest} ASCII digits as a number; -1 for anything else. */
  private static int number(String digits, int radix, int longest) {
    if (digits.isEmpty() || digits.length() > longest) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
