package dev.risksh.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risksh.console.Person;
import dev.risksh.console.Problem;
import dev.risksh.console.Redaction;
import dev.risksh.console.World;
import dev.risksh.jose.Secret;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Auth;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.Exchanges;
import dev.risksh.okta.OktaClient;
import dev.risksh.okta.OrgInfo;
import dev.risksh.okta.OrgInfoApi;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the user has built up: the org, and the latest key, app, provider, assertion, token, event
 * and receipt, each with where it came from. The verbs that move it on stand in {@link Keys},
 * {@link Apps}, {@link Providers}, {@link Tokens}, {@link Events}, {@link SystemLog} and {@link
 * SignIns}; every door (a command, a subcommand, a word of the DSL) leads to one of those.
 */
public final class Session implements AutoCloseable {
  /** The name of risksh's own org, where an address could stand. */
  public static final String LOCAL = "local";

  private final World world;
  private final SessionOptions options;
  private final Consumer<String> notices;
  private final Holdings holdings;
  private final Exchanges exchanges;
  private final Passphrases passphrases;
  private final KeyIntake intake;
  private final Known known = new Known(this);
  private final Configuration configuration;
  private final SessionFile file;
  private final ExchangeFile exchangeFile;
  private final OrgInUse orgInUse;
  private final Explanations explanations = new Explanations(this);
  private final Dpop dpop;

  private TokenSettings tokenSettings = TokenSettings.USUAL;
  private boolean loaded;
  private volatile Person person;

  /**
   * @param notices takes what is worth saying beside the result, one line at a time
   */
  public Session(World world, SessionOptions options, Consumer<String> notices) {
    this.world = world;
    this.options = options;
    this.notices = notices;
    person = world.person();
    holdings = new Holdings(world.clock());
    passphrases = new Passphrases(world, () -> person, options.masks());
    intake = new KeyIntake(world, passphrases);
    configuration = new Configuration(world, options, intake, notices);
    file = new SessionFile(world.home(), options.name(), passphrases::unlockUnasked);
    dpop = new Dpop(world);
    exchangeFile = new ExchangeFile(file.folder());
    exchanges = new Exchanges(exchangeFile::lastNumber);
    LocalOrgHost localOrg =
        new LocalOrgHost(world, file.folder(), options.riskCallsPerMinute(), notices);
    Optional<StandIn> standIn =
        options.dryRun() ? Optional.of(new StandIn(world, holdings, notices)) : Optional.empty();
    orgInUse = new OrgInUse(world, configuration, exchanges, localOrg, options.budgets(), standIn);
  }

  public World world() {
    return world;
  }

  public SessionOptions options() {
    return options;
  }

  /** What can be named without asking the org. */
  public Known known() {
    return known;
  }

  public Exchanges exchanges() {
    return exchanges;
  }

  public Keys keys() {
    return new Keys(this);
  }

  public Apps apps() {
    return new Apps(this);
  }

  public Providers providers() {
    return new Providers(this);
  }

  public Tokens tokens() {
    return new Tokens(this);
  }

  Access access() {
    return new Access(this);
  }

  public Events events() {
    return new Events(this);
  }

  public SystemLog log() {
    return new SystemLog(this);
  }

  public SignIns signIns() {
    return new SignIns(this);
  }

  public Rehearsal rehearsal() {
    return new Rehearsal(this);
  }

  public Http http() {
    return new Http(this);
  }

  /** The calls of earlier processes, without their secrets. */
  List<Exchange> earlierExchanges() {
    return exchangeFile.read();
  }

  public Doctor doctor() {
    return new Doctor(this);
  }

  public Explanations explanations() {
    return explanations;
  }

  /** The value of that kind with all that is known of it; empty when there is none. */
  public synchronized <T> Optional<Held<T>> held(Slot<T> slot) {
    load();
    return holdings.get(slot);
  }

