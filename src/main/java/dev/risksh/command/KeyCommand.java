package dev.risksh.command;

import dev.risksh.jose.KeyChoice;
import dev.risksh.jose.KeyFormat;
import dev.risksh.jose.KeyOrder;
import dev.risksh.jose.KeySpec;
import dev.risksh.session.KeyExport;
import dev.risksh.session.Keys;
import dev.risksh.session.Slot;
import dev.risksh.view.Said;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /key}: the key pair that signs client assertions. */
@Command(name = "key", description = "The key pair that signs client assertions.", footer = "/key")
final class KeyCommand implements Callable<Object> {
  private static final String SHORT_KID = "May be shortened while it is unique.";
  private static final String PROTECT =
      "Keeps it under a passphrase: that in RISKSH_KEY_PASSPHRASE, else one that is asked for.";

  private final Context context;

  KeyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.KEY);
  }

  private Keys keys() {
    return context.open().keys();
  }

  @Command(
      name = "new",
      description = "Makes a key pair and uses it.",
      footer = {"/key new", "/key new --type p256"})
  Object create(
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              completionCandidates = Types.class,
              description = "${COMPLETION-CANDIDATES}. Default: rsa2048.")
          String type,
      @Option(
              names = "--alg",
              paramLabel = "ALG",
              completionCandidates = Algorithms.class,
              description =
                  "What it signs with: ${COMPLETION-CANDIDATES}. Default: RS256, or that of the"
                      + " curve.")
          String algorithm,
      @Option(
              names = "--kid",
              paramLabel = "NAME",
              description = "What to name it. Default: its thumbprint (RFC 7638).")
          String kid,
      @Option(names = "--protect", description = PROTECT) boolean protect) {
    KeyOrder order =
        KeyOrder.of(
            Optional.ofNullable(type), Optional.ofNullable(algorithm), Optional.ofNullable(kid));
    return new Hinted(
        keys().create(order, protect),
        "give Okta the public half:  " + context.written("key show"));
  }

  @Command(
      name = "import",
      description = {
        "Takes a private key from a JWK, JWK set or PEM file and uses it.",
        "The passphrase of one that is encrypted is asked for, or taken from"
            + " RISKSH_KEY_PASSPHRASE."
      },
      footer = "/key import provider.jwk.json")
  Object importKey(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--kid",
              paramLabel = "NAME",
              description = "Which key of a set, or what to name one that has no kid.")
          String kid,
      @Option(
              names = "--alg",
              paramLabel = "ALG",
              completionCandidates = Algorithms.class,
              description = "What an RSA key signs with that does not say: RS256, RS384, RS512.")
          String algorithm,
      @Option(names = "--protect", description = PROTECT) boolean protect) {
    KeyChoice choice = new KeyChoice(Optional.ofNullable(kid), Optional.ofNullable(algorithm));
    return keys().importFrom(path(file), choice, protect);
  }

  @Command(
      name = "export",
      description = {
        "Gives the public half of a key away, or all of it where --private says so.",
        "A private key goes to a file that only its owner can read."
      },
      footer = {"/key export", "/key export --format pem"})
  Object export(
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              description = "Where to. Default: it is shown.")
          Path file,
      @Option(
              names = "--kid",
              paramLabel = "KID",
              split = ",",
              description = "Which key; jwks takes several. Default: the one in use.")
          List<String> kids,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              completionCandidates = Formats.class,
              description =
                  "${COMPLETION-CANDIDATES}. Default: what the file's name says, else jwk.")
          String format,
      @Option(names = "--private", description = "With the private half.") boolean whole,
      @Option(
              names = "--protect",
              description =
                  "Under a passphrase: that in RISKSH_KEY_PASSPHRASE, else one that is asked for.")
          boolean protect,
      @Option(names = "--reveal", description = "Shows even a private key.") boolean reveal,
      @Option(names = "--force", description = "Overwrites a file that is there.") boolean force) {
    return keys()
        .export(
            new KeyExport(
                kids == null ? List.of() : kids,
                Optional.ofNullable(format).map(KeyFormat::named),
                whole,
                protect,
                reveal,
                Optional.ofNullable(file).map(this::path),
                force));
  }

  private Path path(Path file) {
    return context.world().path(file.toString());
  }

  @Command(
      name = "list",
      description = "The key pairs that are kept, and which one is in use.",
      footer = "/key list")
  Object list() {
    return keys().list();
  }

  @Command(
      name = "use",
      description = "Uses another of the kept key pairs.",
      footer = "/key use NhIpAobkW")
  Object use(@Parameters(paramLabel = "KID", description = SHORT_KID) String kid) {
    return keys().choose(kid);
  }

  @Command(
      name = "show",
      description = "The public half as a JWK, to give to Okta.",
      footer = "/key show")
  Object show(
      @Parameters(
              paramLabel = "KID",
              arity = "0..1",
              description = "Default: the key in use. " + SHORT_KID)
          String kid) {
    return keys().export(KeyExport.shown(Optional.ofNullable(kid)));
  }

  @Command(
      name = "remove",
      description = "Takes a kept key pair away for good.",
      footer = "/key remove NhIpAobkW --yes")
  Object remove(
      @Parameters(paramLabel = "KID", description = SHORT_KID) String kid,
      @Option(names = "--yes", description = "Does not ask.") boolean yes) {
    return new Said(keys().remove(kid, yes) + " is gone");
  }

  /** The kinds of key, for completion. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.copyOf(KeySpec.labels()).iterator();
    }
  }

  /** The algorithms, for completion. */
  static final class Algorithms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KeyOrder.algorithms().iterator();
    }
  }

  /** The formats, for completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KeyFormat.labels().iterator();
    }
  }
}
