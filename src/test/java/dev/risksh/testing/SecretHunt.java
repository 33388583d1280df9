package dev.risksh.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for secrets where none may be: for the ones it was told, whole or a piece of twenty
 * characters, in one line or wrapped, and for everything that looks like one.
 */
public final class SecretHunt {
  /** Short enough to find what was cut, long enough not to be there by chance. */
  private static final int PIECE = 20;

  /** What a table, a wrapped line, a JSON string or a percent-encoding puts between. */
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\\\\"'+>|]+|\\\\n|%0[AD]");

  /** Where the program keeps keys, and what a test gave it to read. */
  private static final Pattern KEY_FILE =
      Pattern.compile("/\\.risksh/keys/[^/]+\\.jwk\\.json$|/work/[a-z]+\\.(?:pem|json|groovy)$");

  private static final Pattern OF_THE_ORG_ITSELF =
      Pattern.compile("\"adminToken\"\\s*:\\s*\"[^\"]*\"|\"signingKeys\"\\s*:\\s*\\[[^\\]]*]");

  private static final Map<String, Pattern> LOOKS =
      Map.of(
          "a JWT with its signature",
          Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{20,}"),
          "a private member of a JWK",
          Pattern.compile("\"(?:d|p|q|dp|dq|qi)\\\\?\"\\s*:\\s*\\\\?\"[\\w-]{20,}"),
          "a PEM private key",
          Pattern.compile("PRIVATE KEY-----[\\s\\\\nr]*[A-Za-z0-9+/]{16,}"),
          "a credential",
          Pattern.compile("(?:Bearer|DPoP|SSWS) (?!‹)[\\w.~+/-]{20,}"),
          "a form field or member with a credential",
          Pattern.compile("(?:client_assertion|access_token)\"?\\s*[=:]\\s*\"?(?!‹)[\\w.-]{20,}"));

  private final Map<String, String> pieces = new HashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  /** {@code value} may be nowhere. */
  public SecretHunt secret(String name, String value) {
    for (int i = 0; i + PIECE <= value.length(); i++) {
      pieces.put(value.substring(i, i + PIECE), name);
    }
    return this;
  }

  /** A JWT: who has its signature has it all; what it says is no secret. */
  public SecretHunt jwt(String name, String value) {
    return secret(name, value.substring(value.lastIndexOf('.') + 1));
  }

  /** Looks here too. */
  public SecretHunt place(String name, String content) {
    places.merge(name, content, (one, other) -> one + "\n" + other);
    return this;
  }

  /** Looks at what was printed in {@code test} and into its files, but not where keys belong. */
  public SecretHunt world(TestWorld test) throws IOException {
    place("standard output", test.out()).place("standard error", test.err());
    for (Path file : test.files()) {
      if (!KEY_FILE.matcher(file.toString()).find()) {
        place(file.getFileName().toString(), content(file));
      }
    }
    return this;
  }

  /** A local org keeps its own key and its admin's token, which nobody else has. */
  private static String content(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return file.getFileName().toString().startsWith("local-org.")
        ? OF_THE_ORG_ITSELF.matcher(text).replaceAll("")
        : text;
  }

  /** How many secrets it knows by name; a hunt for none finds nothing. */
  public int known() {
    return Set.copyOf(pieces.values()).size();
  }

  /** What it found: where, what, and the words before it; not the secret. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    places.forEach((place, text) -> findings.addAll(findingsIn(place, text)));
    return findings;
  }

  /** What there is to find in this place alone. */
  public List<String> findingsIn(String place, String text) {
    Map<String, String> found = new TreeMap<>();
    addKnown(text, found);
    addKnown(BETWEEN.matcher(text).replaceAll(""), found);
    addLooks(text, found);
    List<String> findings = new ArrayList<>();
    found.forEach((what, near) -> findings.add(place + " holds " + what + " after " + near));
    return findings;
  }

  private void addKnown(String text, Map<String, String> found) {
    for (int i = 0; i + PIECE <= text.length(); i++) {
      String name = pieces.get(text.substring(i, i + PIECE));
      if (name != null) {
        found.putIfAbsent(name, before(text, i));
      }
    }
  }

  private static void addLooks(String text, Map<String, String> found) {
    LOOKS.forEach(
        (name, look) -> {
          Matcher matcher = look.matcher(text);
          if (matcher.find()) {
            found.put(name, before(text, matcher.start()));
          }
        });
  }

  private static String before(String text, int at) {
    return "'" + text.substring(Math.max(0, at - 60), at) + "'";
  }
}
