package dev.risksh.localorg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The org's data in one JSON file that only its owner can read and that is never half-written. One
 * org at a time has it: a lock file beside it says so.
 */
final class FileStore implements AutoCloseable {
  private final Path file;
  private final FileChannel lockFile;

  private FileStore(Path file, FileChannel lockFile) {
    this.file = file;
    this.lockFile = lockFile;
  }

  /**
   * Takes {@code file} for this org.
   *
   * @throws FileSystemException when another org has it
   */
  static FileStore open(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent(), ownerOnly(absolute, "rwx------"));
    FileChannel lockFile =
        FileChannel.open(
            absolute.resolveSibling(absolute.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            ownerOnly(absolute, "rw-------"));
    FileLock lock = null;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another org in this process has it: the same answer as for one in another process.
    } finally {
      if (lock == null) {
        lockFile.close();
      }
    }
    if (lock == null) {
      throw new FileSystemException(absolute.toString(), null, "in use by another local org");
    }
    return new FileStore(absolute, lockFile);
  }

  /** What the file holds; empty when there is none yet. */
  Optional<byte[]> read() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /** Writes beside, forces it to the disk, renames: a crash leaves the old data or the new. */
  void write(byte[] data) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(file, "rw-------"))) {
      ByteBuffer buffer = ByteBuffer.wrap(data);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Puts a file that cannot be read out of the way; answers its new name. */
  Path setAside(String suffix) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + "." + suffix);
    return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
