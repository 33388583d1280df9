package dev.risksh.session;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.Problem;
import dev.risksh.console.SlowWork;
import dev.risksh.console.TerminalSafe;
import dev.risksh.console.World;
import dev.risksh.jose.KeyChoice;
import dev.risksh.jose.KeyFormat;
import dev.risksh.jose.KeyFound;
import dev.risksh.jose.KeyOrder;
import dev.risksh.jose.KeyReserve;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.KeyText;
import dev.risksh.jose.Secret;
import dev.risksh.jose.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verbs on key pairs. */
public final class Keys {
  private static final String LIST = "/key list shows them all";

  private final Session session;
  private final World world;
  private final KeyRing ring;
  private final Passphrases passphrases;

  Keys(Session session) {
    this.session = session;
    world = session.world();
    ring = session.file().keys();
    passphrases = session.passphrases();
  }

  /** Makes a key pair of a kind, with nothing special about it. */
  public SigningKey create(KeySpec spec) {
    return create(KeyOrder.of(spec), false);
  }

  /** Makes a key pair, keeps it and uses it from now on. */
  public SigningKey create(KeyOrder order, boolean protect) {
    order.kid().flatMap(ring::get).ifPresent(Keys::refuseSecond);
    Optional<Secret> passphrase = newPassphrase(protect);
    SigningKey made =
        SlowWork.run(world, "making " + order.spec(), () -> protect(fresh(order), passphrase));
    ring.put(made);
    return session.put(Slot.KEY, made, "made here");
  }

  private SigningKey fresh(KeyOrder order) throws InterruptedException {
    Optional<KeyReserve> reserve = session.options().reserve();
    return reserve.isPresent() && order.isUsual()
        ? reserve.get().take()
        : SigningKey.generate(order, world.random());
  }

  /** Reads a private key from a JWK, JWK set or PEM file, keeps it and uses it from now on. */
  public SigningKey importFrom(Path file, KeyChoice choice, boolean protect) {
    KeyText text = KeyFiles.text(file);
    KeyFound found = session.intake().read(text, choice);
    Optional<SigningKey> there = ring.get(found.key().kid());
    there.ifPresent(same -> checkMayReplace(same, found.key(), protect));
    SigningKey read = protect ? unlocked(found.key()) : found.key();
    Optional<Secret> passphrase = newPassphrase(protect);
    SigningKey key = SlowWork.run(world, "protecting the key", () -> protect(read, passphrase));
    ring.put(key);
    found.remarks(world.clock().instant()).forEach(session::notice);
    if (text.isProtected() && !key.isProtected()) {
      session.notice("the key is kept without its passphrase now; --protect keeps it under one");
    }
    there.ifPresent(same -> session.notice("that key was kept already, and is in use now"));
    return session.put(Slot.KEY, key, file.toString());
  }

  private static void checkMayReplace(SigningKey there, SigningKey read, boolean protect) {
    if (!there.isSamePairAs(read)) {
      refuseSecond(there);
    }
    if (there.isProtected() && !protect) {
      throw Problem.usage(
          there + " is kept already, under a passphrase, which this would take off",
          "/key use takes it as it is, --protect sets a new passphrase");
    }
  }

  private static void refuseSecond(SigningKey there) {
    throw Problem.usage(
        "a key of that kid is kept already, and would be lost: " + there,
        "give another --kid, or take that one away first with /key remove");
  }

  private Optional<Secret> newPassphrase(boolean protect) {
    return protect ? Optional.of(passphrases.fresh()) : Optional.empty();
  }

  private SigningKey protect(SigningKey key, Optional<Secret> passphrase) {
    return passphrase.map(given -> key.protect(given, world.random())).orElse(key);
  }

  /** The kept key pairs, and the one in use where that comes from elsewhere. */
  public List<KeptKey> list() {
    Optional<Held<SigningKey>> inUse = session.held(Slot.KEY);
    List<KeptKey> keys = new ArrayList<>();
    for (SigningKey key : ring.all()) {
      boolean used = inUse.filter(held -> held.value().equals(key)).isPresent();
      keys.add(new KeptKey(key, used, Optional.empty()));
    }
    inUse
        .filter(held -> keys.stream().noneMatch(KeptKey::inUse))
        .ifPresent(held -> keys.add(new KeptKey(held.value(), true, Optional.of(held.origin()))));
    return keys;
  }

  /** The key of that kid, which may be shortened while only one begins like that. */
  public SigningKey named(String kid) {
    List<SigningKey> all = list().stream().map(KeptKey::key).toList();
    return all.stream()
        .filter(key -> key.kid().equals(kid))
        .findFirst()
        .orElseGet(() -> beginning(kid, all));
  }

