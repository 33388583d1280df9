package dev.risksh.console;

/**
 * Takes secrets out of any text and leaves the rest readable: a report, an exchange, a history
 * line. It knows them by their names (headers, form fields, JSON members) and by their looks (JWTs,
 * API tokens, PEM keys), wherever they stand. Doing it twice changes nothing more, and the time it
 * takes grows with the text and no faster.
 */
public final class Redaction {
  /** What stands where a secret was. */
  public static final String MARK = "‹redacted›";

  private Redaction() {}

  /** Whether what has this name is a secret: {@code apiKey}, {@code client_secret}. */
  public static boolean isSecretName(String name) {
    return SecretNames.isSecret(name);
  }

  /** {@code text} without its secrets. */
  public static String text(String text) {
    return new Redactor(text).redact();
  }
}
