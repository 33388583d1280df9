package dev.risksh.saving;

import dev.risksh.jose.SigningKey;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the lines of a script so far have made, and under which names. */
final class Scope {
  /** What is called by its own name when its kind has no name here. */
  private static final String ANY = "value";

  /** Something made, with the identifiers that the org or the key ring gave it. */
  private record Made(Object value, Result result) {}

  private final Set<String> taken;
  private final Map<String, Result> bySnippet = new HashMap<>();
  private final List<Made> made = new ArrayList<>();
  private boolean sentUnseen;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * @param taken names that lines of the user's own give a meaning
   */
  Scope(Set<String> taken) {
    this.taken = new TreeSet<>(taken);
  }

  /** A place for what a line makes, under the name it has already where there is one. */
  Result result(Attempt attempt, Optional<String> given) {
    Object value = attempt.snippet().outcome().orElse(null);
    Result result = new Result(given, () -> fresh(base(value)));
    bySnippet.put(attempt.snippet().id(), result);
    if (value != null) {
      made.add(new Made(value, result));
    }
    return result;
  }

  /** Something that no line of the user's made. */
  Result result(String base, Object value) {
    Result result = new Result(Optional.empty(), () -> fresh(base));
    made.add(new Made(value, result));
    return result;
  }

  private static String base(Object value) {
    return value == null
        ? ANY
        : switch (value.getClass().getSimpleName()) {
          case "SigningKey" -> "key";
          case "ServiceApp" -> "app";
          case "RiskProvider" -> "provider";
          case "ClientAssertion" -> "assertion";
          case "AccessToken" -> "token";
          case "Receipt" -> "receipt";
          case "SignIn" -> "login";
          case "RiskEvent" -> "e";
          case "Explanation" -> "explanation";
          default -> ANY;
        };
  }

  String fresh(String base) {
    String name = base;
    for (int n = 2; !taken.add(name); n++) {
      name = base + n;
    }
    return name;
  }

  /** The latest of a kind. */
  <T> Optional<Result> latest(Class<T> type) {
    for (int i = made.size() - 1; i >= 0; i--) {
      if (type.isInstance(made.get(i).value())) {
        return Optional.of(made.get(i).result());
      }
    }
    return Optional.empty();
  }

  /** The latest receipt, if it is that of what was sent last. */
  Optional<Result> receipt() {
    return sentUnseen ? Optional.empty() : latest(Receipt.class);
  }

  /** Something was sent by a line, and whether its receipt is to be had. */
  void sent(boolean seen) {
    sentUnseen = !seen;
  }

  /** What snippet {@code id} made. */
  Optional<Result> of(String id) {
    return Optional.ofNullable(bySnippet.get(id));
  }

  /** An identifier as an expression: that of something made here by its name, else as it is. */
  String id(String id) {
    for (int i = made.size() - 1; i >= 0; i--) {
      Made candidate = made.get(i);
      if (candidate.value() instanceof ServiceApp app && app.clientId().equals(id)) {
        return candidate.result().use() + ".clientId()";
      }
      if (candidate.value() instanceof RiskProvider provider && provider.id().equals(id)) {
        return candidate.result().use() + ".id()";
      }
      if (candidate.value() instanceof SigningKey key && key.kid().startsWith(id)) {
        return candidate.result().use() + ".kid()";
      }
    }
    return Literal.text(id);
  }

  /** {@code env('NAME')}, which the script's reader is told to set. */
  String env(String name, String what) {
    environment.put(name, what);
    return "env(" + Literal.text(name) + ")";
  }

  /** What the script takes from the environment, with what each is. */
  Map<String, String> environment() {
    return environment;
  }
}
