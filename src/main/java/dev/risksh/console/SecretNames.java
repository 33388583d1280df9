package dev.risksh.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names whose values are secrets, however they are written: clientSecret, Client-Secret. */
final class SecretNames {
  /** Names longer than this are known by their end. */
  static final int LONGEST = 64;

  /** HTTP headers that carry credentials. */
  private static final Set<String> HEADERS =
      Set.of("authorization", "proxy_authorization", "dpop", "cookie", "set_cookie");

  /** Fields and settings, also as the end of a longer name: {@code newPassword}. */
  private static final List<String> FIELDS =
      List.of(
          "access_token",
          "refresh_token",
          "id_token",
          "session_token",
          "state_token",
          "api_token",
          "client_token",
          "page_ticket",
          "client_assertion",
          "client_secret",
          "password",
          "passphrase",
          "private_key",
          "privatekey");

  /** Last words of names that a user gave. */
  private static final List<String> LAST_WORDS =
      List.of(
          "api_key",
          "apikey",
          "secret_key",
          "access_key",
          "shared_key",
          "signing_key",
          "secret",
          "token",
          "credential",
          "credentials",
          "bearer",
          "jwt",
          "auth",
          "pass",
          "pwd");

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private SecretNames() {}

  static boolean isHeader(String name) {
    return HEADERS.contains(name.replace('-', '_').toLowerCase(Locale.ROOT));
  }

  /** A name that a user gave to something: here a mistake hides a value that could be seen. */
  static boolean isSecret(String name) {
    String snake = snake(name);
    return isField(name) || LAST_WORDS.stream().anyMatch(word -> isEnd(snake, word));
  }

  private static String snake(String name) {
    return HUMP.matcher(name).replaceAll("_").replace('-', '_').toLowerCase(Locale.ROOT);
  }

  static boolean isField(String name) {
    String snake = snake(name);
    return FIELDS.stream().anyMatch(field -> isEnd(snake, field));
  }

  /** Only whole words count: {@code invalid_token} is no {@code id_token}. */
  private static boolean isEnd(String snake, String field) {
    int at = snake.length() - field.length();
    return snake.endsWith(field) && (at == 0 || snake.charAt(at - 1) == '_');
  }
}
