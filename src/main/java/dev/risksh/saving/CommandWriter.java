package dev.risksh.saving;

import dev.risksh.diagnose.Explanation;
import dev.risksh.okta.LogEntry;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Writes a command as a line of a script. */
final class CommandWriter {
  /** More would bury what the script is about. */
  private static final int MOST_SUBJECTS = 12;

  private final Scope scope;
  private final Draft draft;
  private final Predicate<String> variables;

  /**
   * @param variables whether a line of the script gives that name a value
   */
  CommandWriter(Scope scope, Draft draft, Predicate<String> variables) {
    this.scope = scope;
    this.draft = draft;
    this.variables = variables;
  }

  /** The line; empty where a script has no word for it. */
  Optional<Line> write(Attempt attempt) {
    Optional<TypedCommand> typed = attempt.command();
    Optional<Rule> rule = typed.flatMap(Translations::of);
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> call = call(attempt, typed.get(), rule.get());
    return call.map(text -> line(attempt, typed.get(), rule.get(), text));
  }

  private Line line(Attempt attempt, TypedCommand command, Rule rule, String call) {
    String word = rule.word().replaceFirst("\\..*", "");
    Deed deed = Deed.of(word).orElseThrow();
    Line line = Line.in(deed.topic(), deed.noun(), call);
    if (Set.of("explain", "doctor", "log").contains(word)) {
      return attempt.variable().isPresent()
          ? line.making(scope.result(attempt, attempt.variable()))
          : line;
    }
    if (word.equals("send")) {
      scope.sent(true);
    }
    Result result = scope.result(attempt, attempt.variable());
    line = line.making(result);
    line = Observations.title(attempt).map(line::titled).orElse(line);
    return line.checking(Observations.of(attempt, command.values("--scope"), result));
  }

  private Optional<String> call(Attempt attempt, TypedCommand command, Rule rule) {
    return switch (command.path()) {
      case "send" -> Optional.of("send" + argument(attempt, command));
      case "key import" ->
          rule.call(command, scope::id)
              .map(
                  call ->
                      call.replaceFirst(
                          "'(?:[^'\\\\]|\\\\.)*'",
                          scope.env("RISKSH_KEY_FILE", "the private key, a file of PEM or JWK")));
      case "provider use" -> Optional.of(useProvider(command));
      case "confirm" -> Optional.of(confirm(command));
      case "log" -> log(attempt, command, rule);
      case "explain" -> explain(attempt, command);
      case "doctor" ->
          Optional.of(attempt.variable().isPresent() ? "doctor()" : "assert doctor().healthy");
      case "token use" -> useToken(command);
      case "app remove" -> removed(command, rule, ServiceApp.class, ".clientId()");
      case "provider remove" -> removed(command, rule, RiskProvider.class, ".id()");
      default -> rule.call(command, scope::id);
    };
  }

  private String argument(Attempt attempt, TypedCommand command) {
    Optional<RiskEvents> sent =
        attempt
            .outcome(Receipt.class)
            .map(Receipt::payload)
            .filter(RiskEvents.class::isInstance)
            .map(RiskEvents.class::cast);
    if (command.argument().isEmpty()) {
      return " " + draft.text(sent);
    }
    String what = command.argument().get();
    if (what.startsWith("$")) {
      Optional<Result> earlier = scope.of(what.substring(1));
      if (earlier.isPresent()) {
        return " " + earlier.get().use();
      }
    }
    if (variables.test(what)) {
      return " " + what;
    }
    return sent.filter(events -> events.subjects().size() <= MOST_SUBJECTS)
        .map(EventText::of)
        .map(text -> text.startsWith("(") ? text : " " + text)
        .orElse(" events(" + Literal.text(what) + ")");
  }

  private String useProvider(TypedCommand command) {
    List<String> arguments = new ArrayList<>();
    scope.latest(ServiceApp.class).ifPresent(app -> arguments.add("app: " + app.use()));
    arguments.add(
        "action: " + command.option("--action").orElse("enforce_and_log").toUpperCase(Locale.ROOT));
    command.option("--name").ifPresent(name -> arguments.add("name: " + Literal.text(name)));
    return Rule.written("useProvider", arguments);
  }

  private String confirm(TypedCommand command) {
    List<String> arguments = new ArrayList<>();
    scope.receipt().ifPresent(receipt -> arguments.add(receipt.use()));
    arguments.add("within: " + Literal.time(command.option("--within").orElse("30s")));
    return Rule.written("confirm", arguments);
  }

  private Optional<String> log(Attempt attempt, TypedCommand command, Rule rule) {
    Optional<String> call = rule.call(command, scope::id);
    if (attempt.variable().isPresent()) {
      return call;
    }
    boolean found =
        attempt
            .snippet()
            .outcome()
            .filter(value -> value instanceof List<?> list && has(list))
            .isPresent();
    return call.map(text -> "assert " + (found ? "" : "!") + parenthesised(text));
  }

  private static boolean has(List<?> entries) {
    return entries.stream().anyMatch(LogEntry.class::isInstance);
  }

  /** A command with arguments is no part of an expression. */
  private static String parenthesised(String call) {
    return call.endsWith("()") ? call : call.replaceFirst(" ", "(") + ")";
  }

  /** Only of what a script has by a name; a JWT that was pasted stays out of it. */
  private Optional<String> explain(Attempt attempt, TypedCommand command) {
    String call =
        command.argument().map(what -> "explain(" + Literal.text(what) + ")").orElse("explain()");
    boolean named =
        command.options().isEmpty()
            && command
                .argument()
                .map(Set.of("assertion", "proof", "token", "last")::contains)
                .orElse(true);
    if (!named) {
      return Optional.empty();
    }
    return attempt
        .outcome(Explanation.class)
        .map(
            explanation ->
                attempt.variable().isPresent()
                    ? call
                    : "assert " + (explanation.isRefused() ? "" : "!") + call + ".refused");
  }

  private Optional<String> useToken(TypedCommand command) {
    if (command.has("--admin")) {
      return Optional.of("useAdminToken()");
    }
    if (command.has("--proof-key")) {
      return Optional.empty();
    }
    return command
        .argument()
        .map(
            where ->
                where.matches("[A-Za-z_]\\w*")
                    ? scope.env(where, "an access token")
                    : scope.env("RISKSH_ACCESS_TOKEN", "an access token"))
        .map(token -> "useToken " + token);
  }

  private Optional<String> removed(TypedCommand command, Rule rule, Class<?> type, String id) {
    if (command.argument().isPresent()) {
      return rule.call(command, scope::id);
    }
    return scope.latest(type).map(made -> rule.word() + " " + made.use() + id);
  }
}
