package dev.risksh.command;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.console.Times;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskLimits;
import dev.risksh.risk.RiskSubject;
import dev.risksh.session.Session;
import dev.risksh.session.Slot;
import dev.risksh.view.Said;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code /event}: the event that {@code /send} sends. */
@Command(name = "event", description = "The event that is to be sent.", footer = "/event")
final class EventCommand implements Callable<Object> {
  private final Context context;

  EventCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().need(Slot.DRAFT);
  }

  @Command(
      name = "add",
      description = "Adds a subject to the event, or starts one with it.",
      footer = {
        "/event add --ip 6.7.6.7 --risk LOW",
        "/event add --ip 2001:db8::1 --risk HIGH --message 'Detected Attack tooling'"
      })
  Object add(
      @Option(names = "--ip", required = true, paramLabel = "IP", description = RiskLimits.IP_RULE)
          String ip,
      @Option(
              names = "--risk",
              required = true,
              paramLabel = "LEVEL",
              completionCandidates = Levels.class,
              description = RiskLimits.LEVEL_RULE)
          String risk,
      @Option(names = "--message", paramLabel = "TEXT", description = RiskLimits.MESSAGE_RULE)
          String message) {
    return typed(
        () ->
            context
                .open()
                .events()
                .add(new RiskSubject(ip, RiskLevel.typed(risk), Optional.ofNullable(message))));
  }

  @Command(
      name = "time",
      description = "Sets when it was seen and until when it counts.",
      footer = "/event time --timestamp now --expires 2h")
  Object time(
      @Option(names = "--timestamp", paramLabel = "TIME", description = "ISO 8601, or 'now'.")
          String timestamp,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "ISO 8601, or a time from now such as 2h. Okta's default: 24 hours.")
          String expires) {
    Session session = context.open();
    RiskEvent event = session.need(Slot.DRAFT);
    return typed(
        () ->
            session
                .events()
                .keep(
                    new RiskEvent(
                        timestamp == null ? event.timestamp() : Optional.of(instant(timestamp)),
                        expires == null ? event.expiresAt() : Optional.of(instant(expires)),
                        event.subjects())));
  }

  /** A value that stands on the command line is wrong usage, where one in a file is bad input. */
  static <T> T typed(Supplier<T> value) {
    try {
      return value.get();
    } catch (Problem wrong) {
      throw wrong.exitCode() == ExitCode.BAD_INPUT
          ? Problem.usage(wrong.getMessage(), "correct this and try again")
          : wrong;
    }
  }

  private Instant instant(String text) {
    Instant now = context.world().clock().instant();
    if (text.equals("now")) {
      return now;
    }
    try {
      return text.contains("T") && !text.startsWith("PT")
          ? Instant.parse(text)
          : now.plus(Times.parse(text));
    } catch (DateTimeException e) {
      throw Problem.usage("'" + text + "' is not a time", "such as 2026-01-20T00:00:00Z or 2h");
    }
  }

  @Command(name = "show", description = "Shows the event.", footer = "/event show")
  Object show() {
    return call();
  }

  @Command(
      name = "check",
      description = "Checks a file of events against Okta's limits.",
      footer = "/event check events.json")
  Object check(@Parameters(paramLabel = "FILE") Path file) {
    return context.open().events().read(context.world().path(file.toString()));
  }

  @Command(name = "clear", description = "Throws the event away.", footer = "/event clear")
  Object clear() {
    context.open().events().clear();
    return new Said("no event any more");
  }

  /** The levels, for completion. */
  static final class Levels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(RiskLevel.values()).map(Enum::name).iterator();
    }
  }
}
