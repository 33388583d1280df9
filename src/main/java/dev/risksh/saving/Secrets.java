package dev.risksh.saving;

import dev.risksh.console.Redaction;
import dev.risksh.groovy.scan.GroovyScanner;
import dev.risksh.groovy.scan.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a reference to the environment into the place of a secret in a line of Groovy. */
final class Secrets {
  private static final int SHORTEST = 6;

  /** Whatever it looks like, it is one. */
  private static final Pattern GIVEN_TOKEN =
      Pattern.compile("\\buseToken[ (]\\s*(['\"])([^'\"]+)\\1");

  private static final String UNKNOWN = "RISKSH_SECRET";

  private final Map<String, String> known;
  private final Scope scope;
  private final Map<String, String> names = new LinkedHashMap<>();

  /**
   * @param environment where the secrets that have a name already stand
   */
  Secrets(Map<String, String> environment, Scope scope) {
    this.scope = scope;
    known =
        environment.entrySet().stream()
            .filter(variable -> variable.getValue().length() >= SHORTEST)
            .filter(variable -> isSecret(variable.getKey(), variable.getValue()))
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a));
  }

  /** {@code source} without its secrets; empty where one of them stands outside of a string. */
  Optional<String> masked(String source) {
    List<String> secrets = in(source);
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (Token token : secrets.isEmpty() ? List.<Token>of() : GroovyScanner.tokens(source)) {
      String text = token.text(source);
      boolean literal = token.kind() == Token.Kind.STRING;
      // What stands in neither is a name or a call: token = requestToken().
      if ((literal || token.kind() == Token.Kind.COMMENT)
          && secrets.stream().anyMatch(text::contains)) {
        Optional<String> reference = literal ? reference(text, secrets) : Optional.empty();
        if (reference.isEmpty()) {
          return Optional.empty();
        }
        masked.append(source, copied, token.start()).append(reference.get());
        copied = token.end();
      }
    }
    return Optional.of(masked.append(source.substring(copied)).toString());
  }

  /** The whole string, or only the part of it that is one. */
  private Optional<String> reference(String literal, List<String> secrets) {
    Matcher quoted = Pattern.compile("(['\"])(?!\\1\\1)(.*)\\1", Pattern.DOTALL).matcher(literal);
    String secret = secrets.stream().filter(literal::contains).findFirst().orElseThrow();
    if (!quoted.matches()) {
      return Optional.empty();
    }
    String quote = quoted.group(1);
    int at = quoted.group(2).indexOf(secret);
    String before = quoted.group(2).substring(0, at);
    String after = quoted.group(2).substring(at + secret.length());
    if (secrets.stream().anyMatch((before + after)::contains)) {
      return Optional.empty();
    }
    String name = names.computeIfAbsent(secret, this::name);
    String reference = scope.env(name, "a secret");
    return Optional.of(
        (before.isEmpty() ? "" : quote + before + quote + " + ")
            + reference
            + (after.isEmpty() ? "" : " + " + quote + after + quote));
  }

  private String name(String secret) {
    String given = known.get(secret);
    if (given != null) {
      return given;
    }
    long unknown = names.values().stream().filter(name -> name.startsWith(UNKNOWN)).count();
    return unknown == 0 ? UNKNOWN : UNKNOWN + "_" + (unknown + 1);
  }

  private List<String> in(String source) {
    List<String> secrets =
        new ArrayList<>(known.keySet().stream().filter(source::contains).toList());
    Matcher token = GIVEN_TOKEN.matcher(source);
    if (token.find()) {
      secrets.add(token.group(2));
    }
    String redacted = Redaction.text(source);
    if (!redacted.equals(source)) {
      String shape =
          Arrays.stream(redacted.split(Pattern.quote(Redaction.MARK), -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("(.+?)"));
      Matcher matcher = Pattern.compile(shape, Pattern.DOTALL).matcher(source);
      if (matcher.matches()) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
          secrets.add(matcher.group(i));
        }
      }
    }
    return secrets;
  }

  private static boolean isSecret(String name, String value) {
    String text = name + "=" + value;
    return Redaction.isSecretVariable(name, value) || !Redaction.text(text).equals(text);
  }
}
