package dev.risksh.command;

import dev.risksh.console.Json;
import dev.risksh.console.Times;
import dev.risksh.jose.AssertionSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /assertion}: the signed JWT with which the app proves who it is. */
@Command(
    name = "assertion",
    description = {
      "Signs a client assertion, which the next token request sends.",
      "Claims can be set or dropped on purpose, to see what Okta says."
    })
final class AssertionCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = "--expires-in",
      paramLabel = "TIME",
      description = "Such as 30s, 5m, 1h. Default: 5m; Okta refuses more than an hour.")
  private String expiresIn;

  @Option(
      names = "--set",
      paramLabel = "CLAIM=JSON",
      description = "Sets a claim to a JSON value, or to a text where it is no JSON.")
  private Map<String, String> set;

  @Option(
      names = "--drop",
      paramLabel = "CLAIM",
      split = ",",
      description = "Leaves a claim out; may be repeated.")
  private List<String> drop;

  AssertionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().tokens().createAssertion(this::changed);
  }

  private AssertionSpec changed(AssertionSpec spec) {
    AssertionSpec changed = spec;
    if (expiresIn != null) {
      changed = changed.withExpiresIn(Times.parse(expiresIn));
    }
    if (set != null) {
      for (Map.Entry<String, String> claim : set.entrySet()) {
        changed = changed.with(claim.getKey(), value(claim.getValue()));
      }
    }
    if (drop != null) {
      for (String claim : drop) {
        changed = changed.without(claim);
      }
    }
    return changed;
  }

  /** Kept as plain Java values, which is what a JWT library writes. */
  private static Object value(String text) {
    return Json.tryParse(text).map(Json::plain).orElse(text);
  }
}
