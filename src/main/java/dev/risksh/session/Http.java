package dev.risksh.session;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.export.Comparison;
import dev.risksh.export.Curl;
import dev.risksh.export.Har;
import dev.risksh.okta.Auth;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Refused;
import dev.risksh.okta.ReplayApi;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The verbs on the calls that were made. */
public final class Http {
  private static final String TOKEN = "/oauth2/v1/token";
  private static final String SSWS = "SSWS";

  private final Session session;

  Http(Session session) {
    this.session = session;
  }

  /** All that are remembered, of earlier processes too; the latest last. */
  public List<Exchange> list() {
    List<Exchange> all = new ArrayList<>(session.earlierExchanges());
    all.addAll(session.exchanges().all());
    return List.copyOf(all);
  }

  /**
   * When they were made.
   *
   * @param earlier whether those of earlier processes are wanted too
   */
  public Timeline timeline(boolean earlier) {
    return Timeline.of(earlier ? list() : session.exchanges().all());
  }

  /** One of them; the last where no number is given. */
  public Exchange get(Optional<Integer> number) {
    List<Exchange> all = list();
    return number
        .map(wanted -> all.stream().filter(call -> call.number() == wanted).findFirst())
        .orElse(all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)))
        .orElseThrow(
            () ->
                Problem.usage(
                    number
                        .map(wanted -> "there is no call " + wanted)
                        .orElse("no call was made yet"),
                    "/http list shows those that were made"));
  }

  /**
   * One of them as a curl command.
   *
   * @param reveal whether the secrets stand in it as they are
   */
  public Curl.Command curl(Optional<Integer> number, boolean reveal) {
    return Curl.of(reveal ? withSecrets(number) : get(number), reveal);
  }

  /**
   * Some of them as an HTTP archive.
   *
   * @param numbers none for all
   * @param reveal whether the secrets stand in it as they are
   */
  public Har.Archive archive(List<Integer> numbers, boolean reveal) {
    List<Integer> wanted =
        numbers.isEmpty() ? list().stream().map(Exchange::number).toList() : numbers;
    return Har.of(
        wanted.stream()
            .map(Optional::of)
            .map(number -> reveal ? withSecrets(number) : get(number))
            .toList(),
        reveal);
  }

  /** Writes an archive to a file that its owner alone can read. */
  public void write(Har.Archive archive, Path file) {
    AtomicFile.write(
        file, (Json.pretty(archive.json()) + "\n").getBytes(StandardCharsets.UTF_8), true);
  }

  /** What differs between two of them; the second is the last where no number is given. */
  public Comparison diff(int left, Optional<Integer> right) {
    return Comparison.of(get(Optional.of(left)), get(right));
  }

  /** Only the process that made a call has its secrets. */
  private Exchange withSecrets(Optional<Integer> number) {
    Exchange exchange = get(number);
    if (session.exchanges().numbered(exchange.number()).isEmpty()) {
      throw Problem.usage(
          "the secrets of call " + exchange.number() + " were not kept",
          "only the process that made a call can reveal them");
    }
    return exchange;
  }

  /**
   * Makes a call once more, with a token, an assertion and a proof of now.
   *
   * @return what came back, whether the org took it or not
   */
  public Exchange replay(Optional<Integer> number) {
    Exchange recorded = get(number);
    checkOrg(recorded);
    try {
      if (recorded.url().getPath().equals(TOKEN)) {
        session.tokens().request(scopes(recorded));
        return session.exchanges().last().orElseThrow();
      }
      checkBody(recorded);
      return send(recorded);
    } catch (Refused refused) {
      return refused.exchange();
    }
  }

  private Exchange send(Exchange recorded) {
    ReplayApi api = new ReplayApi(session.client());
    Optional<String> scheme = scheme(recorded);
    if (scheme.isEmpty()) {
      return api.send(recorded, Optional.empty());
    }
    if (scheme.get().equals(SSWS)) {
      Auth admin = session.admin("replaying a call of an admin", ByHand.REPLAY);
      return api.send(recorded, Optional.of(admin));
    }
    return session.access().authorised(auth -> api.send(recorded, Optional.of(auth)));
  }

  private static Optional<String> scheme(Exchange recorded) {
    return recorded.requestHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase("Authorization"))
        .map(header -> header.value().reveal().split(" ", 2)[0])
        .findFirst();
  }

  /** A call for one org must not go to another because that is the one in use now. */
  private void checkOrg(Exchange recorded) {
    Org org = session.org();
    URI base = recorded.url().resolve("/");
    boolean same =
        org.local()
            ? base.getHost().equals("127.0.0.1")
            : base.equals(org.url().base().resolve("/"));
    if (!same) {
      throw Problem.usage(
          "call " + recorded.number() + " went to " + base + ", and the org in use is " + org,
          "/org chooses the other one");
    }
  }

  private static void checkBody(Exchange recorded) {
    if (recorded.requestBody().filter(body -> body.reveal().contains(Redaction.MARK)).isPresent()) {
      throw Problem.usage(
          "call " + recorded.number() + " was kept without the secret in its body",
          "make it anew, with the command that made it");
    }
  }

  private static Optional<List<String>> scopes(Exchange recorded) {
    return recorded.requestBody().stream()
        .flatMap(body -> Arrays.stream(body.reveal().split("&")))
        .filter(field -> field.startsWith("scope="))
        .map(field -> URLDecoder.decode(field.substring(6), StandardCharsets.UTF_8))
        .filter(scopes -> !scopes.isBlank())
        .map(Configuration::scopes)
        .findFirst();
  }
}
