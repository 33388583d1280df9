package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.AtomicFile;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEventJson;
import dev.risksh.risk.RiskPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The saved session: {@code sessions/NAME/session.json}. It holds references and no secret: the
 * key's kid, not the key; no assertion, no token.
 */
final class SessionFile {
  private static final int VERSION = 1;

  /** Where a value came from that another process left behind. */
  static final String SAVED = "saved session";

  private final Optional<Path> folder;
  private final KeyFiles keys;
  private String lastWritten = "";

  SessionFile(Path home, Optional<String> name) {
    folder = name.map(session -> home.resolve("sessions").resolve(checkedName(session)));
    keys = new KeyFiles(home.resolve("keys"));
  }

  private static String checkedName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw Problem.usage(
          "a session's name has letters, digits, '.', '_' and '-' only, at most 64",
          "--session default");
    }
    return name;
  }

  /** Where the session's files are; empty when it lives in memory only. */
  Optional<Path> folder() {
    return folder;
  }

  KeyFiles keys() {
    return keys;
  }

  /** Whether something was saved. */
  boolean exists() {
    return folder.filter(path -> Files.exists(path.resolve("session.json"))).isPresent();
  }

  boolean inMemory() {
    return folder.isEmpty();
  }

  /** What was saved; a file that cannot be understood is kept aside and said. */
  Content read(Consumer<String> notices) {
    Path file = folder.map(path -> path.resolve("session.json")).orElse(null);
    if (file == null || !Files.exists(file)) {
      return Content.EMPTY;
    }
    try {
      JsonNode json = Json.parse(Files.readString(file), "the saved session");
      if (json.path("version").asInt() == VERSION) {
        return new Content(json, keys);
      }
      throw Problem.badInput("the saved session is of another version", null);
    } catch (IOException | Problem e) {
      Path aside = file.resolveSibling("session.json.unreadable");
      try {
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        notices.accept(
            "the saved session could not be read and is kept as " + aside + "; starting anew");
      } catch (IOException cannotMove) {
        notices.accept("the saved session " + file + " could not be read; starting anew");
      }
      return Content.EMPTY;
    }
  }

  /** A session that cannot be saved goes on, and says so. */
  void write(ObjectNode content, Consumer<String> notices) {
    String json = Json.pretty(content) + "\n";
    if (folder.isEmpty() || json.equals(lastWritten)) {
      return;
    }
    try {
      AtomicFile.write(
          folder.get().resolve("session.json"), json.getBytes(StandardCharsets.UTF_8), true);
      lastWritten = json;
    } catch (Problem e) {
      notices.accept("the session could not be saved: " + e.getMessage());
    }
  }

  /** What stands in the file. */
  record Content(JsonNode json, KeyFiles keys) {
    static final Content EMPTY = new Content(Json.object(), null);

    static ObjectNode of(String org, Holdings holdings) {
      ObjectNode json = Json.object();
      json.put("version", VERSION);
      json.put("org", org);
      holdings.get(Slot.KEY).ifPresent(held -> json.put("kid", held.value().kid()));
      holdings.get(Slot.APP).ifPresent(held -> put(json.putObject("app"), held.value()));
      holdings.get(Slot.PROVIDER).ifPresent(held -> put(json.putObject("provider"), held.value()));
      holdings
          .get(Slot.DRAFT)
          .ifPresent(held -> json.set("draft", RiskEventJson.tree(RiskPayload.of(held.value()))));
      holdings
          .get(Slot.RECEIPT)
          .filter(held -> held.stale().isEmpty())
          .ifPresent(held -> json.set("receipt", SavedReceipt.write(held.value())));
      holdings
          .get(Slot.ASSERTION)
          .filter(held -> held.stale().isEmpty())
          .ifPresent(held -> json.set("assertion", SavedAssertion.write(held.value())));
      return json;
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

    Optional<String> org() {
      return Optional.ofNullable(json.path("org").textValue());
    }

    /** Takes up what was saved; what belongs to another org stays away. */
    void restore(Holdings holdings, String org) {
      if (json.hasNonNull("kid")) {
        keys.read(json.path("kid").asText()).ifPresent(key -> holdings.put(Slot.KEY, key, SAVED));
      }
      if (json.hasNonNull("draft")) {
        RiskEvent draft =
            RiskEventJson.read(json.path("draft").toString(), "the saved draft").events().get(0);
        holdings.put(Slot.DRAFT, draft, SAVED);
      }
      if (!org.equals(org().orElse(""))) {
        return;
      }
      if (json.hasNonNull("receipt")) {
        holdings.put(Slot.RECEIPT, SavedReceipt.read(json.path("receipt")), SAVED);
      }
      if (json.hasNonNull("app")) {
        holdings.put(Slot.APP, app(json.path("app")), SAVED);
      }
      if (json.hasNonNull("provider")) {
        holdings.put(Slot.PROVIDER, provider(json.path("provider")), SAVED);
      }
      Optional<SigningKey> key = holdings.get(Slot.KEY).map(Held::value);
      if (json.hasNonNull("assertion") && key.isPresent()) {
        holdings.put(
            Slot.ASSERTION, SavedAssertion.read(json.path("assertion"), key.get(), keys), SAVED);
      }
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
}
