package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.diagnose.Explanation;
import dev.risksh.diagnose.JwtKind;
import dev.risksh.session.Explanations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /explain}: what a JWT or a call says, and what Okta will refuse of it. */
@Command(
    name = "explain",
    description = {
      "Says claim by claim what an assertion, a proof, a token or a call means, and marks what Okta"
          + " will refuse.",
      "Checks signatures where the key is known. Changes nothing."
    },
    footer = "/explain")
final class ExplainCommand implements Callable<Object> {
  /** No JWT comes near; what is larger is a mistake. */
  private static final int MOST_BYTES = 1 << 20;

  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "WHAT",
      completionCandidates = Names.class,
      description = {
        "assertion, proof (the last one sent), token, last (the last call), or a call's number;",
        "or a JWT from elsewhere: pasted, a file, - for standard input, at the prompt a variable.",
        "Default: what would be sent next, else the last call."
      })
  private List<String> what;

  @Option(
      names = "--as",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "Takes a JWT for one of ${COMPLETION-CANDIDATES}. Default: what it looks like.")
  private String kind;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    Optional<JwtKind> rules = Optional.ofNullable(kind).map(ExplainCommand::kind);
    Explanations explanations = context.open().explanations();
    if (what == null) {
      return explanations.next();
    }
    String word = what.get(0);
    if (what.size() > 1) {
      // A JWT that was pasted with blanks or line breaks in it.
      return explanations.ofPasted(String.join(" ", what), rules);
    }
    if (Explanations.NAMES.contains(word)) {
      return explanations.named(word);
    }
    return word.matches("[0-9]{1,9}")
        ? explanations.of(context.open().http().get(Optional.of(Integer.parseInt(word))))
        : given(word, rules);
  }

  private static JwtKind kind(String word) {
    return JwtKind.named(word)
        .orElseThrow(
            () ->
                Problem.usage(
                    "--as takes one of " + String.join(", ", JwtKind.words()), "--as assertion"));
  }

  private Explanation given(String word, Optional<JwtKind> rules) {
    Explanations explanations = context.open().explanations();
    Object variable = context.variables().apply(word);
    if (variable != null) {
      return explanations.of(variable);
    }
    if (word.equals("-")) {
      return explanations.ofPasted(standardInput(), rules);
    }
    Optional<Path> file = file(word);
    if (file.isPresent()) {
      return explanations.ofPasted(read(file.get()), rules);
    }
    if (!word.contains(".")) {
      // It may be half a secret, so it is not repeated.
      throw Problem.usage(
          "that is neither a JWT nor the name of a file",
          "/explain " + String.join("|", Explanations.NAMES));
    }
    return explanations.ofPasted(word, rules);
  }

  private Optional<Path> file(String word) {
    try {
      return Optional.of(context.world().path(word)).filter(Files::isRegularFile);
    } catch (InvalidPathException notAName) {
      return Optional.empty();
    }
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw Problem.badInput(file + " is larger than any JWT", null);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw Problem.badInput(file + " cannot be read as text", null);
    }
  }

  private String standardInput() {
    if (context.prompt()) {
      throw Problem.usage(
          "standard input is where the commands come from here",
          "paste the JWT behind /explain: the line is not kept in the history");
    }
    try {
      return new String(context.world().in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.badInput("standard input cannot be read", null);
    }
  }

  /** What can be named, for completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Explanations.NAMES.iterator();
    }
  }

  /** The kinds of JWT, for completion. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return JwtKind.words().iterator();
    }
  }
}
