package dev.risksh.view;

import dev.risksh.session.Held;
import dev.risksh.session.Session;
import dev.risksh.session.SettingShown;
import dev.risksh.session.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a session holds, at one moment.
 *
 * @param session its name, or that it lives in memory only
 * @param org which org is meant
 * @param orgOrigin where that came from
 * @param orgProblem why it cannot be called; empty when it can
 * @param items one for each slot
 * @param settings what was set from outside, and the defaults of what was not
 */
public record Status(
    String session,
    String org,
    String orgOrigin,
    Optional<String> orgProblem,
    List<Item> items,
    List<SettingShown> settings) {

  /**
   * @param held empty when there is nothing
   */
  public record Item(Slot<?> slot, Optional<? extends Held<?>> held) {}

  /** Looks without starting or calling the org. */
  public static Status of(Session session) {
    List<Item> items = new ArrayList<>();
    for (Slot<?> slot : Slot.ALL) {
      items.add(new Item(slot, session.held(slot)));
    }
    return new Status(
        session.options().name().orElse("in memory"),
        session.orgName(),
        session.orgOrigin(),
        session
            .orgProblem()
            .map(
                problem -> problem.getMessage() + problem.next().map(fix -> "; " + fix).orElse("")),
        List.copyOf(items),
        session.settings());
  }
}
