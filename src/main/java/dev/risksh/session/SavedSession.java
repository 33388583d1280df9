package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What stands in a session's file: the org in use, the key and the draft, and for each org what is
 * known of it. Stale values are not there, since nobody could tell afterwards that they are.
 *
 * @param keys where the key pairs are kept that it names
 * @param unlocked one of them ready to sign, as far as that takes no asking
 */
record SavedSession(ObjectNode json, KeyRing keys, UnaryOperator<SigningKey> unlocked) {
  private static final int VERSION = 2;
  private static final String ORGS = "orgs";

  static SavedSession empty(KeyRing keys, UnaryOperator<SigningKey> unlocked) {
    return new SavedSession(Json.object().put("version", VERSION), keys, unlocked);
  }

  /** Reads one of the same keys, or throws a {@link Problem} when it is none of this version. */
  SavedSession parse(String text) {
    JsonNode json = Json.parse(text, "the saved session");
    if (json.isObject() && json.path("version").asInt() == VERSION) {
      return with((ObjectNode) json);
    }
    throw Problem.badInput("the saved session is of another version", null);
  }

  /** The same after the values of {@code holdings} were built up for {@code org}. */
  SavedSession with(String org, TokenSettings tokens, Holdings holdings) {
    ObjectNode next = Json.object();
    next.put("version", VERSION);
    next.put("org", org);
    tokens.write(next);
    fresh(holdings, Slot.KEY).ifPresent(key -> next.put("kid", key.kid()));
    fresh(holdings, Slot.DRAFT)
        .ifPresent(draft -> next.set("draft", RiskEventJson.tree(RiskPayload.of(draft))));
    ObjectNode orgs = next.putObject(ORGS);
    json.path(ORGS).properties().forEach(other -> orgs.set(other.getKey(), other.getValue()));
    ObjectNode known = orgs.putObject(org);
    fresh(holdings, Slot.APP).ifPresent(app -> put(known.putObject("app"), app));
    fresh(holdings, Slot.PROVIDER)
        .ifPresent(provider -> put(known.putObject("provider"), provider));
    fresh(holdings, Slot.RECEIPT)
        .ifPresent(receipt -> known.set("receipt", SavedReceipt.write(receipt)));
    fresh(holdings, Slot.ASSERTION)
        .map(assertion -> SavedAssertion.write(assertion, fresh(holdings, Slot.KEY)))
        .map(JsonNode.class::cast)
        .or(holdings::unsigned)
        .ifPresent(assertion -> known.set("assertion", assertion));
    return with(next);
  }

  private SavedSession with(ObjectNode other) {
    return new SavedSession(other, keys, unlocked);
  }

  private static <T> Optional<T> fresh(Holdings holdings, Slot<T> slot) {
    return holdings.get(slot).filter(held -> held.stale().isEmpty()).map(Held::value);
  }

  private static void put(ObjectNode json, ServiceApp app) {
    json.put("clientId", app.clientId());
    json.put("name", app.name());
    app.scopes().forEach(json.putArray("scopes")::add);
    app.kids().forEach(json.putArray("kids")::add);
  }

  private static void put(ObjectNode json, RiskProvider provider) {
    json.put("id", provider.id());
    json.put("name", provider.name());
    provider.clientId().ifPresent(id -> json.put("clientId", id));
    json.put("action", provider.action().wire());
  }

  /**
   * What two processes made of {@code base}: where this one changed nothing, what the other one
   * has.
   */
  SavedSession merged(SavedSession base, SavedSession other) {
    ObjectNode merged = merged(base.json, json, other.json);
    ObjectNode orgs = merged.putObject(ORGS);
    for (String org : names(json.path(ORGS), other.json.path(ORGS))) {
      orgs.set(
          org,
          merged(
              base.json.path(ORGS).path(org),
              json.path(ORGS).path(org),
              other.json.path(ORGS).path(org)));
    }
    return with(merged);
  }

  private static ObjectNode merged(JsonNode base, JsonNode mine, JsonNode others) {
    ObjectNode merged = Json.object();
    for (String name : names(mine, others)) {
      JsonNode value =
          mine.path(name).equals(base.path(name)) ? others.path(name) : mine.path(name);
      if (!value.isMissingNode()) {
        merged.set(name, value);
      }
    }
    return merged;
  }

