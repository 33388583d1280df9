package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.okta.Receipt;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskLimits;
import dev.risksh.risk.RiskPayload;
import dev.risksh.session.Confirmation;
import dev.risksh.session.SignIn;
import dev.risksh.session.Slot;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** The words on risk events, and on what becomes of them. */
public interface SignalWords extends Words {
  /** {@code event { subject ip: '1.1.1.1', risk: HIGH, message: 'why' }}. */
  @Does("A risk event, made of the words in its block: subject, timestamp, expires.")
  default RiskEvent event(
      @DelegatesTo(value = EventWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    Arguments.needed(body, "event", "a block: event { subject ip: '1.1.1.1', risk: HIGH }");
    EventWords words = new EventWords(session().world().clock().instant());
    Closure<?> block = (Closure<?>) body.clone();
    block.setDelegate(words);
    block.setResolveStrategy(Closure.DELEGATE_FIRST);
    block.call();
    return words.build();
  }

  @Does("Reads a JSON file of " + RiskLimits.EVENTS_RULE + ", and checks every limit.")
  default RiskEvents events(String file) {
    return session()
        .events()
        .read(session().world().path(Arguments.needed(file, "events", "a file")));
  }

  @Does(
      "Sends an event, a list of events, or what events(file) read; "
          + RiskLimits.EVENTS_RULE
          + ".")
  default Receipt send(Object what) {
    return made(session().events().send(payload(what)));
  }

  @Does("Sends a text as it is, unchecked, to see what Okta says to it.")
  default Receipt sendRaw(String json) {
    return made(
        session().events().send(RiskPayload.raw(Arguments.needed(json, "sendRaw", "a text"))));
  }

  private static RiskPayload payload(Object what) {
    if (what instanceof RiskPayload payload) {
      return payload;
    }
    if (what instanceof RiskEvent event) {
      return RiskPayload.of(event);
    }
    if (what instanceof Collection<?> many && many.stream().allMatch(RiskEvent.class::isInstance)) {
      return new RiskEvents(many.stream().map(RiskEvent.class::cast).toList());
    }
    throw Problem.usage(
        "send takes an event or a list of events",
        "send event { subject ip: '1.1.1.1', risk: HIGH }");
  }

  /** Waits half a minute for the signals of the last receipt in the System Log. */
  default Confirmation confirm() {
    return confirm(Map.of(), session().need(Slot.RECEIPT));
  }

  /** {@code confirm within: 1.minute}. */
  @Does("Waits until the signals of a receipt, else of the last one, stand in the System Log.")
  @Takes(name = "within", value = "How long, such as 1.minute. Default: 30 seconds.")
  @Takes(
      name = "late",
      value = "How much longer to look, to tell late from missing. Default: no longer.")
  default Confirmation confirm(Map<String, ?> named) {
    return confirm(named, session().need(Slot.RECEIPT));
  }

  default Confirmation confirm(Receipt receipt) {
    return confirm(Map.of(), receipt);
  }

  /** {@code confirm receipt, within: 30.seconds}. */
  default Confirmation confirm(Map<String, ?> named, Receipt receipt) {
    Arguments arguments = Arguments.of(SignalWords.class, "confirm", named);
    Duration within = arguments.duration("within").orElse(Duration.ofSeconds(30));
    Duration late = arguments.duration("late").orElse(Duration.ZERO);
    return made(
        session().log().confirm(Arguments.needed(receipt, "confirm", "a receipt"), within, late));
  }

  /** {@code signIn ip: '1.1.1.1'}: a user signs in as if from there. */
  @Does("A user signs in as if from an address, and the org says what it thinks of that.")
  @Takes(name = "ip", value = "Where from: an IPv4 or IPv6 address. Required.")
  @Takes(name = "user", value = "Who. Default: the local org's own user.")
  default SignIn signIn(Map<String, ?> named) {
    Arguments arguments = Arguments.of(SignalWords.class, "signIn", named);
    return made(session().signIns().signIn(arguments.requiredText("ip"), arguments.text("user")));
  }

  /** The System Log: {@code log.find type: 'user.session.start'}. */
  @Does("The System Log.")
  default LogWords getLog() {
    return new LogWords(host());
  }
}
