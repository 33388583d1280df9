package dev.risksh.command;

import dev.risksh.console.Json;
import dev.risksh.console.Times;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.view.DecodedAssertion;
import dev.risksh.view.Revealed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code /assertion}: the signed JWT with which the app proves who it is. */
@Command(
    name = "assertion",
    description = {
      "Signs a client assertion, which the next token request sends, once.",
      "Each header and claim can be set, left out or made wrong on purpose, to see what Okta says.",
      "TIME is a distance from now (5m, -5m), seconds since 1970, or such as 2026-01-20T00:00:00Z."
    },
    footer = {
      "/assertion",
      "/assertion --exp 10m",
      "/assertion --aud https://example.com --drop jti"
    })
final class AssertionCommand implements Callable<Object> {
  private final Context context;

  @Option(
      names = {"--exp", "--expires-in"},
      paramLabel = "TIME",
      description = "When it expires. Default: 5m; Okta refuses more than an hour.")
  private String exp;

  @Option(names = "--iat", paramLabel = "TIME", description = "Issued at. Default: -5s.")
  private String iat;

  @Option(names = "--nbf", paramLabel = "TIME", description = "Not before. Default: not there.")
  private String nbf;

  @Option(
      names = "--aud",
      paramLabel = "URL",
      description = "Whom it is for. Default: the org's token endpoint, as Okta wants it.")
  private String aud;

  @Option(names = "--iss", paramLabel = "ID", description = "Issuer. Default: the client id.")
  private String iss;

  @Option(names = "--sub", paramLabel = "ID", description = "Subject. Default: the client id.")
  private String sub;

  @Option(
      names = "--jti",
      paramLabel = "ID",
      description = "Its identifier, which Okta takes once. Default: a fresh one.")
  private String jti;

  @Option(names = "--kid", paramLabel = "KID", description = "Header: which key. Default: its own.")
  private String kid;

  @Option(
      names = "--alg",
      paramLabel = "ALG",
      completionCandidates = Algorithms.class,
      description = {
        "The algorithm it is signed with and that its header names. Default: the key's.",
        "none leaves the signature out; HS256 to HS512 take the public key for a secret; one that"
            + " the key cannot do stands in the header only."
      })
  private String alg;

  @Option(
      names = "--set",
      paramLabel = "CLAIM=JSON",
      description = "Sets a claim to a JSON value, or to a text where it is no JSON.")
  private Map<String, String> set;

  @Option(
      names = "--header",
      paramLabel = "NAME=JSON",
      description = "The same for a parameter of the header.")
  private Map<String, String> header;

  @Option(
      names = "--drop",
      paramLabel = "CLAIM",
      split = ",",
      description = "Leaves a claim or header out; may be repeated.")
  private List<String> drop;

  @Option(
      names = "--sign-with",
      paramLabel = "KEY",
      description = "Signs with another key (a kid or a file), and still names the one in use.")
  private String signWith;

  @Option(
      names = "--pin",
      description = "Sends exactly this one each time, instead of a fresh one.")
  private boolean pin;

  AssertionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Object call() {
    return context.open().tokens().createAssertion(this::changed, pin);
  }

  @Command(
      name = "show",
      description = "What the last one says; with --reveal the JWT itself, to be pasted elsewhere.",
      footer = "/assertion show")
  Object show(
      @Option(names = "--reveal", description = "Prints the JWT, which lets whoever has it in.")
          boolean reveal) {
    ClientAssertion assertion = context.open().tokens().latestAssertion();
    return reveal ? new Revealed(assertion.jws()) : new DecodedAssertion(assertion);
  }

  private AssertionSpec changed(AssertionSpec spec) {
    AssertionSpec changed = spec;
    changed = time(changed, "exp", exp);
    changed = time(changed, "iat", iat);
    changed = time(changed, "nbf", nbf);
    changed = text(changed, "aud", aud);
    changed = text(changed, "iss", iss);
    changed = text(changed, "sub", sub);
    changed = text(changed, "jti", jti);
    for (Map.Entry<String, String> claim : entries(set)) {
      changed = changed.with(claim.getKey(), value(claim.getValue()));
    }
    if (kid != null) {
      changed = changed.withHeader("kid", kid);
    }
    for (Map.Entry<String, String> parameter : entries(header)) {
      changed = changed.withHeader(parameter.getKey(), value(parameter.getValue()));
    }
    if (drop != null) {
      for (String name : drop) {
        changed = changed.without(name);
      }
    }
    if (alg != null) {
      changed = changed.withAlgorithm(alg);
    }
    return signWith == null ? changed : changed.signedWith(context.open().keys().find(signWith));
  }

  private static AssertionSpec text(AssertionSpec spec, String claim, String text) {
    return text == null ? spec : spec.with(claim, text);
  }

  private static AssertionSpec time(AssertionSpec spec, String claim, String text) {
    if (text == null) {
      return spec;
    }
    if (text.matches("-?[0-9]{1,18}")) {
      return spec.with(claim, Long.parseLong(text));
    }
    try {
      return spec.with(claim, Instant.parse(text).getEpochSecond());
    } catch (DateTimeException notAnInstant) {
      return spec.withTime(claim, Times.parseSigned(text));
    }
  }

  private static Iterable<Map.Entry<String, String>> entries(Map<String, String> map) {
    return map == null ? List.of() : map.entrySet();
  }

  /** Kept as plain Java values, which is what a JWT library writes. */
  private static Object value(String text) {
    return Json.tryParse(text).map(Json::plain).orElse(text);
  }

  /** The algorithms that Okta takes, and what a forger would try; for completion. */
  static final class Algorithms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "HS256", "none")
          .iterator();
    }
  }
}
