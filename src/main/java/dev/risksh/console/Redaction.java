package dev.risksh.console;

import java.util.regex.Pattern;

/**
 * Takes secrets out of any text and leaves the rest readable: a report, an exchange, a history
 * line. It knows them by their names (headers, form fields, JSON members) and by their looks (JWTs,
 * API tokens, PEM keys), wherever they stand. Doing it twice changes nothing more, and the time it
 * takes grows with the text and no faster.
 */
public final class Redaction {
  /** What stands where a secret was. */
  public static final String MARK = "‹redacted›";

  private static final Pattern KEY_FILE =
      Pattern.compile("[\\w./~ -]{1,200}\\.(pem|key|json|jwk|jwks|p8|der|txt)");

  private Redaction() {}

  /** Whether what has this name is a secret: {@code apiKey}, {@code client_secret}. */
  public static boolean isSecretName(String name) {
    return SecretNames.isSecret(name);
  }

  /**
   * Whether an environment variable holds a secret. Every shell has the folder in {@code PWD}, and
   * what is called after a key may be the name of its file.
   */
  public static boolean isSecretVariable(String name, String value) {
    return !name.equals("PWD") && isSecretName(name) && !KEY_FILE.matcher(value).matches();
  }

  /** {@code text} without its secrets. */
  public static String text(String text) {
    return new Redactor(text).redact();
  }
}
