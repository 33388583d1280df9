package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.jose.Secret;
import dev.risksh.localorg.LocalOrg;
import dev.risksh.localorg.OrgSettings;
import dev.risksh.localorg.RequestLine;
import dev.risksh.okta.OrgUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the local org of a session, once. Where another process runs it already, that one is used;
 * when that process ends, this one takes over, with the same apps, providers and log.
 */
final class LocalOrgHost implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final World world;
  private final Optional<Path> folder;
  private final int riskCallsPerMinute;
  private final Consumer<String> notices;

  private LocalOrg running;
  private FileChannel lock;
  private Org attached;
  private boolean closed;

  /**
   * @param folder where its state is kept; empty for an org that is gone with the process
   */
  LocalOrgHost(
      World world, Optional<Path> folder, int riskCallsPerMinute, Consumer<String> notices) {
    this.world = world;
    this.folder = folder;
    this.riskCallsPerMinute = riskCallsPerMinute;
    this.notices = notices;
  }

  /** The org, started where that has not happened yet. */
  synchronized Org org(String origin) {
    if (runs()) {
      return new Org(
          OrgUrl.of(running.baseUrl().toString()),
          true,
          Optional.of(Secret.of(running.adminToken())),
          origin);
    }
    if (attached == null) {
      attached = attach(origin);
    }
    return attached;
  }

  synchronized boolean isRunning() {
    return running != null;
  }

  /** Whether this process runs the org, from now on at the latest. */
  private boolean runs() {
    if (closed) {
      // A script may have ended before its org was there.
      throw new Problem(ExitCode.UNREACHABLE, "the session and its local org are closed", null);
    }
    if (running == null && (folder.isEmpty() || acquire())) {
      attached = null;
      start();
    }
    return running != null;
  }

  /**
   * Whether {@code org} can be called again after the process that ran it has ended: another one
   * runs it by now, or this one does.
   */
  synchronized boolean revived(Org org) {
    attached = null;
    try {
      for (Duration waited = Duration.ZERO;
          waited.compareTo(PATIENCE) < 0;
          waited = waited.plus(LOOK_AGAIN)) {
        if (runs() || answers(org)) {
          return org(org.origin()).url().equals(org.url());
        }
        TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean answers(Org org) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), org.url().base().getPort())) {
      return socket.isConnected();
    } catch (IOException nobodyThere) {
      return false;
    }
  }

  private void start() {
    OrgSettings settings =
        OrgSettings.ephemeral()
            .withClock(world.clock())
            .withKeyFile(world.home().resolve("cache/local-org.key.json"))
            .onRequest(this::tell)
            .withRiskEventCallsPerMinute(riskCallsPerMinute);
    try {
      running =
          LocalOrg.start(
              folder
                  .map(path -> settings.withStore(path.resolve("local-org.json")))
                  .orElse(settings));
    } catch (IOException e) {
      throw new Problem(
          ExitCode.UNREACHABLE,
          "the local org could not be started: " + AtomicFile.reason(e),
          "another org can be chosen with --org",
          e);
    }
    running.warnings().forEach(notices);
    folder.ifPresent(this::publish);
  }

  /** A fault of the org is one of this machine, such as a full disk, and no incident at Okta. */
  private void tell(RequestLine line) {
    if (line.status() >= 500 && line.note().contains("the local org")) {
      notices.accept(line.note());
    }
  }

  /** Tells other processes of this session where the org is. */
  private void publish(Path path) {
    ObjectNode address = Json.object();
    address.put("url", running.baseUrl().toString());
    address.put("adminToken", running.adminToken());
    AtomicFile.write(address(path), Json.compact(address).getBytes(StandardCharsets.UTF_8), true);
  }

  /** Takes the lock, if no other process runs the org. */
  private boolean acquire() {
    Path path = folder.orElseThrow();
    try {
      AtomicFile.makeFolder(path, true);
      FileChannel channel =
          FileChannel.open(
              path.resolve("local-org.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock got = tryLock(channel);
      if (got == null) {
        channel.close();
        return false;
      }
      lock = channel;
      return true;
    } catch (IOException e) {
      throw new Problem(
          ExitCode.BAD_INPUT,
          "the session's folder cannot be written: " + AtomicFile.reason(e),
          "set RISKSH_HOME to a folder that can be written",
          e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private Org attach(String origin) {
    Path file = address(folder.orElseThrow());
    for (Duration waited = Duration.ZERO;
        waited.compareTo(PATIENCE) < 0;
        waited = waited.plus(LOOK_AGAIN)) {
      Optional<Org> found = read(file, origin);
      if (found.isPresent()) {
        return found.get();
      }
      try {
        world.pause().last(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new Problem(
        ExitCode.UNREACHABLE,
        "another process runs this session's local org and does not say where",
        "end that process, or use another --session");
  }

  private static Optional<Org> read(Path file, String origin) {
    try {
      JsonNode address = Json.parse(Files.readString(file), file.getFileName().toString());
      return Optional.of(
          new Org(
              OrgUrl.of(address.path("url").asText()),
              true,
              Optional.of(Secret.of(address.path("adminToken").asText())),
              origin));
    } catch (IOException | Problem notThereYet) {
      return Optional.empty();
    }
  }

  private static Path address(Path folder) {
    return folder.resolve("local-org.address");
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (running != null) {
      running.close();
      running = null;
    }
    if (lock != null) {
      try {
        Files.deleteIfExists(address(folder.orElseThrow()));
        lock.close();
      } catch (IOException e) {
        notices.accept("the local org's lock could not be given back: " + e.getMessage());
      }
      lock = null;
    }
  }
}
