package dev.risksh.command;

import dev.risksh.console.AtomicFile;
import dev.risksh.console.ExitCode;
import dev.risksh.console.Json;
import dev.risksh.console.Problem;
import dev.risksh.console.TerminalSafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads what a local org is to begin with. */
final class SeedFile {
  private static final String FORM = "docs/local-org.md shows the form of a seed";

  private SeedFile() {}

  /** The content of {@code file}, which was {@code typed} so, as JSON; to YAML that is YAML too. */
  static String read(Path file, String typed) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      return Json.compact(new Yaml(new SafeConstructor(options)).load(Files.readString(file)));
    } catch (IOException e) {
      throw bad(typed + ": " + AtomicFile.reason(e), e);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark().getLine() + 1;
      throw bad(typed + ", line " + line + ": " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw bad(typed + ": " + e.getMessage(), e);
    }
  }

  /** It cannot be used, and why. */
  static Problem bad(String why, Exception cause) {
    String line = TerminalSafe.line("the seed cannot be used: " + why);
    return new Problem(ExitCode.BAD_INPUT, line, FORM, cause);
  }
}
