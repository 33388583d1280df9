package dev.risksh.command;

import dev.risksh.session.Apps;
import dev.risksh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;

/** What can stand for an argument of a command, told by the label that the command gives it. */
public enum ArgumentKind {
  /** One of the words that the command lists. */
  CHOICE,
  /** The name of any file. */
  FILE,
  /** A scenario: a {@code .groovy} file. */
  SCRIPT,
  /** A kept key, or the name of a key file. */
  KEY,
  KID,
  CLIENT_ID,
  PROVIDER,
  SCOPE,
  CLAIM,
  /** Of an org, or {@code local}. */
  ADDRESS,
  /** The name of one, in the folder environments. */
  ENVIRONMENT,
  /** A JSON file, or at the prompt a variable. */
  EVENT,
  IP,
  /** The number of an exchange. */
  EXCHANGE,
  EVENT_TYPE,
  /** A filter of the System Log. */
  FILTER,
  COMMAND,
  /** A format and a file: {@code html=report.html}. */
  REPORT,
  /** An id of a snippet, or a name that one declared. */
  SNIPPET,
  /** A step of the script that is named before it. */
  STEP,
  /** Tags of the steps of the scripts that are named before it. */
  TAG,
  /** Whatever the user likes. */
  FREE;

  private static final Map<String, ArgumentKind> LABELS =
      Map.ofEntries(
          Map.entry("FILE", FILE),
          Map.entry("FILE-OR-VARIABLE", FILE),
          Map.entry("SCRIPT", SCRIPT),
          Map.entry("KEY", KEY),
          Map.entry("KID", KID),
          Map.entry("CLIENT-ID", CLIENT_ID),
          Map.entry("PROVIDER-ID", PROVIDER),
          Map.entry("SCOPE", SCOPE),
          Map.entry("CLAIM", CLAIM),
          Map.entry("ADDRESS", ADDRESS),
          Map.entry("ENVIRONMENT", ENVIRONMENT),
          Map.entry("EVENT", EVENT),
          Map.entry("IP", IP),
          Map.entry("NUMBER", EXCHANGE),
          Map.entry("EVENT-TYPE", EVENT_TYPE),
          Map.entry("EXPRESSION", FILTER),
          Map.entry("COMMAND", COMMAND),
          Map.entry("STEP", STEP),
          Map.entry("TAGS", TAG),
          Map.entry("FORMAT=FILE", REPORT),
          Map.entry(SnippetLines.WHICH, SNIPPET));

  private static final List<String> CLAIMS =
      List.of("aud", "exp", "iat", "iss", "jti", "nbf", "sub");

  /** By its label, else by whether the command lists choices. */
  public static ArgumentKind of(ArgSpec argument) {
    return LABELS.getOrDefault(
        argument.paramLabel(), argument.completionCandidates() == null ? FREE : CHOICE);
  }

  /** The words that are known without a session. */
  public static List<String> words(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(words::add);
    }
    switch (of(argument)) {
      case SCOPE -> words.addAll(Apps.DEFAULT_SCOPES);
      case CLAIM -> words.addAll(CLAIMS);
      case ADDRESS -> words.add(Session.LOCAL);
      default -> {}
    }
    return words;
  }
}
