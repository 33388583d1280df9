package dev.risksh.localorg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to go wrong, oldest first; each a number of times, and then no more. */
final class Faults {
  private final List<Fault> faults;
  private final Changes changes;

  Faults(List<Fault> faults, Changes changes) {
    this.faults = new ArrayList<>(faults);
    this.changes = changes;
  }

  synchronized List<Fault> all() {
    return List.copyOf(faults);
  }

  synchronized void add(Fault fault) {
    faults.add(fault);
    changes.note();
  }

  synchronized boolean remove(String id) {
    boolean removed = faults.removeIf(fault -> fault.id().equals(id));
    changes.note();
    return removed;
  }

  synchronized void clear() {
    faults.clear();
    changes.note();
  }

  /** What goes wrong with this call. */
  Optional<Fault> onCall(Request request) {
    if (request.isBackstage()) {
      return Optional.empty();
    }
    List<String> path = PathPattern.split(request.path());
    return take(Fault.Stage.CALL, fault -> fault.hits(request.method(), path));
  }

  /** What this token request is refused with. */
  Optional<Fault> onToken() {
    return take(Fault.Stage.TOKEN, fault -> true);
  }

  /** What happens to this entry of the log. */
  Optional<Fault> onLogEntry() {
    return take(Fault.Stage.LOG, fault -> true);
  }

  private synchronized Optional<Fault> take(Fault.Stage stage, Predicate<Fault> hit) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.happensAt(stage) && hit.test(fault)) {
        if (fault.left() > 1) {
          faults.set(i, fault.happened());
        } else {
          faults.remove(i);
        }
        changes.note();
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
