package dev.risksh.groovy;

import dev.risksh.okta.Fault;
import dev.risksh.okta.FaultSpec;
import dev.risksh.session.Switches;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The words that set the scene at a local org. */
public interface RehearsalWords extends Words {
  /** {@code fault 503, on: 'events', times: 2}; also {@code fault 'hang'}. */
  @Does("Lets the next calls to the local org go wrong: 503, 'hang', 'cut-after', 'lose-log'.")
  @Takes(name = "on", value = "Which call: 'token', 'events', 'logs' or a path. Default: any.")
  @Takes(name = "times", value = "How often. Default: once.")
  @Takes(name = "lasting", value = "How long 'slow', 'delay-log' and 429 take: 5.seconds.")
  default Fault fault(Map<String, ?> named, Object what) {
    Arguments arguments = Arguments.of(RehearsalWords.class, "fault", named);
    return made(
        session()
            .rehearsal()
            .fault(
                new FaultSpec(
                    Arguments.needed(what, "fault", "what goes wrong: 503, 'hang'").toString(),
                    arguments.text("on"),
                    arguments.of("times", Integer.class).orElse(1),
                    arguments.duration("lasting"))));
  }

  @Does("Lets the next call to the local org go wrong.")
  default Fault fault(Object what) {
    return fault(Map.of(), what);
  }

  @Does("What is to go wrong at the local org still.")
  default List<Fault> getFaults() {
    return session().rehearsal().faults();
  }

  @Does("Lets all go well at the local org again.")
  default void clearFaults() {
    session().rehearsal().clearFaults();
  }

  /** {@code switchOrg 'risk-rate', 3}; {@code switchOrg 'log-lag', 20.seconds}. */
  @Does("Makes the local org another kind of org: 'role-required', 'risk-rate', 'log-lag'.")
  default Switches switchOrg(String name, Object value) {
    Arguments.needed(name, "switchOrg", "the name of a switch");
    Arguments.needed(value, "switchOrg", "a value for " + name);
    String text = value instanceof Duration time ? time.toString() : value.toString();
    Switches after = session().rehearsal().change(name, text);
    made(after.only(name));
    return after;
  }

  @Does("What kind of org the local one is.")
  default Switches getSwitches() {
    return session().rehearsal().switches();
  }
}
