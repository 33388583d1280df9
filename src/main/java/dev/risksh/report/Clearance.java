package dev.risksh.report;

import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.TerminalSafe;
import dev.risksh.diagnose.Diagnosis;
import dev.risksh.jose.Secret;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Header;
import dev.risksh.scenario.RunResult;
import dev.risksh.scenario.ScenarioResult;
import dev.risksh.scenario.StepResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a run may tell: its results without secrets and without what a terminal would obey. Every
 * report is made from what came through here. Beside what looks like a secret it takes out, in any
 * text, each word that was seen in the place of one: a token in the header of a call is known in a
 * step's name too.
 */
public final class Clearance {
  /** The pieces a secret is made of in every encoding that leaves them alone. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{8,}");

  private static final int SHORTEST = 8;

  private final Masks masks;

  /** By how they begin, since there may be thousands of them, and many more words. */
  private final Map<String, Set<String>> secrets = new ConcurrentHashMap<>();

  /**
   * @param masks the secrets that the run knows
   */
  public Clearance(Masks masks) {
    this.masks = masks;
  }

  RunResult of(RunResult run) {
    run.scenarios().forEach(this::learn);
    return new RunResult(
        run.startedAt(),
        run.took(),
        run.scenarios().stream().map(this::cleared).toList(),
        run.notBegun().stream().map(this::line).toList(),
        run.seed(),
        run.leftOut());
  }

  /** With what was known of secrets until now. */
  ScenarioResult of(ScenarioResult scenario) {
    learn(scenario);
    return cleared(scenario);
  }

  /** With what was known of secrets until now. */
  public StepResult of(StepResult step) {
    learn(step);
    return cleared(step);
  }

  /** Any text, on as many lines as it has. */
  public String text(String text) {
    return TerminalSafe.text(withoutSecrets(text).replace("\r\n", "\n"));
  }

  /** Its secrets, before headers and bodies are let go of. */
  void learn(ScenarioResult scenario) {
    scenario.steps().forEach(this::learn);
  }

  private void learn(StepResult step) {
    for (Exchange exchange : step.exchanges()) {
      learn(exchange.url().toString(), exchange.shownUrl());
      exchange.requestHeaders().forEach(this::learn);
      exchange.replyHeaders().forEach(this::learn);
      exchange
          .requestBody()
          .ifPresent(body -> learn(body.reveal(), exchange.shownRequestBody().orElseThrow()));
      exchange
          .replyBody()
          .ifPresent(body -> learn(body.reveal(), exchange.shownReplyBody().orElseThrow()));
    }
  }

  private void learn(Header header) {
    learn(header.value().reveal(), header.shown());
  }

  /** The words that are in {@code sent} and no longer in {@code shown} are secrets. */
  private void learn(String sent, String shown) {
    if (sent.equals(shown)) {
      return;
    }
    Set<String> harmless =
        WORD.matcher(shown).results().map(found -> found.group()).collect(Collectors.toSet());
    WORD.matcher(sent)
        .results()
        .map(found -> found.group())
        .filter(word -> !harmless.contains(word))
        .forEach(this::remember);
  }

  private void remember(String secret) {
    secrets
        .computeIfAbsent(secret.substring(0, SHORTEST), any -> ConcurrentHashMap.newKeySet())
        .add(secret);
  }

  private ScenarioResult cleared(ScenarioResult scenario) {
    return new ScenarioResult(
        line(scenario.file()),
        scenario.row().map(this::line),
        line(scenario.org()),
        scenario.startedAt(),
        scenario.took(),
        scenario.attempt(),
        scenario.steps().stream().map(this::cleared).toList(),
        scenario.problem().map(this::cleared),
        scenario.publicKeys().stream().map(this::text).toList());
  }

  private StepResult cleared(StepResult step) {
    return new StepResult(
        step.kind(),
        line(step.name()),
        step.tags().stream().map(this::line).collect(Collectors.toUnmodifiableSet()),
        step.status(),
        step.startedAt(),
        step.took(),
        step.details().stream().map(this::text).toList(),
        step.exchanges().stream().map(this::cleared).toList(),
        step.problem().map(this::cleared),
        step.why().map(this::cleared),
        step.line(),
        step.reason().map(this::text));
  }

  private Problem cleared(Problem problem) {
    return new Problem(
        problem.exitCode(),
        text(String.valueOf(problem.getMessage())),
        problem.next().map(this::text).orElse(null));
  }

  private Diagnosis cleared(Diagnosis why) {
    return new Diagnosis(
        withoutSecrets(why.cause()),
        why.evidence().stream().map(this::withoutSecrets).toList(),
        why.next().stream().map(this::withoutSecrets).toList());
  }

  private Exchange cleared(Exchange exchange) {
    return new Exchange(
        exchange.number(),
        exchange.startedAt(),
        exchange.took(),
        line(exchange.method()),
        url(exchange.url()),
        headers(exchange.requestHeaders()),
        body(exchange.requestBody()),
        exchange.status(),
        headers(exchange.replyHeaders()),
        body(exchange.replyBody()),
        exchange.failure().map(this::text),
        exchange.whole());
  }

  /** What is left of an address may be none: of an escape only the half. */
  private URI url(URI url) {
    String shown = withoutSecrets(url.toString());
    try {
      return new URI(shown);
    } catch (URISyntaxException noAddress) {
      return URI.create(url.getScheme() + ":" + Masks.MARK);
    }
  }

  private List<Header> headers(List<Header> headers) {
    return headers.stream()
        .map(header -> new Header(line(header.name()), Secret.of(line(header.shown()))))
        .toList();
  }

  private Optional<Secret> body(Optional<Secret> body) {
    return body.map(text -> Secret.of(text(text.reveal())));
  }

  private String line(String text) {
    return TerminalSafe.line(withoutSecrets(text));
  }

  private String withoutSecrets(String text) {
    String shown = Redaction.text(masks.text(text));
    return secrets.isEmpty()
        ? shown
        : WORD.matcher(shown).replaceAll(found -> Matcher.quoteReplacement(marked(found.group())));
  }

  /** A word may have a secret in it: {@code token-00abc…}. */
  private String marked(String word) {
    StringBuilder shown = new StringBuilder();
    int copied = 0;
    for (int at = 0; at + SHORTEST <= word.length(); at++) {
      int end = at + secretAt(word, at);
      if (end > at) {
        shown.append(word, copied, at).append(Redaction.MARK);
        copied = end;
        at = end - 1;
      }
    }
    return copied == 0 ? word : shown.append(word, copied, word.length()).toString();
  }

  /** How long the secret is that begins there; 0 where none does. */
  private int secretAt(String word, int at) {
    return secrets.getOrDefault(word.substring(at, at + SHORTEST), Set.of()).stream()
        .filter(secret -> word.startsWith(secret, at))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
