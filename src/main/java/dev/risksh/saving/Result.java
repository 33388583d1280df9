package dev.risksh.saving;

import java.util.Optional;
import java.util.function.Supplier;

/** What a line of a script makes; it gets a name when another line asks for it by name. */
final class Result {
  private final Supplier<String> fresh;
  private Optional<String> name;

  /**
   * @param given the name it has already
   * @param fresh makes one up
   */
  Result(Optional<String> given, Supplier<String> fresh) {
    this.fresh = fresh;
    name = given;
  }

  /** Its name, for another line. */
  String use() {
    if (name.isEmpty()) {
      name = Optional.of(fresh.get());
    }
    return name.get();
  }

  /** What stands before the call that makes it. */
  String assigned() {
    return name.map(variable -> variable + " = ").orElse("");
  }
}
