package dev.risksh.session;

import dev.risksh.okta.LogEntry;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the session can name without asking anybody: it has seen it before. For completion. */
public final class Known {
  private final Session session;
  private final Map<String, String> apps = new LinkedHashMap<>();
  private final Map<String, String> providers = new LinkedHashMap<>();
  private final Set<String> eventTypes = new TreeSet<>();

  Known(Session session) {
    this.session = session;
  }

  synchronized List<ServiceApp> apps(List<ServiceApp> seen) {
    seen.forEach(app -> apps.put(app.clientId(), app.name()));
    return seen;
  }

  synchronized List<RiskProvider> providers(List<RiskProvider> seen) {
    seen.forEach(provider -> providers.put(provider.id(), provider.name()));
    return seen;
  }

  synchronized List<LogEntry> entries(List<LogEntry> seen) {
    seen.forEach(entry -> eventTypes.add(entry.eventType()));
    return seen;
  }

  /** Another org has other apps and providers. */
  synchronized void forget() {
    apps.clear();
    providers.clear();
  }

  /** The kids of the kept keys. */
  public List<String> kids() {
    return session.file().keys().kids();
  }

  /** The client ids of service apps, with their names. */
  public synchronized Map<String, String> apps() {
    Map<String, String> all = new LinkedHashMap<>(apps);
    session.held(Slot.APP).ifPresent(app -> all.put(app.value().clientId(), app.value().name()));
    return all;
  }

  /** The ids of risk providers, with their names. */
  public synchronized Map<String, String> providers() {
    Map<String, String> all = new LinkedHashMap<>(providers);
    session
        .held(Slot.PROVIDER)
        .ifPresent(provider -> all.put(provider.value().id(), provider.value().name()));
    return all;
  }

  /** The types of the log entries that were seen. */
  public synchronized Set<String> eventTypes() {
    return Set.copyOf(eventTypes);
  }

  /** The addresses in the event that is being made and in what was sent last. */
  public List<String> addresses() {
    Stream<RiskSubject> drafted =
        session.held(Slot.DRAFT).map(Held::value).map(RiskEvent::subjects).stream()
            .flatMap(List::stream);
    Stream<RiskSubject> sent =
        session.held(Slot.RECEIPT).map(Held::value).map(Receipt::subjects).stream()
            .flatMap(List::stream);
    return Stream.concat(drafted, sent).map(RiskSubject::ip).distinct().toList();
  }
}
