package dev.risksh.session;

import dev.risksh.console.Problem;
import dev.risksh.okta.ProviderAction;
import dev.risksh.okta.RiskProvider;
import dev.risksh.okta.RiskProvidersApi;
import dev.risksh.okta.ServiceApp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The verbs on risk providers: whose calls they are, and what the org does with their signals. */
public final class Providers {
  private static final int LONGEST_NAME = 50;
  private static final int MOST = 3;

  private final Session session;

  Providers(Session session) {
    this.session = session;
  }

  /** The risk providers of the org, at most three. */
  public List<RiskProvider> list() {
    return session.known().providers(api("listing the risk providers").list());
  }

  /** One of the org's; the session's where no id is given. */
  public RiskProvider show(Optional<String> id) {
    return kept(api("looking at a risk provider").get(orInUse(id)));
  }

  /** As {@link #use(ServiceApp, ProviderAction, Optional)}, for the session's app. */
  public RiskProvider use(ProviderAction action, Optional<String> name) {
    return use(session.need(Slot.APP), action, name);
  }

  /**
   * Makes the app's calls those of a risk provider: the one that is linked to it already, else the
   * one every org starts with while nobody uses it, else a new one.
   *
   * @param name of the provider; empty for the name it has, or the app's, with a number where that
   *     is taken
   */
  public RiskProvider use(ServiceApp app, ProviderAction action, Optional<String> name) {
    RiskProvidersApi api = api("linking a risk provider");
    List<RiskProvider> all = api.list();
    Optional<RiskProvider> linked =
        all.stream().filter(provider -> provider.linkedTo(app)).findFirst();
    Optional<RiskProvider> free =
        all.stream().filter(provider -> provider.clientId().isEmpty()).findFirst();
    Optional<RiskProvider> taken = linked.or(() -> free);
    String wanted =
        name.or(() -> linked.map(RiskProvider::name)).orElseGet(() -> freeName(app, all, taken));
    checkName(wanted, all, taken);
    if (taken.isEmpty()) {
      checkRoom(all);
    }
    RiskProvider provider =
        taken.isPresent()
            ? api.replace(taken.get().id(), wanted, app.clientId(), action)
            : api.create(wanted, app.clientId(), action);
    return session.put(Slot.PROVIDER, provider, "linked here");
  }

  /** The app's name, or with a number where another provider has that: names are unique. */
  private static String freeName(
      ServiceApp app, List<RiskProvider> all, Optional<RiskProvider> own) {
    Set<String> names =
        all.stream()
            .filter(provider -> own.filter(provider::equals).isEmpty())
            .map(RiskProvider::name)
            .collect(Collectors.toSet());
    String name = app.name().isBlank() ? app.clientId() : app.name();
    String free = cut(name, "");
    for (int number = 2; names.contains(free); number++) {
      free = cut(name, " " + number);
    }
    return free;
  }

  /** The app's name may be longer than a provider's. */
  private static String cut(String name, String end) {
    int longest = LONGEST_NAME - end.length();
    return (name.length() > longest ? name.substring(0, longest).strip() : name) + end;
  }

  /** Makes one more provider for the session's app. */
  public RiskProvider create(String name, ProviderAction action) {
    ServiceApp app = session.need(Slot.APP);
    RiskProvidersApi api = api("creating a risk provider");
    List<RiskProvider> all = api.list();
    checkName(name, all, Optional.empty());
    checkRoom(all);
    return session.put(Slot.PROVIDER, api.create(name, app.clientId(), action), "made here");
  }

  /**
   * Changes some of what a provider is.
   *
   * @param id empty for the session's
   */
  public RiskProvider update(
      Optional<String> id,
      Optional<String> name,
      Optional<ProviderAction> action,
      Optional<String> clientId) {
    if (name.isEmpty() && action.isEmpty() && clientId.isEmpty()) {
      throw Problem.usage("there is nothing to change", "give a name, an action or a client id");
    }
    RiskProvidersApi api = api("changing a risk provider");
    List<RiskProvider> all = api.list();
    String wanted = orInUse(id);
    RiskProvider old =
        all.stream()
            .filter(provider -> provider.id().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.usage(
                        "the org has no risk provider " + wanted, "/provider list shows them all"));
    name.ifPresent(text -> checkName(text, all, Optional.of(old)));
    String client =
        clientId
            .or(old::clientId)
            .orElseThrow(
                () ->
                    Problem.usage(
                        "clientId: nobody is linked to "
                            + wanted
                            + " yet, and a provider has to be",
                        "give the client id of the service app, or /provider use"));
    return kept(api.replace(wanted, name.orElse(old.name()), client, action.orElse(old.action())));
  }

  /** The provider that {@link #remove} would remove: the session's where no id is given. */
  public String orInUse(Optional<String> id) {
    return id.orElseGet(() -> session.need(Slot.PROVIDER).id());
  }

  /** Removes a provider of the org, and forgets it here; what it said counts no more. */
  public void remove(String id) {
    api("removing a risk provider").remove(id);
    if (isInUse(id)) {
      session.clear(Slot.PROVIDER);
    }
  }

  /** What is new about the session's provider is noted. */
  private RiskProvider kept(RiskProvider seen) {
    return isInUse(seen.id())
        ? session.put(Slot.PROVIDER, seen, session.held(Slot.PROVIDER).orElseThrow().origin())
        : seen;
  }

  private boolean isInUse(String id) {
    return session.value(Slot.PROVIDER).filter(held -> held.id().equals(id)).isPresent();
  }

  /** Okta's rules for names, before Okta has to say them. */
  private static void checkName(
      String name, List<RiskProvider> all, Optional<RiskProvider> itself) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.usage(
          "name: a risk provider's has 1 to " + LONGEST_NAME + " characters, not " + name.length(),
          "give a shorter one");
    }
    all.stream()
        .filter(other -> other.name().equals(name) && !itself.equals(Optional.of(other)))
        .findFirst()
        .ifPresent(
            other -> {
              throw Problem.usage(
                  "name: '" + name + "' is the name of " + other.id() + ", and names are unique",
                  "give another one, or /provider list");
            });
  }

  private static void checkRoom(List<RiskProvider> all) {
    if (all.size() >= MOST) {
      throw Problem.usage(
          "the org has " + MOST + " risk providers already, and more it does not take",
          "/provider list shows them, /provider remove ID makes room");
    }
  }

  private RiskProvidersApi api(String what) {
    return new RiskProvidersApi(session.client(), session.admin(what, ByHand.PROVIDER));
  }
}