  private static TreeSet<String> names(JsonNode one, JsonNode other) {
    TreeSet<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  Optional<String> org() {
    return Optional.ofNullable(json.path("org").textValue());
  }

  TokenSettings tokenSettings() {
    return TokenSettings.read(json);
  }

  /** Takes up what was saved, as far as it belongs to {@code org} or to none. */
  void restore(Holdings holdings, String org, Consumer<String> notices) {
    part(
        json.path("kid"),
        kid ->
            keys.get(kid.asText()).ifPresent(key -> holdings.put(Slot.KEY, key, SessionFile.SAVED)),
        notices);
    part(
        json.path("draft"),
        draft ->
            holdings.put(
                Slot.DRAFT,
                RiskEventJson.read(draft.toString(), "the saved draft").events().get(0),
                SessionFile.SAVED),
        notices);
    restoreOrg(holdings, org, notices);
  }

  /** Takes up what was saved of {@code org}. */
  void restoreOrg(Holdings holdings, String org, Consumer<String> notices) {
    JsonNode known = json.path(ORGS).path(org);
    part(known.path("app"), app -> holdings.put(Slot.APP, app(app), SessionFile.SAVED), notices);
    part(
        known.path("provider"),
        provider -> holdings.put(Slot.PROVIDER, provider(provider), SessionFile.SAVED),
        notices);
    part(
        known.path("receipt"),
        receipt -> holdings.put(Slot.RECEIPT, SavedReceipt.read(receipt), SessionFile.SAVED),
        notices);
  }

  /**
   * Takes up the assertion of {@code org}, after the key and the app that are in use are known. It
   * is signed again as far as that takes no asking; else it stays unsigned.
   */
  void restoreAssertion(Holdings holdings, String org) {
    JsonNode assertion = json.path(ORGS).path(org).path("assertion");
    Optional<Held<SigningKey>> key = holdings.get(Slot.KEY);
    if (assertion.isMissingNode() || isOfOthers(assertion, holdings)) {
      return;
    }
    holdings.putUnsigned(assertion);
    try {
      Optional<SigningKey> signer = key.map(Held::value).map(unlocked);
      ClientAssertion signed =
          SavedAssertion.read(assertion, signer, kid -> keys.get(kid).map(unlocked));
      signer.ifPresent(unlocked -> holdings.put(Slot.KEY, unlocked, key.get().origin()));
      holdings.put(Slot.ASSERTION, signed, SessionFile.SAVED);
    } catch (Problem notWithoutAsking) {
      // Said when it is to be used, and not to whoever wants something else.
    }
  }

  private static boolean isOfOthers(JsonNode assertion, Holdings holdings) {
    return fresh(holdings, Slot.KEY)
            .filter(key -> !SavedAssertion.names(assertion, key))
            .isPresent()
        || fresh(holdings, Slot.APP)
            .filter(app -> !app.clientId().equals(assertion.path("clientId").asText()))
            .isPresent();
  }

  /** A part that is damaged is left out, and the others are taken up all the same. */
  private static void part(JsonNode saved, Consumer<JsonNode> take, Consumer<String> notices) {
    if (saved.isMissingNode()) {
      return;
    }
    try {
      take.accept(saved);
    } catch (Problem damaged) {
      notices.accept("part of the saved session was left out: " + damaged.getMessage());
    }
  }

  private static String shown(JsonNode kid) {
    return TerminalSafe.excerpt(kid.asText(), 60);
  }

  private static ServiceApp app(JsonNode json) {
    return new ServiceApp(
        json.path("clientId").asText(),
        json.path("name").asText(),
        texts(json.path("scopes")),
        texts(json.path("kids")));
  }

  private static RiskProvider provider(JsonNode json) {
    return new RiskProvider(
        json.path("id").asText(),
        json.path("name").asText(),
        Optional.ofNullable(json.path("clientId").textValue()),
        ProviderAction.parse(json.path("action").asText()));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
