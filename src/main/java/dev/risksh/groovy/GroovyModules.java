package dev.risksh.groovy;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts of Groovy come with risksh: a script may ask for one that does not. */
final class GroovyModules {
  private static final String OURS = "risksh comes with Groovy's core and groovy.json";

  /** Packages of Groovy's modules, save those of the core and groovy.json. */
  private static final Pattern ANOTHER =
      Pattern.compile(
          "unable to resolve class (groovy\\.(?:ant|cli|contracts|csv|ginq|jmx|macro|nio|servlet"
              + "|sql|swing|test|text|time|toml|typecheckers|xml|yaml))\\b.*",
          Pattern.DOTALL);

  private GroovyModules() {}

  /** What to say of a class that does not compile; empty when it is of no such module. */
  static Optional<String> unresolved(String message) {
    Matcher asked = ANOTHER.matcher(message.strip());
    return asked.matches()
        ? Optional.of(asked.group(1) + " is not part of risksh; " + OURS)
        : Optional.empty();
  }

  /** A class by its whole name that is not there: Groovy asks the script for its first part. */
  static Optional<Problem> named(String name, Throwable cause) {
    return name.equals("groovy")
        ? Optional.of(
            new Problem(
                ExitCode.FAILED, "there is no such class of Groovy here; " + OURS, null, cause))
        : Optional.empty();
  }
}
