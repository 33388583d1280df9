package dev.risksh.groovy;

import dev.risksh.console.Problem;
import dev.risksh.jose.AssertionSpec;
import dev.risksh.jose.ClientAssertion;
import dev.risksh.jose.KeySpec;
import dev.risksh.jose.SigningKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.Receipt;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.ServiceApp;
import dev.risksh.risk.RiskEvent;
import dev.risksh.risk.RiskEvents;
import dev.risksh.risk.RiskLevel;
import dev.risksh.risk.RiskPayload;
import dev.risksh.session.Apps;
import dev.risksh.session.Confirmation;
import dev.risksh.session.Org;
import dev.risksh.session.Session;
import dev.risksh.session.SignIn;
import dev.risksh.session.Slot;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingMethodException;
import groovy.lang.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words a script and the prompt have in common; each passes on to the verb of the session that
 * does the work.
 */
public abstract class Dsl extends Script {
  public static final RiskLevel LOW = RiskLevel.LOW;
  public static final RiskLevel MEDIUM = RiskLevel.MEDIUM;
  public static final RiskLevel HIGH = RiskLevel.HIGH;
  public static final ProviderAction NONE = ProviderAction.NONE;
  public static final ProviderAction LOG_ONLY = ProviderAction.LOG_ONLY;
  public static final ProviderAction ENFORCE_AND_LOG = ProviderAction.ENFORCE_AND_LOG;

  private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(30);

  private Host host;
  private Snippets snippets;

  /** Ties the script to whoever runs it; before that it has no words. */
  void connect(Host newHost, Snippets newSnippets) {
    host = newHost;
    snippets = newSnippets;
  }

  private Session session() {
    return host.session();
  }

  private <T> T made(T value) {
    host.made(value);
    return value;
  }

  /** {@code step('name') { … }}: a part of a scenario with a name of its own. */
  public Object step(String name, Closure<?> body) {
    return host.step(name, body);
  }

  /** A fresh RSA key pair of 2048 bits. */
  public SigningKey newKey() {
    return newKey(Map.of());
  }

