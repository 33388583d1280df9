package dev.risksh.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * Writes files that are never half-written: beside, to the disk, then in place. Whoever reads at
 * the same time sees the old file or the new one. A link stays one, and what it leads to is
 * written; a pipe or a device is written to, since nothing can take its place.
 */
public final class AtomicFile {
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /**
   * Puts {@code content} at {@code file} and makes the directories above it where they are missing.
   *
   * @param ownerOnly whether nobody else may read it (0600, new directories 0700), from its first
   *     byte on
   * @throws Problem when it cannot; what was there before is still there
   */
  public static void write(Path file, byte[] content, boolean ownerOnly) {
    try {
      Path target = target(file);
      if (Files.isDirectory(target)) {
        throw new FileSystemException(target.toString(), null, "it is a directory");
      }
      if (isStream(target)) {
        Files.write(target, content, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      } else {
        replace(target, content, ownerOnly);
      }
    } catch (IOException e) {
      throw new Problem(ExitCode.BAD_INPUT, "cannot write " + file + ": " + reason(e), null, e);
    }
  }

  /**
   * The file that is meant by a name: links are followed, one to a file that is not there yet, too.
   */
  public static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target) && !isOpenFile(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(file.toString(), null, "its links lead nowhere");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    Path folder = target.getParent();
    return folder != null && target.getFileName() != null && Files.isDirectory(folder)
        ? folder.toRealPath().resolve(target.getFileName()).normalize()
        : target.normalize();
  }

  /** Whether there is something that is written to as it is, and not put in place of another. */
  private static boolean isStream(Path target) {
    return Files.isSymbolicLink(target) || Files.exists(target) && !Files.isRegularFile(target);
  }

  /** {@code /dev/stdout} leads to such a link, whose own text is no path that leads further. */
  private static boolean isOpenFile(Path link) throws IOException {
    return link.getParent().toRealPath().startsWith("/proc");
  }

  private static void replace(Path target, byte[] content, boolean ownerOnly) throws IOException {
    makeFolder(target.getParent(), ownerOnly);
    Path beside =
        Files.createTempFile(
            target.getParent(),
            "." + target.getFileName(),
            ".tmp",
            permissions(target, ownerOnly, false));
    try {
      writeToDisk(beside, content);
      moveInPlace(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Makes a folder and those above it where they are missing.
   *
   * @param ownerOnly whether nobody else may look into them (0700)
   */
  public static void makeFolder(Path folder, boolean ownerOnly) throws IOException {
    Files.createDirectories(folder, permissions(folder, ownerOnly, true));
  }

  private static void writeToDisk(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void moveInPlace(Path beside, Path target) throws IOException {
    try {
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What a file or directory is created with; the process's umask still takes away from it. */
  private static FileAttribute<?>[] permissions(Path path, boolean ownerOnly, boolean directory) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    String everybody = directory ? "rwxrwxrwx" : "rw-rw-rw-";
    String owner = directory ? "rwx------" : "rw-------";
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(
          PosixFilePermissions.fromString(ownerOnly ? owner : everybody))
    };
  }

  /** Why a file cannot be read or written, in words; a {@link Problem} says it already. */
  public static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is a file, not a directory";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason().toLowerCase(Locale.ROOT);
    }
    if (e instanceof Problem || e.getMessage() == null) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    return e.getMessage().substring(0, 1).toLowerCase(Locale.ROOT) + e.getMessage().substring(1);
  }
}
