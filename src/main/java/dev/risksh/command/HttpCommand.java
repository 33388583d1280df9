package dev.risksh.command;

import dev.risksh.console.Problem;
import dev.risksh.okta.Exchange;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code /http}: the calls as they were made, redacted. */
@Command(name = "http", description = "The HTTP calls of this session as they were made, redacted.")
final class HttpCommand implements Callable<Object> {
  private final Context context;

  HttpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return list();
  }

  @Command(name = "list", description = "All that are remembered, a line each.")
  Object list() {
    return context.open().exchanges().all();
  }

  @Command(name = "show", description = "Request and reply of one of them.")
  Object show(
      @Parameters(
              arity = "0..1",
              paramLabel = "NUMBER",
              description = "As in /http list. Default: the last one.")
          Integer number) {
    Optional<Exchange> exchange =
        number == null
            ? context.open().exchanges().last()
            : context.open().exchanges().numbered(number);
    return exchange.orElseThrow(
        () ->
            Problem.usage(
                number == null ? "no call was made yet" : "there is no call " + number,
                "/http list shows those that were made"));
  }
}
