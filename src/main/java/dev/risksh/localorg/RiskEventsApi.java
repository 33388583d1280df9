package dev.risksh.localorg;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** {@code POST /api/v1/risk/events/ip}: takes the signals of a provider (Okta: Risk Events). */
final class RiskEventsApi {
  private static final String PATH = "/api/v1/risk/events/ip";

  private final RiskProviders providers;
  private final RiskSignals signals;
  private final SystemLog log;
  private final RateLimits limits;
  private final Switchboard switchboard;
  private final OptionalInt usualCalls;

  RiskEventsApi(
      RiskProviders providers,
      RiskSignals signals,
      SystemLog log,
      RateLimits limits,
      Switchboard switchboard,
      OptionalInt usualCalls) {
    this.providers = providers;
    this.signals = signals;
    this.log = log;
    this.limits = limits;
    this.switchboard = switchboard;
    this.usualCalls = usualCalls;
  }

  Reply send(Call call) {
    // A call names no provider: the client it comes from does. The admin's token has no client,
    // and so has the provider that every org starts with.
    String client = call.caller().service().map(App::id).orElse(RiskProvider.NO_CLIENT);
    Optional<RiskProvider> provider = providers.ofClient(client);
    OptionalInt limit = switchboard.now().riskRate().calls(usualCalls);
    if (limit.isEmpty()) {
      return take(call, client, provider);
    }
    return limits.limited(
        call.request(),
        PATH,
        provider.map(RiskProvider::id).orElse(client),
        limit.getAsInt(),
        () -> take(call, client, provider));
  }

  private Reply take(Call call, String client, Optional<RiskProvider> linked) {
    Request request = call.request();
    List<RiskEventReader.Subject> subjects = RiskEventReader.read(request.json(), request.at());
    Reply accepted = Reply.empty(202);
    if (linked.isEmpty()) {
      return accepted.withNote("no effect: no risk provider is linked to client " + client);
    }
    RiskProvider provider = linked.get();
    if (provider.action() == RiskAction.NONE) {
      return accepted.withNote("no effect: the provider's action is none");
    }
    if (provider.action() == RiskAction.ENFORCE_AND_LOG) {
      signals.take(
          subjects.stream()
              .map(
                  s -> new RiskSignal(provider.id(), s.ip(), s.level(), s.message(), s.expiresAt()))
              .toList(),
          request.at());
    }
    log.write(request, consumed(call, provider, subjects));
    return accepted;
  }

  private static LogEvent consumed(
      Call call, RiskProvider provider, List<RiskEventReader.Subject> subjects) {
    String list =
        subjects.stream()
            .map(s -> "{ip=" + s.ip() + ", riskLevel=" + s.level() + "}")
            .collect(Collectors.joining(", ", "[", "]"));
    LogEvent event =
        LogEvent.of("security.risk.signal.consume", "Risk signal consumed")
            .debug("riskSignalList", list)
            .debug("riskSignalSize", Integer.toString(subjects.size()))
            .debug("riskSignalProviderAction", provider.action().wire().toUpperCase(Locale.ROOT))
            .debug("riskSignalProviderName", provider.name())
            .debug("riskSignalProviderId", provider.id())
            .target(provider.id(), "RiskProvider", null, provider.name());
    return call.caller().actIn(event);
  }
}
