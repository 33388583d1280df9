package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.jose.KeySpec;
import dev.risksh.okta.AccessToken;
import dev.risksh.session.DpopMode;
import dev.risksh.session.Held;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;
import dev.risksh.session.Tokens;
import dev.risksh.view.Revealed;
import dev.risksh.view.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /token}: a scoped access token for the assertion. */
@Command(
    name = "token",
    description = {
      "Asks the org for an access token.",
      "Takes the assertion that was made last, once; makes a fresh one where there is none."
    },
    footer = {"/token", "/token --scope okta.logs.read"})
final class TokenCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      description = "What to ask for; may be repeated. Default: what the app was granted.")
  private List<String> scopes;

  @Option(
      names = "--dpop",
      paramLabel = "MODE",
      completionCandidates = Modes.class,
      description = {
        "Whether a proof of possession (DPoP) goes along: ${COMPLETION-CANDIDATES}.",
        "auto starts when the org asks for it. Remembered for the session. Default: auto."
      })
  private String dpop;

  @Option(
      names = "--dpop-key",
      paramLabel = "TYPE",
      completionCandidates = KeyTypes.class,
      description =
          "Proves with a new key of that type: ${COMPLETION-CANDIDATES}. Default: one p256 key for"
              + " the session, which signs ES256.")
  private String dpopKey;

  TokenCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    Tokens tokens = context.open().tokens();
    if (dpop != null) {
      tokens.dpop(DpopMode.parse(dpop));
    }
    if (dpopKey != null) {
      tokens.newProofKey(dpopKey);
    }
    return tokens.request(Optional.ofNullable(scopes));
  }

  @Command(
      name = "show",
      description = "The token in use; with --reveal the token itself, to be pasted elsewhere.",
      footer = "/token show")
  Object show(
      @Option(names = "--reveal", description = "Prints the token, which lets whoever has it in.")
          boolean reveal) {
    Session session = context.open();
    AccessToken token =
        session.held(Slot.TOKEN).map(Held::value).orElseGet(() -> session.need(Slot.TOKEN));
    return reveal ? new Revealed(token.value()) : token;
  }

  @Command(
      name = "use",
      description = {
        "Makes calls with an access token that was got elsewhere, or as the admin.",
        "The token stands in a file or an environment variable: what is typed stays in histories."
      },
      footer = "/token use --admin")
  Object use(
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE-OR-VARIABLE",
              description = "Where the token stands.")
          String where,
      @Option(
              names = "--proof-key",
              paramLabel = "KEY",
              description = "The key that the token is bound to (DPoP): a kid or a file.")
          String proofKey,
      @Option(names = "--admin", description = "Shows the admin's API token instead (SSWS).")
          boolean admin) {
    Session session = context.open();
    if (admin == (where != null)) {
      throw Problem.usage(
          "either the token of a file or a variable, or the admin's",
          "/token use FILE-OR-VARIABLE, or /token use --admin");
    }
    if (admin) {
      session.tokens().useAdmin();
      return new Said("calls show the admin's API token (SSWS) from now on");
    }
    return session
        .tokens()
        .use(text(where, context.world()), Optional.ofNullable(proofKey).map(session.keys()::find));
  }

  private static String text(String where, World world) {
    Path file = world.path(where);
    if (!Files.isRegularFile(file)) {
      return world
          .env(where)
          .orElseThrow(
              () ->
                  Problem.usage(
                      "there is neither a file nor an environment variable of that name",
                      "/token use FILE-OR-VARIABLE"));
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Problem.badInput("the file cannot be read as text", null);
    }
  }

  /** When a proof goes along, for completion. */
  static final class Modes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DpopMode.words().iterator();
    }
  }

  /** The kinds of key, for completion. */
  static final class KeyTypes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KeySpec.labels().iterator();
    }
  }
}
