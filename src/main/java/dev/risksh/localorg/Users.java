package dev.risksh.localorg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of the org, each with a login of their own. */
final class Users {
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Changes changes;

  Users(List<User> users, Changes changes) {
    users.forEach(user -> this.users.put(user.id(), user));
    this.changes = changes;
  }

  synchronized List<User> all() {
    return List.copyOf(users.values());
  }

  /** By id, by login, or by the login's part before the @ where only one begins so. */
  synchronized Optional<User> find(String name) {
    return Optional.ofNullable(users.get(name))
        .or(() -> users.values().stream().filter(user -> user.isCalled(name)).findFirst())
        .or(() -> onlyOneInShort(name));
  }

  private Optional<User> onlyOneInShort(String name) {
    List<User> fit = users.values().stream().filter(user -> user.isCalledInShort(name)).toList();
    return fit.size() == 1 ? Optional.of(fit.get(0)) : Optional.empty();
  }

  /** Whether there was nobody with that login. */
  synchronized boolean add(User user) {
    if (users.values().stream().anyMatch(other -> other.isCalled(user.login()))) {
      return false;
    }
    users.put(user.id(), user);
    changes.note();
    return true;
  }

  synchronized void replace(User user) {
    users.replace(user.id(), user);
    changes.note();
  }

  synchronized void remove(User user) {
    users.remove(user.id());
    changes.note();
  }
}
