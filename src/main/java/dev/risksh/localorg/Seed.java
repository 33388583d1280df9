package dev.risksh.localorg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a new org begins with: apps with their keys, scopes and roles, risk providers, users. */
final class Seed {
  private final Ids ids;
  private final Instant now;
  private final List<App> apps = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private final List<RoleAssignment> roles = new ArrayList<>();
  private final List<RiskProvider> providers;
  private final List<User> users;

  private Seed(OrgData org, Ids ids, Instant now) {
    this.ids = ids;
    this.now = now;
    providers = new ArrayList<>(org.providers());
    users = new ArrayList<>(org.users());
  }

  /**
   * The org {@code fresh} with what {@code json} says.
   *
   * @throws IllegalArgumentException that tells the place of a mistake
   */
  static OrgData plant(OrgData fresh, String json, Ids ids, Instant now) {
    Seed seed = new Seed(fresh, ids, now);
    JsonNode root;
    try {
      root = Json.read(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
    members("the seed", root, Set.of("apps", "providers", "users"));
    each(root, "apps", seed::app);
    each(root, "providers", seed::provider);
    each(root, "users", seed::user);
    return fresh.with(seed.apps, seed.grants, seed.roles, seed.providers, seed.users);
  }

  private void app(String place, JsonNode node) {
    members(place, node, Set.of("id", "name", "scopes", "roles", "dpop", "jwks", "jwks_uri"));
    ObjectNode metadata = Json.object();
    metadata.put("client_name", text(place, node, "name"));
    metadata.put("application_type", "service");
    metadata.put("token_endpoint_auth_method", "private_key_jwt");
    metadata.set("jwks", node.get("jwks"));
    metadata.set("jwks_uri", node.get("jwks_uri"));
    ClientSettings client;
    try {
      client = ClientMetadata.read(metadata, Optional.empty(), now, ids);
    } catch (Refusal refusal) {
      throw mistake(place, String.valueOf(refusal.getMessage()));
    }
    String id = node.path("id").asText(ids.id("0oa"));
    if (apps.stream().anyMatch(app -> app.id().equals(id))) {
      throw mistake(place, "another app has the id " + id);
    }
    App app = new App(id, true, now, now, client.withDpopBound(node.path("dpop").asBoolean()));
    apps.add(app);
    for (JsonNode scope : node.path("scopes")) {
      if (!Scopes.isKnown(scope.asText())) {
        throw mistake(place + ".scopes", scope.asText() + " is no scope of Okta's API");
      }
      grants.add(new Grant(ids.id("oag"), id, scope.asText(), now, now));
    }
    for (JsonNode role : node.path("roles")) {
      AdminRole type =
          AdminRole.of(role.asText())
              .orElseThrow(() -> mistake(place + ".roles", role.asText() + " is no admin role"));
      roles.add(new RoleAssignment(id, type, now));
    }
  }

  private void provider(String place, JsonNode node) {
    members(place, node, Set.of("name", "app", "action"));
    String app = node.path("app").asText(RiskProvider.NO_CLIENT);
    String client =
        apps.stream()
            .filter(a -> a.name().equals(app) || a.id().equals(app))
            .map(App::id)
            .findFirst()
            .orElse(RiskProvider.NO_CLIENT);
    if (node.has("app") && client.equals(RiskProvider.NO_CLIENT)) {
      throw mistake(place + ".app", "no app of the seed is called " + app);
    }
    String action = node.path("action").asText(RiskAction.LOG_ONLY.wire());
    RiskProvider provider =
        new RiskProvider(
            ids.id("rkp"),
            text(place, node, "name"),
            client,
            RiskAction.of(action)
                .orElseThrow(() -> mistake(place + ".action", action + " is no action")));
    if (providers.size() >= RiskProviders.MAX
        || providers.stream().anyMatch(p -> p.name().equals(provider.name()))) {
      throw mistake(
          place,
          "an org has up to %d providers, the default one included, and no two of a name"
              .formatted(RiskProviders.MAX));
    }
    providers.add(provider);
  }

  private void user(String place, JsonNode node) {
    members(place, node, Set.of("login", "password", "firstName", "lastName"));
    String login = text(place, node, "login");
    if (users.stream().anyMatch(u -> u.isCalled(login))) {
      throw mistake(place + ".login", login + " is there already");
    }
    users.add(
        new User(
            ids.id("00u"),
            login,
            login,
            node.path("firstName").asText(""),
            node.path("lastName").asText(""),
            true,
            PasswordHash.of(text(place, node, "password"), ids),
            now,
            now));
  }

  /** Does something for each element of a list that may be missing. */
  private static void each(JsonNode root, String name, Member member) {
    JsonNode list = root.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw mistake(name, "is no list");
    }
    for (int i = 0; i < list.size(); i++) {
      member.take(name + "[" + i + "]", list.get(i));
    }
  }

  /** Takes one element of a list. */
  @FunctionalInterface
  private interface Member {
    void take(String place, JsonNode node);
  }

  private static void members(String place, JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      throw mistake(place, "is no object");
    }
    Iterable<String> names = node::fieldNames;
    StreamSupport.stream(names.spliterator(), false)
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw mistake(
                  place, "takes no '" + name + "', but " + known.stream().sorted().toList());
            });
  }

  private static String text(String place, JsonNode node, String name) {
    String text = node.path(name).asText("");
    if (text.isBlank()) {
      throw mistake(place + "." + name, "is missing");
    }
    return text;
  }

  private static IllegalArgumentException mistake(String place, String what) {
    return new IllegalArgumentException(place + ": " + what);
  }
}
