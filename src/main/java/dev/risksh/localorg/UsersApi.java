package dev.risksh.localorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v1/users}: as much of it as it takes to have somebody sign in. */
final class UsersApi {
  private static final String TYPE = "User";
  private static final int LIMIT = 200;
  private static final int MAX_TEXT = 100;

  private final Users users;
  private final SystemLog log;
  private final Ids ids;

  UsersApi(Users users, SystemLog log, Ids ids) {
    this.users = users;
    this.log = log;
    this.ids = ids;
  }

  /** A user with a password, active at once. */
  Reply create(Call call) {
    JsonNode body = call.request().jsonObject();
    List<String> causes = new ArrayList<>();
    JsonNode profile = body.path("profile");
    String login = required(profile, "login", causes);
    String email = required(profile, "email", causes);
    String firstName = required(profile, "firstName", causes);
    String lastName = required(profile, "lastName", causes);
    String password = required(body.path("credentials").path("password"), "value", causes);
    if (!causes.isEmpty()) {
      throw ApiRefusal.invalid("newUser", causes);
    }
    Instant now = call.request().at();
    PasswordHash hash = PasswordHash.of(password, ids);
    User user = new User(ids.id("00u"), login, email, firstName, lastName, true, hash, now, now);
    if (!users.add(user)) {
      throw ApiRefusal.invalid(
          "login",
          List.of("login: An object with this field already exists in the current organization"));
    }
    write(call, user, "user.lifecycle.create", "Create okta user");
    return Reply.json(200, json(user, call.request()));
  }

  Reply list(Call call) {
    Request request = call.request();
    String after = request.query().get("after").orElse("");
    int limit = Paging.limit(request, LIMIT, LIMIT);
    Paging<User> page = Paging.of(users.all(), User::id, after, limit);
    ArrayNode body = Json.array();
    page.items().forEach(user -> body.add(json(user, request)));
    return page.link(Reply.json(200, body), request);
  }

  Reply get(Call call) {
    return Reply.json(200, json(find(call), call.request()));
  }

  /** Deactivates the first time, deletes the second, as Okta does. */
  Reply delete(Call call) {
    User user = find(call);
    if (user.active()) {
      users.replace(user.deactivated(call.request().at()));
      write(call, user, "user.lifecycle.deactivate", "Deactivate Okta user");
    } else {
      users.remove(user);
      write(call, user, "user.lifecycle.delete.initiated", "Delete Okta user");
    }
    return Reply.empty(204);
  }

  private User find(Call call) {
    String name = call.pathValue(0);
    return users.find(name).orElseThrow(() -> ApiRefusal.notFound(name, TYPE));
  }

  private void write(Call call, User user, String type, String message) {
    log.write(
        call.request(),
        call.caller()
            .actIn(LogEvent.of(type, message))
            .target(user.id(), TYPE, user.login(), user.name()));
  }

  private static String required(JsonNode object, String name, List<String> causes) {
    JsonNode value = object.path(name);
    String field = name.equals("value") ? "password" : name;
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
      causes.add(field + ": The field cannot be left blank");
    } else if (!value.isTextual() || value.asText().length() > MAX_TEXT) {
      causes.add("%s: The field %s is not valid.".formatted(field, field));
    }
    return value.asText("");
  }

  private static ObjectNode json(User user, Request request) {
    ObjectNode node = Json.object();
    String created = Json.time(user.created());
    node.put("id", user.id());
    node.put("status", user.active() ? "ACTIVE" : "DEPROVISIONED");
    node.put("created", created).put("activated", created);
    node.put("statusChanged", Json.time(user.lastUpdated())).putNull("lastLogin");
    node.put("lastUpdated", Json.time(user.lastUpdated())).put("passwordChanged", created);
    node.putObject("profile")
        .put("firstName", user.firstName())
        .put("lastName", user.lastName())
        .put("email", user.email())
        .put("login", user.login());
    ObjectNode credentials = node.putObject("credentials");
    credentials.putObject("password");
    credentials.putObject("provider").put("type", "OKTA").put("name", "OKTA");
    node.putObject("_links")
        .putObject("self")
        .put("href", request.base() + "/api/v1/users/" + user.id());
    return node;
  }
}
