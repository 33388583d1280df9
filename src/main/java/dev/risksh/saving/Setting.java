package dev.risksh.saving;

import dev.risksh.console.World;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Where a script comes from: what was there that none of its lines makes.
 *
 * @param local whether a fresh local org, which knows nothing of it, is the script's
 */
public record Setting(
    boolean local,
    Optional<SigningKey> key,
    Optional<ServiceApp> app,
    Optional<RiskProvider> provider,
    Map<String, String> environment,
    LocalDate today) {

  /** That of a session. */
  public static Setting of(Session session) {
    World world = session.world();
    return new Setting(
        session.orgName().equals(Session.LOCAL),
        session.value(Slot.KEY),
        session.value(Slot.APP),
        session.value(Slot.PROVIDER),
        world.environment(),
        LocalDate.ofInstant(world.clock().instant(), world.clock().getZone()));
  }
}
