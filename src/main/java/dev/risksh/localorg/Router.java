package dev.risksh.localorg;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the endpoint of a request and lets in who may call it. */
final class Router {
  private final List<Route> routes;
  private final Gatekeeper gatekeeper;
  private final RateLimits limits;
  private final Switchboard switchboard;

  Router(List<Route> routes, Gatekeeper gatekeeper, RateLimits limits, Switchboard switchboard) {
    this.routes = List.copyOf(routes);
    this.gatekeeper = gatekeeper;
    this.limits = limits;
    this.switchboard = switchboard;
  }

  Reply answer(Request request) {
    List<String> segments = PathPattern.split(request.path());
    switchboard.now().riskApi().check(segments);
    Set<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Optional<List<String>> values = route.path().match(segments);
      if (values.isPresent()) {
        methods.add(route.method());
        if (route.method().equals(request.method())) {
          Caller caller = gatekeeper.admit(request, route.access());
          Call call = new Call(request, caller, values.get());
          return limits.limited(request, segments, caller, () -> route.handler().apply(call));
        }
      }
    }
    if (methods.isEmpty()) {
      throw ApiRefusal.of(OktaError.E0000008);
    }
    throw ApiRefusal.of(OktaError.E0000022)
        .with(reply -> reply.withHeader("Allow", String.join(", ", methods)));
  }
}
