package dev.risksh.localorg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The org's data in one JSON file that only its owner can read and that is never half-written. Made
 * for a session's org, which is small and has to be there at once.
 */
final class FileStore implements Store {
  private final Claim claim;

  private FileStore(Claim claim) {
    this.claim = claim;
  }

  /**
   * Takes {@code file} for this org.
   *
   * @throws FileSystemException when another org has it
   */
  static FileStore open(Path file) throws IOException {
    return new FileStore(Claim.on(file));
  }

  @Override
  public Optional<OrgData> read() throws IOException {
    if (!Files.exists(claim.file())) {
      return Optional.empty();
    }
    byte[] content = Files.readAllBytes(claim.file());
    OrgData data;
    try {
      data = Json.read(content, OrgData.class);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("cannot be read", e);
    }
    if (data.version() != OrgData.VERSION) {
      throw Unreadable.version(data.version());
    }
    return Optional.of(data);
  }

  @Override
  public LogEntries log(OrgData data, Keeper.Save save) {
    return new RecentLog(data.log());
  }

  /** Writes beside, forces it to the disk, renames: a crash leaves the old data or the new. */
  @Override
  public void write(OrgData data) throws IOException {
    Path next = claim.beside(".new");
    Files.deleteIfExists(next);
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Claim.ownerOnlyFile(next))) {
      ByteBuffer buffer = ByteBuffer.wrap(Json.writeBytes(data));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    try {
      Files.move(next, claim.file(), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, claim.file(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public Path setAside(String suffix) throws IOException {
    return Files.move(
        claim.file(), claim.beside("." + suffix), StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
