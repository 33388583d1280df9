package dev.risksh.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.jose.Secret;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.okta.OrgUrl;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers in the place of an org that is not to be called: a local org of its own, which knows the
 * app and the key that the session has, and nothing else of the real one.
 */
final class StandIn implements AutoCloseable {
  private final World world;
  private final Holdings holdings;
  private final Consumer<String> notices;
  private LocalOrg running;

  StandIn(World world, Holdings holdings, Consumer<String> notices) {
    this.world = world;
    this.holdings = holdings;
    this.notices = notices;
  }

  /**
   * What is called instead.
   *
   * @param admin whether an admin's token is known for the real one
   */
  synchronized Org org(boolean admin, String origin) {
    if (running == null) {
      running = start(seed());
    }
    return new Org(
        OrgUrl.of(running.baseUrl().toString()),
        false,
        admin ? Optional.of(Secret.of(running.adminToken())) : Optional.empty(),
        origin);
  }

  private LocalOrg start(Optional<String> seed) {
    OrgSettings settings =
        OrgSettings.ephemeral()
            .withClock(world.clock())
            .withKeyFile(world.home().resolve("cache/local-org.key.json"))
            .withoutRiskEventLimit();
    try {
      return LocalOrg.start(seed.map(settings::withSeed).orElse(settings));
    } catch (IllegalArgumentException e) {
      notices.accept("the stand-in does not know the app: " + e.getMessage());
      return start(Optional.empty());
    } catch (IOException e) {
      throw new Problem(
          ExitCode.UNREACHABLE, "the stand-in for the org could not be started", null, e);
    }
  }

  /** Empty where there is no app with a key. */
  private Optional<String> seed() {
    return holdings
        .get(Slot.APP)
        .map(held -> held.value().clientId())
        .flatMap(app -> holdings.get(Slot.KEY).map(key -> seed(app, key.value().publicJwk())));
  }

  private static String seed(String clientId, String publicJwk) {
    ObjectNode seed = Json.object();
    ObjectNode app = seed.putArray("apps").addObject();
    app.put("id", clientId);
    app.put("name", clientId);
    Apps.DEFAULT_SCOPES.forEach(app.putArray("scopes")::add);
    List.of("READ_ONLY_ADMIN").forEach(app.putArray("roles")::add);
    app.putObject("jwks").putArray("keys").add(Json.parse(publicJwk, "the key"));
    seed.putArray("providers").addObject().put("name", clientId).put("app", clientId);
    return Json.compact(seed);
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
