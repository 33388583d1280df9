package dev.risksh.command;

import dev.risksh.console.Times;
import dev.risksh.okta.FaultSpec;
import dev.risksh.view.Said;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /org fault}: failure on purpose at the local org. */
@Command(
    name = "fault",
    description = {
      "Lets the next calls to the local org go wrong, to see what happens.",
      "Without WHAT: what is to go wrong still."
    },
    footer = {"/org fault 503 --on token", "/org fault"})
final class OrgFaultCommand implements Callable<Object> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      completionCandidates = Kinds.class,
      description =
          "A status such as 429 or 503; a code of Okta's that refuses a token, such as"
              + " disallowed_network_zone; or ${COMPLETION-CANDIDATES}.")
  private String what;

  @Option(
      names = "--on",
      paramLabel = "CALL",
      completionCandidates = Places.class,
      description = "${COMPLETION-CANDIDATES}, or a path. Default: any call.")
  private String on;

  @Option(names = "--times", paramLabel = "N", description = "How often. Default: once.")
  private Integer times;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long it takes: slow, delay-log, 429. Default: 5s.")
  private String time;

  OrgFaultCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    if (what == null) {
      return context.open().rehearsal().faults();
    }
    return context
        .open()
        .rehearsal()
        .fault(
            new FaultSpec(
                what,
                Optional.ofNullable(on),
                times == null ? 1 : times,
                Optional.ofNullable(time).map(Times::parse)));
  }

  @Command(name = "clear", description = "Lets all go well again.", footer = "/org fault clear")
  Object clear() {
    context.open().rehearsal().clearFaults();
    return new Said("nothing goes wrong on purpose any more");
  }

  /** What can go wrong, for completion. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FaultSpec.KINDS.iterator();
    }
  }

  /** The calls with a short name, for completion. */
  static final class Places implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FaultSpec.PLACES.iterator();
    }
  }
}
