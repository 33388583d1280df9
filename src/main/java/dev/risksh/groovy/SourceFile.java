package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of commands or Groovy that a user named. */
public final class SourceFile {
  private static final long MAX_BYTES = 4L << 20;

  private SourceFile() {}

  /**
   * The text of {@code file}.
   *
   * @param name what the user called it
   */
  public static String read(Path file, String name) {
    String shown = TerminalSafe.line(Redaction.text(name));
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw Problem.badInput(shown + " is larger than anything somebody would type", null);
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw Problem.badInput("there is no file " + shown, null);
    } catch (CharacterCodingException e) {
      throw Problem.badInput(shown + " is no text in UTF-8", null);
    } catch (IOException e) {
      throw Problem.badInput(
          shown + (Files.isDirectory(file) ? " is a folder" : " cannot be read"), null);
    }
  }
}
