package dev.risksh.jose;

import dev.risksh.console.Problem;

/**
 * The content of a key file.
 *
 * @param content never in a message
 * @param source what to call it in a message: a file name, a variable
 */
public record KeyText(Secret content, String source) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * @throws Problem when it is larger than any key
   */
  public static KeyText of(String content, String source) {
    if (content.length() > KeyReader.MAX_CHARACTERS) {
      throw new NotAKey("it is larger than 1 MiB").of(source);
    }
    // Some editors of Windows begin every text file with the mark.
    String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    return new KeyText(Secret.of(text.strip()), source);
  }

  String text() {
    return content.reveal();
  }

  /** Whether it takes a passphrase to read the key. */
  public boolean isProtected() {
    return KeyEnvelope.isOne(text()) || Pem.isProtected(text());
  }
}
