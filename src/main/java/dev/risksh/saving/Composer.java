package dev.risksh.saving;

import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.groovy.Declaration;
import dev.risksh.groovy.scan.GroovyScanner;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.ServiceApp;
import dev.risksh.saving.Deed.Topic;
import dev.risksh.saving.Deed.Value;
import dev.risksh.saving.Selection.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Goes through what was typed and makes a script of it. */
public final class Composer {
  /** What is no longer may stand in one line with what is around it. */
  private static final int SHORT = 60;

  private final Setting setting;
  private final boolean everything;
  private final Selection selection;
  private final Set<String> declared;
  private final Scope scope;
  private final Draft draft = new Draft();
  private final CommandWriter commands;
  private final GroovyWriter groovy;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> byHand = new ArrayList<>();
  private final Result refusal;
  private int kept;

  private Composer(List<Attempt> attempts, boolean named, boolean everything, Setting setting) {
    this.setting = setting;
    this.everything = everything;
    selection = new Selection(attempts, named);
    declared = declared(attempts);
    scope = new Scope(declared);
    refusal = new Result(Optional.empty(), () -> scope.fresh("refusal"));
    commands = new CommandWriter(scope, draft, declared::contains);
    groovy = new GroovyWriter(scope, new Secrets(setting.environment(), scope));
  }

  /**
   * The script of {@code attempts}.
   *
   * @param named whether the user said which ones, so that none of them is superfluous
   * @param everything whether what is left out stands there as a comment
   */
  public static SavedScript compose(
      List<Attempt> attempts, boolean named, boolean everything, Setting setting) {
    return new Composer(attempts, named, everything, setting).compose();
  }

