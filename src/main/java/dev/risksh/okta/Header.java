package dev.risksh.okta;

import dev.risksh.console.Redaction;
import dev.risksh.jose.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/**
 * One header line of an exchange; its value may be a secret, so it shows redacted.
 *
 * @param name as sent; compared without case
 * @param value as sent
 */
public record Header(String name, Secret value) {
  static Header of(String name, String value) {
    return new Header(name, Secret.of(value));
  }

  static List<Header> all(Headers headers) {
    List<Header> read = new ArrayList<>(headers.size());
    headers.forEach(pair -> read.add(of(pair.getFirst(), pair.getSecond())));
    return List.copyOf(read);
  }

  /** The first of that name. */
  static Optional<String> first(List<Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.is(name))
        .map(header -> header.value().reveal().strip())
        .findFirst();
  }

  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The value as anybody may see it. */
  public String shown() {
    String prefix = name + ": ";
    String line = Redaction.text(prefix + value.reveal());
    return line.startsWith(prefix) ? line.substring(prefix.length()) : "‹redacted›";
  }

  @Override
  public String toString() {
    return name + ": " + shown();
  }
}
