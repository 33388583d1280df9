package dev.risksh.saving;

import static dev.risksh.saving.Rule.Kind.CONSTANT;
import static dev.risksh.saving.Rule.Kind.FLAG;
import static dev.risksh.saving.Rule.Kind.ID;
import static dev.risksh.saving.Rule.Kind.LIST;
import static dev.risksh.saving.Rule.Kind.MAP;
import static dev.risksh.saving.Rule.Kind.NUMBER;
import static dev.risksh.saving.Rule.Kind.SETTING;
import static dev.risksh.saving.Rule.Kind.TEXT;
import static dev.risksh.saving.Rule.Kind.TIME;
import static dev.risksh.saving.Rule.Kind.WHEN;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The one table of what each command is in a script. */
final class Translations {
  /** They show something, and change nothing. */
  private static final Set<String> LOOKS =
      Set.of(
          "key",
          "key list",
          "key show",
          "app",
          "app list",
          "app show",
          "app role",
          "app role list",
          "provider",
          "provider list",
          "provider show",
          "assertion show",
          "token show",
          "event",
          "event show",
          "event check",
          "status",
          "http",
          "http list",
          "http show",
          "http curl",
          "http diff",
          "timeline",
          "completion");

  /** They change the event that {@code send} sends, which a script writes out there. */
  private static final Set<String> DRAFTS = Set.of("event add", "event time", "event clear");

  /** A script cannot do these, and says so in a comment. */
  private static final Set<String> BY_HAND = Set.of("run");

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry(
              "key new",
              Rule.of("newKey").options(TEXT, "type", "alg", "kid").options(FLAG, "protect")),
          Map.entry(
              "key import",
              Rule.of("importKey")
                  .first(TEXT)
                  .options(TEXT, "kid", "alg")
                  .options(FLAG, "protect")),
          Map.entry(
              "key export",
              Rule.of("exportKey")
                  .first("file", TEXT)
                  .options(LIST, "kid")
                  .options(TEXT, "format")
                  .options(FLAG, "private", "protect", "reveal", "force")
                  .lookingWhenBare()),
          Map.entry("key use", Rule.of("useKey").first(ID)),
          Map.entry("key remove", Rule.of("removeKey").first(ID).options(FLAG, "yes")),
          Map.entry(
              "app create",
              Rule.of("createApp")
                  .first("name", TEXT)
                  .option("--scope", "scopes", LIST)
                  .options(FLAG, "dpop")),
          Map.entry("app use", Rule.of("useApp").first(ID)),
          Map.entry("app grant", Rule.of("grant").first(TEXT)),
          Map.entry("app revoke", Rule.of("revoke").first(TEXT)),
          Map.entry("app remove", Rule.of("removeApp").first(ID).ignoring("--yes")),
          Map.entry("app role add", Rule.of("addRole").first(TEXT)),
          Map.entry("app role remove", Rule.of("removeRole").first(TEXT)),
          Map.entry(
              "provider use",
              Rule.of("useProvider").options(CONSTANT, "action").options(TEXT, "name")),
          Map.entry(
              "provider create",
              Rule.of("createProvider").first("name", TEXT).options(CONSTANT, "action")),
          Map.entry(
              "provider update",
              Rule.of("updateProvider")
                  .first("id", ID)
                  .options(TEXT, "name")
                  .options(CONSTANT, "action")
                  .option("--app", "clientId", ID)),
          Map.entry("provider remove", Rule.of("removeProvider").first(ID).ignoring("--yes")),
          Map.entry(
              "assertion",
              Rule.of("createAssertion")
                  .option("--expires-in", "exp", WHEN)
                  .options(WHEN, "iat", "nbf")
                  .options(TEXT, "aud")
                  .options(ID, "iss", "sub")
                  .options(TEXT, "jti")
                  .options(ID, "kid")
                  .options(TEXT, "alg")
                  .options(MAP, "set", "header")
                  .options(LIST, "drop")
                  .option("--sign-with", "signWith", ID)
                  .options(FLAG, "pin")),
          Map.entry(
              "token",
              Rule.of("requestToken")
                  .option("--scope", "scopes", LIST)
                  .options(TEXT, "dpop")
                  .option("--dpop-key", "dpopKey", TEXT)),
          Map.entry("token use", Rule.of("useToken").first(TEXT)),
          Map.entry("send", Rule.of("send").first(TEXT)),
          Map.entry("confirm", Rule.of("confirm").options(TIME, "within")),
          Map.entry("signin", Rule.of("signIn").options(TEXT, "ip", "user")),
          Map.entry(
              "log",
              Rule.of("log.find")
                  .options(TEXT, "type", "filter")
                  .option("-q", "q", TEXT)
                  .options(WHEN, "since", "until")
                  .options(NUMBER, "limit")),
          Map.entry("org", Rule.of("useOrg").first(TEXT).lookingWhenBare()),
          Map.entry(
              "org fault",
              Rule.of("fault")
                  .first(NUMBER)
                  .options(TEXT, "on")
                  .options(NUMBER, "times")
                  .option("--for", "lasting", TIME)
                  .lookingWhenBare()),
          Map.entry("org fault clear", Rule.of("clearFaults")),
          Map.entry(
              "org switch", Rule.of("switchOrg").first(TEXT).first(SETTING).lookingWhenBare()),
          Map.entry(
              "http har", Rule.of("http.har").option("--out", "", TEXT).lookingWithout("--out")),
          Map.entry("http replay", Rule.of("http.replay")),
          Map.entry("explain", Rule.of("explain").first(TEXT)),
          Map.entry("doctor", Rule.of("doctor")));

  private Translations() {}

  /** The rule for a command; empty where the DSL has no word for it. */
  static Optional<Rule> of(TypedCommand command) {
    return Optional.ofNullable(RULES.get(command.path()));
  }

  static boolean isLook(TypedCommand command) {
    return LOOKS.contains(command.path())
        || of(command).filter(rule -> rule.look().test(command)).isPresent();
  }

  static boolean isDraft(TypedCommand command) {
    return DRAFTS.contains(command.path());
  }

  /** Whether the table says anything of the command of that path, be it that it has no word. */
  static boolean knows(String path) {
    return LOOKS.contains(path)
        || DRAFTS.contains(path)
        || BY_HAND.contains(path)
        || RULES.containsKey(path);
  }

  /** The words that commands are. */
  static Set<String> words() {
    return RULES.values().stream().map(Rule::word).collect(Collectors.toSet());
  }
}