  private static SigningKey beginning(String kid, List<SigningKey> all) {
    List<SigningKey> matching =
        all.stream().filter(key -> !kid.isEmpty() && key.kid().startsWith(kid)).toList();
    if (matching.size() != 1) {
      throw Problem.usage(
          (matching.isEmpty() ? "no key has a kid that begins with '" : "several keys begin with '")
              + TerminalSafe.excerpt(kid, 60)
              + "'",
          LIST);
    }
    return matching.get(0);
  }

  /** Uses another key pair from now on. */
  public SigningKey choose(String kid) {
    return session.put(Slot.KEY, named(kid), "chosen here");
  }

  /** The key in use, ready to sign: one that is locked is unlocked for the rest of the session. */
  public SigningKey ready() {
    SigningKey key = session.need(Slot.KEY);
    return key.locked()
        ? session.put(Slot.KEY, unlocked(key), session.held(Slot.KEY).orElseThrow().origin())
        : key;
  }

  /** A key that is kept, by its kid, or in a file, ready to sign; it is not used by this. */
  public SigningKey find(String kidOrFile) {
    Path file = world.path(kidOrFile);
    return Files.isRegularFile(file)
        ? unlocked(session.intake().read(file, KeyChoice.NONE).key())
        : ready(named(kidOrFile));
  }

  /** The key that is kept under that kid, ready to sign. */
  Optional<SigningKey> kept(String kid) {
    return ring.get(kid).map(this::ready);
  }

  private SigningKey ready(SigningKey key) {
    return session.value(Slot.KEY).filter(key::equals).isPresent() ? ready() : unlocked(key);
  }

  private SigningKey unlocked(SigningKey key) {
    if (!key.locked()) {
      return key;
    }
    Secret passphrase = passphrases.of(key.toString());
    return SlowWork.run(world, "unlocking " + key, () -> key.unlock(passphrase));
  }

  /** Gives keys away, to a file or to be shown. */
  public ExportedKey export(KeyExport order) {
    KeyFormat format = order.form();
    List<SigningKey> keys =
        order.kids().isEmpty()
            ? List.of(session.need(Slot.KEY))
            : order.kids().stream().map(this::named).toList();
    if (order.whole() && order.file().isEmpty() && !order.reveal()) {
      throw Problem.usage(
          "a private key is not shown by accident", "name a file for it, or say --reveal");
    }
    if (order.protect() && !order.whole()) {
      throw Problem.usage("a public key needs no passphrase", "--private gives the private half");
    }
    order.file().ifPresent(Keys::checkFolder);
    order.file().filter(file -> !order.overwrite()).ifPresent(Keys::checkIsFree);
    Secret text =
        order.whole() ? whole(keys, format, order.protect()) : Secret.of(format.publicHalves(keys));
    order
        .file()
        .ifPresent(
            file ->
                AtomicFile.write(
                    file, text.reveal().getBytes(StandardCharsets.UTF_8), order.whole()));
    if (order.whole() && !order.protect() && keys.stream().anyMatch(SigningKey::isProtected)) {
      session.notice("what was exported has no passphrase any more; --protect puts it under one");
    }
    return new ExportedKey(format, order.whole(), text, order.file());
  }

  private Secret whole(List<SigningKey> keys, KeyFormat format, boolean protect) {
    List<SigningKey> unlocked = keys.stream().map(this::ready).toList();
    Optional<Secret> passphrase = newPassphrase(protect);
    return SlowWork.run(
        world, "protecting the key", () -> format.whole(unlocked, passphrase, world.random()));
  }

  /** A mistyped one is not made, least of all for a private key. */
  private static void checkFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw Problem.usage("there is no folder " + folder, "name a file in one that is there");
    }
  }

  private static void checkIsFree(Path file) {
    if (Files.isRegularFile(file)) {
      throw Problem.usage(
          file + " is there already, and may be the only copy of a key",
          "name another file, or say --force");
    }
  }

  /**
   * Takes a kept key pair away for good.
   *
   * @param sure whether that was said; else whoever is there is asked
   */
  public SigningKey remove(String kid, boolean sure) {
    SigningKey key = named(kid);
    if (ring.get(key.kid()).isEmpty()) {
      throw Problem.usage(
          key + " is not kept here; it comes from " + session.held(Slot.KEY).orElseThrow().origin(),
          LIST);
    }
    if (!sure && !confirmed(key)) {
      throw Problem.failed(key + " was not removed", null);
    }
    ring.remove(key);
    if (session.held(Slot.KEY).filter(held -> held.value().equals(key)).isPresent()) {
      session.clear(Slot.KEY);
    }
    return key;
  }

  private boolean confirmed(SigningKey key) {
    String question = "  remove " + TerminalSafe.line(key.toString()) + " for good? [y/N] ";
    return session
        .person()
        .answer(question)
        .orElseThrow(
            () ->
                Problem.usage(
                    "nobody can be asked here whether a key may go for good", "--yes says so"))
        .strip()
        .matches("(?i)y|yes");
  }
}
