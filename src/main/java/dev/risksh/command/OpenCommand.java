package dev.risksh.command;

import dev.risksh.groovy.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /open}: runs a file as if it were typed. */
@Command(
    name = "open",
    description =
        "Runs a file of commands and Groovy as if it were typed; the first error ends it.",
    footer = "/open lines.groovy")
final class OpenCommand implements Callable<Object>, AboutPrompt {
  private final Context context;

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files;

  OpenCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return new Play(
        files.stream()
            .map(Path::toString)
            .map(
                file ->
                    new Play.Part(file, SourceFile.read(context.world().path(file), file), false))
            .toList(),
        false);
  }
}