  /** The value of that kind while it can be used. */
  public <T> Optional<T> value(Slot<T> slot) {
    return held(slot).filter(held -> held.stale().isEmpty()).map(Held::value);
  }

  /** The value of that kind, or a {@link Problem} that says how to get one. */
  public <T> T need(Slot<T> slot) {
    return value(slot).orElseThrow(() -> missing(slot));
  }

  private Problem missing(Slot<?> slot) {
    if (slot.ofTheOrg() && orgProblem().isPresent()) {
      return orgProblem().get();
    }
    Optional<Setting> unusable = configuration.unusableKey();
    if (slot == Slot.KEY && unusable.isPresent()) {
      return Problem.usage(
          "there is no key: the one that is set cannot be used",
          "correct " + unusable.get().origin() + ", or /key import FILE");
    }
    return Problem.usage(
        held(slot)
            .flatMap(Held::stale)
            .map(reason -> "the " + slot + " cannot be used any more: " + reason)
            .orElseGet(() -> none(slot)),
        slot.next());
  }

  private String none(Slot<?> slot) {
    return slot == Slot.TOKEN && tokens().hadOneBefore()
        ? "there is no access token here: tokens are not kept between processes"
        : "there is no " + slot + " yet";
  }

  synchronized <T> T put(Slot<T> slot, T value, String origin) {
    load();
    boolean another = holdings.get(slot).filter(held -> held.value().equals(value)).isEmpty();
    holdings.put(slot, value, origin);
    if (value instanceof AccessToken token) {
      mask(token.value());
    }
    if (another) {
      configuration.setFor(slot, orgInUse.choice().address()).ifPresent(this::remindOf);
    }
    save();
    return value;
  }

  /** What is set outside goes before what a session saved; said once, where it is about to. */
  private void remindOf(Setting set) {
    if (!file.inMemory()) {
      notices.accept("the next session goes by " + set.origin() + " again");
    }
  }

  /** The assertion that another process made, while its key is not at hand to sign it again. */
  synchronized Optional<JsonNode> unsigned() {
    load();
    return holdings.unsigned();
  }

  synchronized void putUnsigned(JsonNode assertion) {
    holdings.putUnsigned(assertion);
    save();
  }

  synchronized void stale(Slot<?> slot, String reason) {
    holdings.stale(slot, reason);
    save();
  }

  synchronized void clear(Slot<?> slot) {
    load();
    holdings.clear(slot);
    save();
  }

  /** Chooses the org: its address, or {@link #LOCAL}. */
  public synchronized Org useOrg(String address) {
    load();
    String before = orgInUse.choice().address();
    String wanted = Configuration.canonical(address);
    orgInUse.choose(new OrgChoice(wanted, "chosen here", Optional.empty()));
    if (!before.equals(wanted)) {
      forget("the org changed");
      SavedSession saved = file.read(notices);
      saved.restoreOrg(holdings, wanted, notices);
      configuration.apply(holdings, wanted);
      saved.restoreAssertion(holdings, wanted);
      tokenSettings = configuration.tokenSettings(tokenSettings.withAdmin(false), wanted);
    }
    configuration
        .setting(SettingName.ORG_URL)
        .filter(set -> !configuration.isFor(wanted))
        .ifPresent(set -> remindOf(set));
    save();
    return org();
  }

  /** Which org is meant, without starting or calling it. */
  public synchronized String orgName() {
    load();
    OrgChoice choice = orgInUse.choice();
    return choice.problem().isPresent() ? "(wrong address)" : choice.address();
  }

  /** Whether it is the local org for want of any other, which is seen without reading a file. */
  public boolean surelyLocal() {
    return options.org().isEmpty()
        && options.environment().isEmpty()
        && !Settings.any(world)
        && !file.exists();
  }

  /** Where that choice came from, in words. */
  public synchronized String orgOrigin() {
    load();
    return orgInUse.choice().origin();
  }

  /** Why the org cannot be called, where its address is wrong. */
  public synchronized Optional<Problem> orgProblem() {
    load();
    return orgInUse.choice().problem();
  }

