package dev.risksh.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /token}: a scoped access token for the assertion. */
@Command(
    name = "token",
    description = {
      "Asks the org for an access token.",
      "Takes the assertion that was made last, once; makes a fresh one where there is none."
    })
final class TokenCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      description = "What to ask for; may be repeated. Default: what the app was granted.")
  private List<String> scopes;

  TokenCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().tokens().request(Optional.ofNullable(scopes));
  }
}