  private Set<String> declared(List<Attempt> attempts) {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < attempts.size(); i++) {
      if (selection.out(i).isEmpty()) {
        attempts.get(i).snippet().declares(Declaration.Kind.VARIABLE).stream()
            .map(Declaration::name)
            .forEach(names::add);
      }
    }
    return names;
  }

  private SavedScript compose() {
    before();
    List<Attempt> attempts = selection.attempts();
    Optional<Attempt> previous = Optional.empty();
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      Optional<Why> out = selection.out(i);
      if (out.isPresent()) {
        leaveOut(attempt, out.get());
      } else {
        keep(attempt, i, previous);
      }
      if (!attempt.snippet().failed() && attempt.snippet().outcome().isPresent()) {
        previous = Optional.of(attempt);
      }
    }
    ScriptText text = new ScriptText(lines);
    int written = lines.isEmpty() ? 0 : kept;
    return new SavedScript(
        header() + text.write(), written, text.steps(), leftOut(), scope.environment());
  }

  /** What was there already when the first line was typed, and some line needs. */
  private void before() {
    Set<Value> missing = selection.missingValues();
    if (!setting.local()) {
      return;
    }
    boolean app = missing.contains(Value.APP) && setting.app().isPresent();
    if ((missing.contains(Value.KEY) || app) && setting.key().isPresent()) {
      lines.add(Line.in(Topic.SET_UP, "a key", newKey(setting.key().get())));
    }
    if (app) {
      ServiceApp made = setting.app().get();
      String call =
          "createApp name: "
              + Literal.text(made.name())
              + (made.scopes().isEmpty() ? "" : ", scopes: " + Literal.list(made.scopes()));
      lines.add(Line.in(Topic.SET_UP, "a service app", call).making(scope.result("app", made)));
    }
    if (missing.contains(Value.PROVIDER)) {
      setting
          .provider()
          .ifPresent(
              provider -> {
                String uses =
                    scope
                        .latest(ServiceApp.class)
                        .map(made -> "app: " + made.use() + ", ")
                        .orElse("");
                lines.add(
                    Line.in(
                            Topic.SET_UP,
                            "a risk provider",
                            "useProvider " + uses + "action: " + provider.action())
                        .making(scope.result("provider", provider)));
              });
    }
  }

  private static String newKey(SigningKey key) {
    return switch (key.describe().replaceFirst("^\\S+ ", "")) {
      case "P-256" -> "newKey type: 'p256'";
      case "P-384" -> "newKey type: 'p384'";
      case "P-521" -> "newKey type: 'p521'";
      case "3072 bit" -> "newKey type: 'rsa3072'";
      case "4096 bit" -> "newKey type: 'rsa4096'";
      default -> "newKey()";
    };
  }

  private void leaveOut(Attempt attempt, Why why) {
    if (everything || why == Why.BY_HAND) {
      comment(attempt, why.toString());
    }
  }

  private void comment(Attempt attempt, String why) {
    String text = TerminalSafe.text(Redaction.text(attempt.snippet().source()));
    String all = text.lines().collect(Collectors.joining("\n//     ", "// ", ""));
    lines.add(Line.plain(Line.Place.STEP, all + "   (" + why + ")"));
  }

  private void keep(Attempt attempt, int i, Optional<Attempt> previous) {
    if (attempt.command().filter(Translations::isDraft).isPresent()) {
      draft.change(attempt.command().get());
      kept++;
      return;
    }
    Optional<Line> line =
        selection.provoked(i) ? refused(attempt, previous) : written(attempt, previous);
    if (line.isEmpty()) {
      byHand.add(attempt.snippet().id());
      comment(attempt, "to be done by hand");
      return;
    }
    kept++;
    lines.add(line.get());
  }

  private Optional<Line> written(Attempt attempt, Optional<Attempt> previous) {
    boolean unsent =
        selection.missingValues().contains(Value.RECEIPT)
            && attempt.command().filter(command -> command.path().equals("confirm")).isPresent()
            && lines.stream().noneMatch(line -> line.topic() == Topic.SEND);
    if (unsent) {
      return Optional.empty();
    }
    return attempt.isCommand() ? commands.write(attempt) : groovy.write(attempt, previous);
  }

  /** What Okta had to refuse, with what was made wrong for it. */
  private Optional<Line> refused(Attempt attempt, Optional<Attempt> previous) {
    return written(attempt, previous)
        .map(
            line -> {
              String wrong = "";
              Line before = lines.isEmpty() ? null : lines.get(lines.size() - 1);
              if (before != null && before.topic() == Topic.ASSERTION) {
                lines.remove(before);
                wrong = before.statement() + "\n";
              }
              String body = wrong + line.text();
              String block =
                  body.contains("\n") || body.length() > SHORT
                      ? "{\n" + GroovyScanner.indented(body, "    ") + "\n}"
                      : "{ " + body + " }";
              String name = refusal.use();
              return Line.in(
                      Topic.REFUSED,
                      Observations.title(attempt.refused().orElseThrow()),
                      name + " = refused " + block)
                  .checking(Observations.of(attempt.refused().orElseThrow(), name));
            });
  }

  private String header() {
    StringBuilder text = new StringBuilder();
    text.append("// Saved from the prompt of risksh on ").append(setting.today()).append(".\n");
    if (!setting.local()) {
      text.append(
          "// It was an org of your own: OKTA_CLIENT_ORGURL, _CLIENTID and _PRIVATEKEY say\n");
      text.append("// which one, and OKTA_CLIENT_TOKEN does what takes an admin.\n");
    }
    scope
        .environment()
        .forEach(
            (name, what) ->
                text.append("// Takes ").append(name).append(": ").append(what).append(".\n"));
    return text.append('\n').toString();
  }

  private Map<String, List<String>> leftOut() {
    Map<Why, List<String>> ids = selection.leftOut();
    if (!byHand.isEmpty()) {
      ids.computeIfAbsent(Why.BY_HAND, why -> new ArrayList<>()).addAll(byHand);
    }
    Map<String, List<String>> words = new LinkedHashMap<>();
    ids.forEach((why, those) -> words.put(why.toString(), those));
    return words;
  }
}
