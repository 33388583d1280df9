package dev.risksh.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to go wrong on purpose.
 *
 * @param what a status such as {@code 503}, one of {@link #KINDS}, or a code of Okta's catalogue
 * @param on one of {@link #PLACES} or a path; empty for any call
 * @param times how often
 * @param time how long a slow answer or a late log entry takes, and how long a 429 lasts
 */
public record FaultSpec(String what, Optional<String> on, int times, Optional<Duration> time) {

  /** What can go wrong besides an error, as it is written. */
  public static final List<String> KINDS =
      List.of("hang", "slow", "cut-before", "cut-after", "half", "html", "lose-log", "delay-log");

  private static final Map<String, Place> CALLS =
      new TreeMap<>(
          Map.of(
              "token", new Place("POST", "/oauth2/v1/token"),
              "events", new Place("POST", "/api/v1/risk/events/ip"),
              "providers", new Place(null, "/api/v1/risk/providers"),
              "logs", new Place("GET", "/api/v1/logs"),
              "apps", new Place(null, "/api/v1/apps/*"),
              "clients", new Place(null, "/oauth2/v1/clients"),
              "grants", new Place(null, "/api/v1/apps/*/grants"),
              "signin", new Place("POST", "/api/v1/authn"),
              "keys", new Place("GET", "/oauth2/v1/keys"),
              "org", new Place("GET", "/.well-known/okta-organization")));

  /** The calls that have a short name. */
  public static final List<String> PLACES = List.copyOf(CALLS.keySet());

  private record Place(String method, String path) {}

  public FaultSpec {
    if (times < 1) {
      throw Problem.usage("a fault happens once or more, not " + times + " times", null);
    }
  }

  String body() {
    ObjectNode body = Json.object();
    if (what.matches("[1-5]\\d\\d")) {
      body.put("kind", "status").put("status", Integer.parseInt(what));
    } else if (KINDS.contains(what)) {
      body.put("kind", what.replace('-', '_'));
    } else if (what.contains("_")) {
      body.put("kind", "error").put("error", what);
    } else {
      throw Problem.usage(
          "'"
              + TerminalSafe.excerpt(what, 40)
              + "' is nothing that can go wrong"
              + Suggestions.didYouMean(what, KINDS),
          "a status such as 503, a code of Okta's such as disallowed_network_zone, or "
              + String.join(", ", KINDS));
    }
    on.map(FaultSpec::place)
        .ifPresent(
            place -> {
              body.put("path", place.path());
              if (place.method() != null) {
                body.put("method", place.method());
              }
            });
    time.ifPresent(duration -> body.put("seconds", duration.toMillis() / 1000.0));
    return Json.compact(body.put("times", times));
  }

  private static Place place(String on) {
    if (on.startsWith("/")) {
      return new Place(null, on);
    }
    Place known = CALLS.get(on);
    if (known == null) {
      throw Problem.usage(
          "'"
              + TerminalSafe.excerpt(on, 40)
              + "' is no call with a short name"
              + Suggestions.didYouMean(on, PLACES),
          "a path that begins with a slash, or " + String.join(", ", PLACES));
    }
    return known;
  }
}
