package dev.risksh.localorg;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** One org's claim to a file, which lasts as long as the process at most: a lock beside it. */
final class Claim implements AutoCloseable {
  private final Path file;
  private final FileChannel lockFile;

  private Claim(Path file, FileChannel lockFile) {
    this.file = file;
    this.lockFile = lockFile;
  }

  /**
   * Takes {@code file} for this org.
   *
   * @throws FileSystemException when another org has it
   */
  static Claim on(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent(), ownerOnly(absolute, "rwx------"));
    FileChannel lockFile =
        FileChannel.open(
            absolute.resolveSibling(absolute.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            ownerOnlyFile(absolute));
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
    return new Claim(absolute, lockFile);
  }

  /** What is claimed. */
  Path file() {
    return file;
  }

  /** The file with {@code suffix} to its name. */
  Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  /** Attributes of a new file that holds what only its owner may see. */
  static FileAttribute<?>[] ownerOnlyFile(Path path) {
    return ownerOnly(path, "rw-------");
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
