package dev.risksh.export;

import dev.risksh.console.Redaction;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exchange as a command for {@code sh} that makes the same call. A secret is the value of an
 * environment variable there, unless it is to be revealed.
 */
public final class Curl {
  /** What curl writes itself, and what belongs to one attempt only. */
  private static final Set<String> LEFT_OUT =
      Set.of("host", "content-length", "connection", "accept-encoding", "user-agent");

  /** How the name of a header, field or member stands before its value. */
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z][\\w-]*)[\"']?\\s*[:=]\\s*[\"']?(?:(\\w+) )?$");

  private final Exchange exchange;
  private final boolean reveal;
  private final List<String> variables = new ArrayList<>();

  private Curl(Exchange exchange, boolean reveal) {
    this.exchange = exchange;
    this.reveal = reveal;
  }

  /**
   * @param command runs as it is once the variables are set
   * @param variables that stand for its secrets, in their order
   */
  public record Command(String command, List<String> variables) {
    public Command {
      variables = List.copyOf(variables);
    }

    @Override
    public String toString() {
      return command;
    }
  }

  /**
   * @param reveal whether the secrets stand in it as they are
   */
  public static Command of(Exchange exchange, boolean reveal) {
    return new Curl(exchange, reveal).command();
  }

  private Command command() {
    List<String> words = new ArrayList<>();
    words.add("curl");
    // Brackets are no pattern: an IPv6 address has them.
    words.add("--globoff");
    if (!exchange.method().equals("GET")) {
      words.add("--request " + exchange.method());
    }
    words.add(word(exchange.url().toString()));
    for (Header header : exchange.requestHeaders()) {
      if (!LEFT_OUT.contains(header.name().toLowerCase(Locale.ROOT))) {
        words.add("--header " + word(header.name() + ": " + header.value().reveal()));
      }
    }
    exchange.requestBody().ifPresent(body -> words.add("--data-raw " + word(body.reveal())));
    return new Command(String.join(" \\\n  ", lines(words)), variables);
  }

  /** The program and its first words on the first line. */
  private static List<String> lines(List<String> words) {
    int target = words.get(2).startsWith("--request") ? 3 : 2;
    List<String> lines = new ArrayList<>();
    lines.add(String.join(" ", words.subList(0, target + 1)));
    lines.addAll(words.subList(target + 1, words.size()));
    return lines;
  }

  /** One word of the shell, with variables in the place of what redaction finds. */
  private String word(String text) {
    if (reveal) {
      return ShellWord.quoted(text);
    }
    StringBuilder word = new StringBuilder();
    String rest = Redaction.text(text);
    int mark = rest.indexOf(Redaction.MARK);
    while (mark >= 0) {
      String before = rest.substring(0, mark);
      word.append(before.isEmpty() ? "" : ShellWord.quoted(before));
      word.append(ShellWord.variable(variable(before)));
      rest = rest.substring(mark + Redaction.MARK.length());
      mark = rest.indexOf(Redaction.MARK);
    }
    word.append(rest.isEmpty() && !word.isEmpty() ? "" : ShellWord.quoted(rest));
    return word.toString();
  }

  private String variable(String before) {
    Matcher matcher = NAME.matcher(before);
    String name =
        matcher.find() ? named(matcher.group(1), String.valueOf(matcher.group(2))) : "OKTA_SECRET";
    if (!variables.contains(name)) {
      variables.add(name);
    }
    return name;
  }

  /** The SDKs' own names where they have one, since risksh and they read those. */
  private static String named(String name, String scheme) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "authorization" ->
          scheme.equalsIgnoreCase("SSWS") ? "OKTA_CLIENT_TOKEN" : "OKTA_CLIENT_OAUTH2_ACCESSTOKEN";
      case "dpop" -> "OKTA_DPOP_PROOF";
      default ->
          "OKTA_"
              + name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                  .replace('-', '_')
                  .toUpperCase(Locale.ROOT);
    };
  }
}
