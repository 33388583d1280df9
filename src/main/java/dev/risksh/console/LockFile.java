package dev.risksh.console;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Lets one process at a time change a file that several may change. */
public final class LockFile {
  private static final int TRIES = 200;
  private static final int PAUSE_MILLIS = 10;

  private LockFile() {}

  /**
   * Does {@code work} while no other process that asks for {@code file} does its own. After two
   * seconds it does so all the same: a process that hangs must not stop all others.
   *
   * @param file in a folder that is there
   */
  public static void holding(Path file, Runnable work) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < TRIES && !taken(channel); i++) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      work.run(); // closing the file gives the lock back
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another process had " + file);
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false; // as by another one: it will be given back in a moment
    }
  }
}