  /** {@code newKey type: 'p256'}. */
  public SigningKey newKey(Map<String, ?> named) {
    String type = new Arguments("newKey", named, Set.of("type")).text("type").orElse("rsa2048");
    KeySpec spec =
        KeySpec.named(type)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "'" + type + "' is not a kind of key",
                        "one of " + String.join(", ", KeySpec.labels())));
    return made(session().keys().create(spec));
  }

  /** Takes the private key in a JWK, JWK set or PEM file. */
  public SigningKey importKey(String file) {
    return made(session().keys().importFrom(path(file), Optional.empty()));
  }

  /** {@code createApp name: 'Risk Provider Example', scopes: ['okta.riskEvents.manage']}. */
  public ServiceApp createApp(Map<String, ?> named) {
    Arguments arguments = new Arguments("createApp", named, Set.of("name", "scopes"));
    return made(
        session()
            .apps()
            .create(
                arguments.requiredText("name"),
                arguments.texts("scopes").orElse(Apps.DEFAULT_SCOPES)));
  }

  /** Uses a service app that the org has. */
  public ServiceApp useApp(String clientId) {
    return made(session().apps().use(clientId));
  }

  /** Grants one more Okta API scope to the app. */
  public ServiceApp grant(String scope) {
    return made(session().apps().grant(scope));
  }

  /** {@code useProvider app: app, action: ENFORCE_AND_LOG, name: 'Example'}. */
  public RiskProvider useProvider(Map<String, ?> named) {
    Arguments arguments = new Arguments("useProvider", named, Set.of("app", "action", "name"));
    ServiceApp app =
        arguments.of("app", ServiceApp.class).orElseGet(() -> session().need(Slot.APP));
    Object action = arguments.raw("action");
    return made(
        session()
            .providers()
            .use(
                app,
                action == null ? LOG_ONLY : ProviderAction.parse(action.toString()),
                arguments.text("name")));
  }

  /** The org's risk providers. */
  public List<RiskProvider> getProviders() {
    return session().providers().list();
  }

  /** Chooses the org by its address, or {@code 'local'}. */
  public Org useOrg(String address) {
    return made(session().useOrg(address));
  }

  /** An assertion as Okta wants it, valid for five minutes. */
  public ClientAssertion createAssertion() {
    return createAssertion(Map.of());
  }

  /** {@code createAssertion expiresIn: 5.minutes, set: [aud: 'x'], drop: ['jti']}. */
  public ClientAssertion createAssertion(Map<String, ?> named) {
    Arguments arguments =
        new Arguments("createAssertion", named, Set.of("expiresIn", "set", "drop"));
    return made(session().tokens().createAssertion(spec -> changed(spec, arguments)));
  }

  private static AssertionSpec changed(AssertionSpec spec, Arguments arguments) {
    AssertionSpec changed = spec;
    if (arguments.has("expiresIn")) {
      changed = changed.withExpiresIn(arguments.duration("expiresIn").orElseThrow());
    }
    Map<?, ?> set = arguments.has("set") ? arguments.required("set", Map.class) : Map.of();
    for (Map.Entry<?, ?> claim : set.entrySet()) {
      changed = changed.with(claim.getKey().toString(), claim.getValue());
    }
    for (String claim : arguments.texts("drop").orElse(List.of())) {
      changed = changed.without(claim);
    }
    return changed;
  }

  /** An access token with the scopes that the app was granted. */
  public AccessToken requestToken() {
    return requestToken(Map.of());
  }

  /** {@code requestToken scopes: ['okta.riskEvents.manage']}. */
  public AccessToken requestToken(Map<String, ?> named) {
    Arguments arguments = new Arguments("requestToken", named, Set.of("scopes"));
    return made(session().tokens().request(arguments.texts("scopes")));
  }

  /** {@code event { subject ip: '1.1.1.1', risk: HIGH, message: 'why' }}. */
  public RiskEvent event(
      @DelegatesTo(value = EventWords.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
    EventWords words = new EventWords(session().world().clock().instant());
    Closure<?> block = (Closure<?>) body.clone();
    block.setDelegate(words);
    block.setResolveStrategy(Closure.DELEGATE_FIRST);
    block.call();
    return words.build();
  }

  /** One to twenty events from a JSON file. */
  public RiskEvents events(String file) {
    return session().events().read(path(file));
  }

  /** Sends an event, a list of events, or what {@link #events} read. */
  public Receipt send(Object what) {
    return made(session().events().send(payload(what)));
  }

  /** Sends a text as it is, unchecked, to see what Okta says to it. */
  public Receipt sendRaw(String json) {
    return made(session().events().send(RiskPayload.raw(json)));
  }

  private static RiskPayload payload(Object what) {
    if (what instanceof RiskPayload payload) {
      return payload;
    }
    if (what instanceof RiskEvent event) {
      return RiskPayload.of(event);
    }
    if (what instanceof Collection<?> many && many.stream().allMatch(RiskEvent.class::isInstance)) {
      return new RiskEvents(many.stream().map(RiskEvent.class::cast).toList());
    }
    throw Problem.usage(
        "send takes an event or a list of events",
        "send event { subject ip: '1.1.1.1', risk: HIGH }");
  }

  /** Waits for the signals of the last receipt in the System Log. */
  public Confirmation confirm() {
    return confirm(Map.of(), session().need(Slot.RECEIPT));
  }

  /** {@code confirm within: 1.minute}. */
  public Confirmation confirm(Map<String, ?> named) {
    return confirm(named, session().need(Slot.RECEIPT));
  }

  public Confirmation confirm(Receipt receipt) {
    return confirm(Map.of(), receipt);
  }

  /** {@code confirm receipt, within: 30.seconds}. */
  public Confirmation confirm(Map<String, ?> named, Receipt receipt) {
    Duration within =
        new Arguments("confirm", named, Set.of("within")).duration("within").orElse(CONFIRM_WITHIN);
    return made(session().log().confirm(receipt, within));
  }

  /** {@code signIn ip: '1.1.1.1'}: a user signs in as if from there. */
  public SignIn signIn(Map<String, ?> named) {
    Arguments arguments = new Arguments("signIn", named, Set.of("ip", "user"));
    return made(session().signIns().signIn(arguments.requiredText("ip"), arguments.text("user")));
  }

  /** The System Log: {@code log.find type: 'user.session.start'}. */
  public LogWords getLog() {
    return new LogWords(session());
  }

  private Path path(String file) {
    return session().world().path(file);
  }

  /** Methods that earlier snippets declared are found too. */
  @Override
  public Object invokeMethod(String name, Object args) {
    try {
      return super.invokeMethod(name, args);
    } catch (MissingMethodException e) {
      Optional<Closure<?>> earlier =
          snippets != null && e.getMethod().equals(name) && e.getType() == getClass()
              ? snippets.method(name)
              : Optional.empty();
      if (earlier.isEmpty()) {
        throw e;
      }
      return earlier.get().call((Object[]) args);
    }
  }
}
