package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is in an org, in a few lines for people. */
record Inventory(Apps apps, RiskProviders providers, Users users, SystemLog log) {
  /** Of apps and users there may be thousands. */
  private static final int MAX_OF_A_KIND = 10;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    add(lines, "app       ", apps.all(), this::app);
    add(lines, "provider  ", providers.all(), Inventory::provider);
    add(lines, "user      ", users.all(), Inventory::user);
    lines.add("log       %d entries".formatted(log.size()));
    return List.copyOf(lines);
  }

  private static <T> void add(
      List<String> lines, String kind, List<T> all, Function<T, String> row) {
    all.stream().limit(MAX_OF_A_KIND).map(row).map(kind::concat).forEach(lines::add);
    if (all.size() > MAX_OF_A_KIND) {
      lines.add(kind + "and %,d more".formatted(all.size() - MAX_OF_A_KIND));
    }
  }

  private String app(App app) {
    List<String> roles = apps.rolesOf(app).stream().map(held -> held.role().name()).toList();
    return "%s  %s  %s  keys %d  scopes %s"
            .formatted(
                app.id(),
                app.name(),
                app.active() ? "ACTIVE" : "INACTIVE",
                app.client().keys().size(),
                String.join(" ", apps.scopesOf(app).stream().sorted().toList()))
        + (roles.isEmpty() ? "" : "  roles " + String.join(" ", roles));
  }

  private static String provider(RiskProvider provider) {
    boolean linked = !provider.clientId().equals(RiskProvider.NO_CLIENT);
    return "%s  %s  %s  client %s"
        .formatted(
            provider.id(),
            provider.name(),
            provider.action().wire(),
            linked ? provider.clientId() : "(none)");
  }

  private static String user(User user) {
    return user.id() + "  " + user.login() + (user.active() ? "" : "  DEPROVISIONED");
  }
}
