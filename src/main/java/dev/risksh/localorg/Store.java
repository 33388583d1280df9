package dev.risksh.localorg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where an org is kept across restarts. One org at a time has it. */
interface Store extends AutoCloseable {

  /** There is a store, and no org that can be read in it. */
  final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param why goes on after "the org's file"
     */
    Unreadable(String why, Throwable cause) {
      super(why, cause);
    }

    static Unreadable version(long found) {
      return new Unreadable("is of version " + found + ", not " + OrgData.VERSION, null);
    }
  }

  /** What is kept; empty when there is nothing yet. */
  Optional<OrgData> read() throws IOException;

  /** Keeps {@code data}: whatever ends the process afterwards, it is there. */
  void write(OrgData data) throws IOException;

  /**
   * The System Log of the org that begins with {@code data}.
   *
   * @param save keeps the org as it stands
   */
  LogEntries log(OrgData data, Keeper.Save save);

  /** Puts what cannot be read out of the way; answers its new name. */
  Path setAside(String suffix) throws IOException;

  @Override
  void close() throws IOException;
}
