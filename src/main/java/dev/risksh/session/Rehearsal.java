package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.risksh.console.Problem;
import dev.risksh.console.Suggestions;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.Times;
import dev.risksh.okta.Fault;
import dev.risksh.okta.FaultSpec;
import dev.risksh.okta.LocalOrgApi;
import dev.risksh.okta.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The verbs that set the scene at a local org: what goes wrong there, and what kind of org it is.
 */
public final class Rehearsal {
  private static final List<String> DECISIONS = List.of("allow", "challenge", "deny");

  /** What those take that are neither on or off nor a time. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "risk-api",
          List.of("available", "not-found", "gone", "deprecated", "not-enabled"),
          "plan",
          List.of("open", "integrator", "one-app", "enterprise", "workforce"),
          "risk-rate",
          List.of("usual", "3", "30", "none"),
          "low-risk",
          DECISIONS,
          "medium-risk",
          DECISIONS,
          "high-risk",
          DECISIONS);

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final Set<String> ON = Set.of("on", "true", "yes");
  private static final Set<String> OFF = Set.of("off", "false", "no");

  private final Session session;

  Rehearsal(Session session) {
    this.session = session;
  }

  /** Lets something go wrong on purpose. */
  public Fault fault(FaultSpec spec) {
    return call(api -> api.add(spec));
  }

  /** What is to go wrong still. */
  public List<Fault> faults() {
    return call(LocalOrgApi::faults);
  }

  /** Lets all go well again. */
  public void clearFaults() {
    call(
        api -> {
          api.clearFaults();
          return null;
        });
  }

  /** What can be switched, and how it stands. */
  public Switches switches() {
    return new Switches(call(LocalOrgApi::switches));
  }

  /**
   * Switches one of them.
   *
   * @param value on or off, a duration, or a word, as the switch has it
   */
  public Switches change(String name, String value) {
    Map<String, JsonNode> before = call(LocalOrgApi::switches);
    String known = Switches.camelCase(name);
    JsonNode current = before.get(known);
    if (current == null) {
      List<String> names = before.keySet().stream().map(Switches::dashed).toList();
      throw Problem.usage(
          "there is no switch '"
              + TerminalSafe.excerpt(name, 40)
              + "'"
              + Suggestions.didYouMean(name, names),
          "/org switch shows them");
    }
    JsonNode next = read(value, current);
    try {
      return new Switches(call(api -> api.change(known, next)));
    } catch (Refused refused) {
      throw refused.error().status() == BAD_REQUEST
          ? notAValue(Switches.dashed(known), value)
          : refused;
    }
  }

  private static Problem notAValue(String name, String value) {
    List<String> words = WORDS.getOrDefault(name, List.of());
    return Problem.usage(
        "'" + TerminalSafe.excerpt(value, 40) + "' is not a value of " + name,
        words.isEmpty() ? "/org switch shows how it stands" : "one of " + String.join(", ", words));
  }

  private static JsonNode read(String value, JsonNode current) {
    if (current.isBoolean()) {
      if (!ON.contains(value) && !OFF.contains(value)) {
        throw Problem.usage(
            "'" + TerminalSafe.excerpt(value, 40) + "' is neither on nor off", null);
      }
      return BooleanNode.valueOf(ON.contains(value));
    }
    return current.isNumber()
        ? DoubleNode.valueOf(Times.parseSigned(value).toMillis() / 1000.0)
        : TextNode.valueOf(value.replace('-', '_'));
  }

  private <R> R call(Function<LocalOrgApi, R> verb) {
    return call(
        verb,
        "setting the scene",
        "can be told to misbehave",
        "/org local, or risksh org --port 8180 and /org http://127.0.0.1:8180");
  }

  /**
   * Does what only a local org can do.
   *
   * @param what it is that takes an admin
   * @param can what no other org can
   * @param next what to do where the org is another
   */
  <R> R call(Function<LocalOrgApi, R> verb, String what, String can, String next) {
    LocalOrgApi api = new LocalOrgApi(session.client(), session.admin(what, ByHand.SCENE));
    try {
      return verb.apply(api);
    } catch (Refused refused) {
      if (refused.error().status() == NOT_FOUND) {
        throw Problem.usage(
            "only risksh's own org " + can + ", and " + session.org() + " is none", next);
      }
      throw refused;
    }
  }
}
