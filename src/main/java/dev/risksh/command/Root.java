package dev.risksh.command;

import dev.risksh.session.SessionOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What every command takes, whichever door it came through. */
@Command(name = "risksh", scope = ScopeType.INHERIT, version = "risksh " + Root.VERSION)
class Root {
  static final String VERSION = "0.1.0";

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Prints the result as JSON.")
  boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace of an error.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Shows how a command is used.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      scope = ScopeType.INHERIT,
      versionHelp = true,
      description = "Shows the version of risksh.")
  private boolean version;

  /** The options that choose a session; at the prompt it is chosen already. */
  SessionOptions options() {
    return SessionOptions.inMemory();
  }

  /** In the OS shell. */
  @Command(
      name = "risksh",
      description = {
        "A shell that brings a third-party risk provider and an Okta org together, step by step.",
        "Without a command it opens the prompt; - reads lines from standard input."
      })
  static final class Process extends Root implements Callable<Object> {
    @Spec private CommandSpec spec;

    /** Options without a command lead to the prompt, which Main opens. */
    @Override
    public Object call() {
      return new OpenPrompt(options(), prompt.options(spec));
    }

    @Mixin private PromptArguments prompt;

    @Option(
        names = "--session",
        scope = ScopeType.INHERIT,
        paramLabel = "NAME",
        defaultValue = SessionOptions.DEFAULT_NAME,
        description = "The saved session to work on. Default: ${DEFAULT-VALUE}.")
    private String session;

    @Option(
        names = "--org",
        scope = ScopeType.INHERIT,
        paramLabel = "ADDRESS",
        description = "https://dev-123.okta.com, or local for risksh's own org.")
    private String org;

    @Option(
        names = "--key",
        scope = ScopeType.INHERIT,
        paramLabel = "FILE",
        description = "The private key: a JWK, JWK set or PEM file.")
    private String key;

    @Option(
        names = "--client-id",
        scope = ScopeType.INHERIT,
        paramLabel = "CLIENT-ID",
        description = "The service app.")
    private String clientId;

    @Option(
        names = "--max-retries",
        scope = ScopeType.INHERIT,
        paramLabel = "N",
        description = "How often a call is tried again that was one too many, or got no answer.")
    private String maxRetries;

    /** Not inherited: {@code token} and {@code app create} have one of their own. */
    @Option(
        names = "--scope",
        paramLabel = "SCOPES",
        description = "The scopes to ask for, between commas. Stands before the command.")
    private String scopes;

    @Override
    SessionOptions options() {
      return SessionOptions.saved(session)
          .withOrg(Optional.ofNullable(org))
          .withKey(Optional.ofNullable(key))
          .withClientId(Optional.ofNullable(clientId))
          .withMaxRetries(Optional.ofNullable(maxRetries))
          .withScopes(Optional.ofNullable(scopes));
    }
  }
}
