package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.session.Slot;
import dev.risksh.view.PublicKey;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /key}: the key pair that signs client assertions. */
@Command(name = "key", description = "The key pair that signs client assertions.")
final class KeyCommand implements Callable<Object> {
  private final Context context;

  KeyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.KEY);
  }

  @Command(name = "new", description = "Makes a key pair and uses it.")
  Object create(
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              completionCandidates = Types.class,
              description = "${COMPLETION-CANDIDATES}. Default: rsa2048.")
          String type) {
    KeySpec spec =
        KeySpec.named(type == null ? KeySpec.RSA_2048.label() : type)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "'" + type + "' is not a kind of key",
                        "one of " + String.join(", ", KeySpec.labels())));
    SigningKey key = context.open().keys().create(spec);
    context.open().notice("give Okta the public half:  " + context.written("key show"));
    return key;
  }

  @Command(name = "import", description = "Takes a private key from a JWK, JWK set or PEM file.")
  Object importKey(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--kid", paramLabel = "KID", description = "Which key of a set.")
          String kid) {
    return context
        .open()
        .keys()
        .importFrom(context.world().path(file.toString()), Optional.ofNullable(kid));
  }

  @Command(name = "list", description = "The key pairs that are kept.")
  Object list() {
    return context.open().keys().list();
  }

  @Command(name = "use", description = "Uses another of the kept key pairs.")
  Object use(
      @Parameters(paramLabel = "KID", description = "May be shortened while it is unique.")
          String kid) {
    return context.open().keys().choose(kid);
  }

  @Command(name = "show", description = "The public half as a JWK, to give to Okta.")
  Object show() {
    return new PublicKey(context.open().need(Slot.KEY).publicJwk());
  }

  /** The kinds of key, for completion. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.copyOf(KeySpec.labels()).iterator();
    }
  }
}
