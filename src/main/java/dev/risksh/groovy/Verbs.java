package dev.risksh.groovy;

import java.util.regex.Pattern;

/** Which words and commands change the org, so that running them again is not for nothing. */
public final class Verbs {
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\b(?:createApp|grant|revoke\\w*|useProvider|createProvider|deleteProvider|removeApp"
              + "|addRole|send|sendRaw|signIn|replay)\\b"
              + "|(?:^|=)\\s*/(?:app|provider|send|signin|http)\\b");

  private Verbs() {}

  /** Whether a line of the prompt, a command or Groovy, may change the org. */
  public static boolean changeTheOrg(String line) {
    return CHANGING.matcher(line).find();
  }
}
