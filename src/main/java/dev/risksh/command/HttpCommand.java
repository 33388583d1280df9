package dev.risksh.command;

import dev.risksh.export.Curl;
import dev.risksh.export.Har;
import dev.risksh.session.Http;
import dev.risksh.view.Said;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /http}: the calls as they were made, redacted, and what else they can be. */
@Command(
    name = "http",
    description = {
      "The HTTP calls of this session as they were made, redacted.",
      "Those of earlier processes are kept without their secrets."
    },
    footer = "/http")
final class HttpCommand implements Callable<Object> {
  private static final String NUMBER = "As in /http list. Default: the last one.";

  private final Context context;

  HttpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return list();
  }

  @Command(
      name = "list",
      description = "All that are remembered, a line each.",
      footer = "/http list")
  Object list() {
    return http().list();
  }

  @Command(
      name = "show",
      description = "Request and reply of one of them.",
      footer = {"/http show", "/http show 1"})
  Object show(
      @Parameters(arity = "0..1", paramLabel = "NUMBER", description = NUMBER) Integer number) {
    return http().get(Optional.ofNullable(number));
  }

  @Command(
      name = "curl",
      description = {
        "One of them as a curl command.",
        "Its secrets are environment variables, and what it is to be run with is said beside it."
      },
      footer = {"/http curl", "/http curl 1"})
  Object curl(
      @Parameters(arity = "0..1", paramLabel = "NUMBER", description = NUMBER) Integer number,
      @Option(names = "--reveal", description = "With the secrets in it.") boolean reveal) {
    Curl.Command curl = http().curl(Optional.ofNullable(number), reveal);
    curl.variables().forEach(name -> context.open().notice("set " + name + hint(name)));
    return curl;
  }

  /** Where the value of a variable comes from, as far as it comes from here. */
  private String hint(String variable) {
    return switch (variable) {
      case "OKTA_CLIENT_ASSERTION" ->
          "   "
              + context.written("assertion")
              + ", then "
              + context.written("assertion show --reveal");
      case "OKTA_CLIENT_OAUTH2_ACCESSTOKEN" -> "   " + context.written("token show --reveal");
      case "OKTA_CLIENT_TOKEN" -> "   an admin's API token";
      case "OKTA_DPOP_PROOF" -> "   a proof is good for one call only";
      default -> "";
    };
  }

  @Command(
      name = "har",
      description = "Some of them as an HTTP archive, which a browser's network panel opens.",
      footer = "/http har --out session.har")
  Object har(
      @Parameters(
              arity = "0..*",
              paramLabel = "NUMBER",
              description = "As in /http list. Default: all.")
          List<Integer> numbers,
      @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output.")
          Path file,
      @Option(names = "--reveal", description = "With the secrets in it.") boolean reveal) {
    Har.Archive archive = http().archive(numbers == null ? List.of() : numbers, reveal);
    if (file == null) {
      return archive;
    }
    http().write(archive, context.world().path(file.toString()));
    return new Said(
        archive.calls() + " calls in " + file + (reveal ? "   with their secrets" : ""));
  }

  @Command(
      name = "replay",
      description = {
        "Makes one of them once more, with a token, an assertion and a proof of now.",
        "What the first call did is done again: events are sent again."
      },
      footer = "/http replay")
  Object replay(
      @Parameters(arity = "0..1", paramLabel = "NUMBER", description = NUMBER) Integer number) {
    return http().replay(Optional.ofNullable(number));
  }

  @Command(
      name = "diff",
      description = "What differs between two of them; JWTs are looked into.",
      footer = "/http diff 1 2")
  Object diff(
      @Parameters(index = "0", paramLabel = "NUMBER") int left,
      @Parameters(
              index = "1",
              arity = "0..1",
              paramLabel = "NUMBER",
              description = "Default: the last one.")
          Integer right) {
    return http().diff(left, Optional.ofNullable(right));
  }

  private Http http() {
    return context.open().http();
  }
}
