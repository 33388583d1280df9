package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The apps of the org, the scopes granted to them and their admin roles, oldest first. */
final class Apps {
  private final Map<String, App> apps = new LinkedHashMap<>();
  private final Map<String, Grant> grants = new LinkedHashMap<>();
  private final List<RoleAssignment> roles;
  private final Changes changes;

  Apps(List<App> apps, List<Grant> grants, List<RoleAssignment> roles, Changes changes) {
    apps.forEach(app -> this.apps.put(app.id(), app));
    grants.forEach(grant -> this.grants.put(grant.id(), grant));
    this.roles = new ArrayList<>(roles);
    this.changes = changes;
  }

  synchronized List<App> all() {
    return List.copyOf(apps.values());
  }

  synchronized Optional<App> find(String id) {
    return Optional.ofNullable(apps.get(id));
  }

  /** Adds an app, or puts it in place of the one with its id. */
  synchronized void put(App app) {
    apps.put(app.id(), app);
    changes.note();
  }

  synchronized void remove(App app) {
    apps.remove(app.id());
    grants.values().removeIf(grant -> grant.appId().equals(app.id()));
    roles.removeIf(role -> role.appId().equals(app.id()));
    changes.note();
  }

  synchronized List<Grant> grants() {
    return List.copyOf(grants.values());
  }

  synchronized List<Grant> grantsOf(App app) {
    return grants.values().stream().filter(grant -> grant.appId().equals(app.id())).toList();
  }

  Set<String> scopesOf(App app) {
    return grantsOf(app).stream().map(Grant::scope).collect(Collectors.toUnmodifiableSet());
  }

  /** Adds {@code grant} unless the app has that scope; answers the one that holds. */
  synchronized Grant grant(Grant grant) {
    for (Grant existing : grants.values()) {
      if (existing.appId().equals(grant.appId()) && existing.scope().equals(grant.scope())) {
        return existing;
      }
    }
    grants.put(grant.id(), grant);
    changes.note();
    return grant;
  }

  synchronized void revoke(Grant grant) {
    grants.remove(grant.id());
    changes.note();
  }

  synchronized List<RoleAssignment> roles() {
    return List.copyOf(roles);
  }

  synchronized List<RoleAssignment> rolesOf(App app) {
    return roles.stream().filter(role -> role.appId().equals(app.id())).toList();
  }

  /** Gives a role to an app; false when it has that one. */
  synchronized boolean assign(RoleAssignment assignment) {
    boolean there =
        roles.stream()
            .anyMatch(
                role ->
                    role.appId().equals(assignment.appId()) && role.role() == assignment.role());
    if (!there) {
      roles.add(assignment);
      changes.note();
    }
    return !there;
  }

  synchronized void unassign(RoleAssignment assignment) {
    roles.remove(assignment);
    changes.note();
  }
}
