package dev.risksh.scenario;

import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.groovy.Failures;
import dev.risksh.groovy.GroovyEngine;
import dev.risksh.groovy.ScenarioCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A script that was read and compiles.
 *
 * @param file as it was named
 * @param name of the file alone, which stack traces have
 */
record ScriptFile(String file, String name, String source, ScenarioCode code) {
  private static final long MAX_BYTES = 4L << 20;

  /** Some editors begin a text with it; Groovy takes it for a letter. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * Reads and compiles {@code file}.
   *
   * @throws Problem when there is no such file, or it does not compile
   */
  static ScriptFile read(World world, String file) {
    return read(world, file, source -> {});
  }

  /**
   * Reads and compiles {@code file}.
   *
   * @param seen what it says, before that is compiled
   * @throws Problem when there is no such file, or it does not compile
   */
  static ScriptFile read(World world, String file, Consumer<String> seen) {
    Path path = world.path(file);
    String source = text(path, file);
    seen.accept(source);
    String name = path.getFileName().toString();
    try {
      return new ScriptFile(file, name, source, GroovyEngine.compile(source, name));
    } catch (Exception e) {
      throw Scenario.inFile(new Failures(Map.of()).of(e, source), file);
    }
  }

  private static String text(Path path, String file) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw Problem.badInput(file + " is larger than any script should be", null);
      }
      String text = Files.readString(path);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.badInput(file + " is no text in UTF-8", "save it as UTF-8, as any editor does");
    } catch (NoSuchFileException e) {
      throw Problem.badInput(
          "there is no script " + file,
          "scripts/ has examples: risksh run scripts/first-signal.groovy");
    } catch (IOException e) {
      throw Problem.badInput(
          file + (Files.isDirectory(path) ? " is a folder" : " cannot be read as a script"), null);
    }
  }
}