  /** What was set from outside, and the defaults of what was not. */
  public synchronized List<SettingShown> settings() {
    load();
    return SettingsShown.of(configuration, tokenSettings, orgInUse.choice().address());
  }

  /** The org; the local one is started by this. */
  public synchronized Org org() {
    load();
    Org org = orgInUse.org();
    org.adminToken().ifPresent(this::mask);
    if (orgInUse.moved(org)) {
      holdings.stale(Slot.ASSERTION, "the org's address changed");
      holdings.stale(Slot.TOKEN, "the org's address changed");
    }
    return org;
  }

  /** Of what is known by its looks there may be thousands in a run of many scenarios. */
  private void mask(Secret token) {
    if (!Redaction.text(token.reveal()).equals(Redaction.MARK)) {
      options.masks().add(token.reveal());
    }
  }

  /** Whether the org ends with this process. */
  synchronized boolean runsOrg() {
    return orgInUse.runsHere();
  }

  /** What the org says of itself to anybody; it is asked. */
  public OrgInfo orgInfo() {
    return new OrgInfoApi(client()).get();
  }

  synchronized OktaClient client() {
    return orgInUse.client(org());
  }

  /** An admin's right to the org, for {@code what}, or a {@link Problem} that says how to do it. */
  Auth admin(String what, ByHand otherwise) {
    return adminToken()
        .map(Auth::admin)
        .orElseThrow(
            () ->
                Problem.usage(
                    what + " takes an admin of the org, and no admin token is known",
                    "set OKTA_CLIENT_TOKEN to an API token, or by hand, " + otherwise.steps()));
  }

  Optional<Secret> adminToken() {
    return org().adminToken();
  }

  /** Says something beside the result. */
  public void notice(String line) {
    notices.accept(line);
  }

  /** Who can be asked something. */
  Person person() {
    return person;
  }

  /** Has questions put in another way from now on, as a prompt does that has the terminal. */
  public void askThrough(Person other) {
    person = other;
  }

  Passphrases passphrases() {
    return passphrases;
  }

  KeyIntake intake() {
    return intake;
  }

  synchronized TokenSettings tokenSettings() {
    load();
    return tokenSettings;
  }

  synchronized void change(UnaryOperator<TokenSettings> change) {
    load();
    tokenSettings = change.apply(tokenSettings);
    save();
  }

  Dpop dpop() {
    return dpop;
  }

  Configuration configuration() {
    return configuration;
  }

  SessionFile file() {
    return file;
  }

  private void forget(String reason) {
    known.forget();
    holdings.clear(Slot.APP);
    holdings.clear(Slot.PROVIDER);
    for (Slot<?> slot : List.of(Slot.ASSERTION, Slot.TOKEN, Slot.RECEIPT)) {
      holdings.stale(slot, reason);
    }
  }

  /** Not in the constructor: a prompt appears without having read a file. */
  private void load() {
    if (loaded) {
      return;
    }
    SavedSession saved = file.read(notices);
    orgInUse.choose(configuration.org(saved.org()));
    String org = orgInUse.choice().address();
    tokenSettings = configuration.tokenSettings(saved.tokenSettings(), org);
    saved.restore(holdings, org, notices);
    configuration.apply(holdings, org);
    saved.restoreAssertion(holdings, org);
    file.settle(org, tokenSettings, holdings);
    // Only now: where that could not be done, whoever comes next tries again and is told.
    loaded = true;
  }

  /** Whether the next process finds all that was built here. */
  public synchronized boolean saved() {
    return file.saved();
  }

  private void save() {
    // Ctrl-C ends what is under way; what came of it is saved all the same.
    boolean interrupted = Thread.interrupted();
    file.write(orgInUse.choice().address(), tokenSettings, holdings, notices);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    exchangeFile.append(exchanges.all(), notices);
    orgInUse.close();
  }
}
