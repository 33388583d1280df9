package dev.risksh.diagnose;

import dev.risksh.console.Suggestions;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.ServiceApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scopes asked for, granted to the app, in the token, and needed by the call. */
record ScopeFacts(Situation situation) {
  /** What the calls of risksh need (Okta: OAuth 2.0 scopes). */
  private static final List<String> KNOWN =
      List.of(
          "okta.riskEvents.manage",
          "okta.riskProviders.read",
          "okta.riskProviders.manage",
          "okta.logs.read",
          "okta.apps.read",
          "okta.apps.manage",
          "okta.appGrants.read",
          "okta.appGrants.manage",
          "okta.clients.read",
          "okta.clients.manage",
          "okta.clients.register",
          "okta.users.read",
          "okta.userRisk.read",
          "okta.userRisk.manage",
          "okta.securityEventsProviders.read",
          "okta.securityEventsProviders.manage");

  private static final List<String> OPENID =
      List.of("openid", "profile", "email", "address", "phone", "groups", "offline_access");

  /** By the token request that was refused; else by the token held. */
  List<String> asked() {
    List<String> asked = new Wire(situation.exchange()).scopesAsked();
    return asked.isEmpty() ? situation.token().map(AccessToken::asked).orElse(List.of()) : asked;
  }

  /** Granted to the app, as far as that is known. */
  List<String> granted() {
    return situation.app().map(ServiceApp::scopes).orElse(List.of());
  }

  /** Asked for and, as far as that is known, not granted to the app. */
  List<String> notGranted() {
    return asked().stream().filter(scope -> !granted().contains(scope)).toList();
  }

  /** Those asked for that no Okta API has. */
  List<String> unknown() {
    return asked().stream().filter(scope -> !KNOWN.contains(scope)).toList();
  }

  List<String> openid() {
    return asked().stream().filter(OPENID::contains).toList();
  }

  List<String> self() {
    return asked().stream().filter(scope -> scope.endsWith(".self")).toList();
  }

  /** What the refused call needs: as its reply says, else as Okta's reference has it. */
  Optional<String> needed() {
    Wire wire = new Wire(situation.exchange());
    return wire.scopeNeeded().or(() -> Optional.ofNullable(byPath(wire)));
  }

  private static String byPath(Wire wire) {
    String verb = wire.isGet() ? ".read" : ".manage";
    String path = wire.path();
    if (path.startsWith("/api/v1/logs")) {
      return "okta.logs.read";
    }
    if (path.startsWith("/api/v1/risk/events")) {
      return "okta.riskEvents.manage";
    }
    if (path.startsWith("/api/v1/risk/providers")) {
      return "okta.riskProviders" + verb;
    }
    if (path.startsWith("/api/v1/apps")) {
      return (path.endsWith("/grants") ? "okta.appGrants" : "okta.apps") + verb;
    }
    return path.startsWith("/oauth2/v1/clients") ? "okta.clients" + verb : null;
  }

  /** {@code asked for X; the app is granted Y}, each where it is known. */
  List<String> ofRequest() {
    List<String> facts = new ArrayList<>();
    list("asked for ", asked()).ifPresent(facts::add);
    list("the app is granted ", granted()).ifPresent(facts::add);
    return facts;
  }

  /** {@code the call needs X; asked for Y; the token grants Z}, each where it is known. */
  List<String> ofToken() {
    List<String> facts = new ArrayList<>();
    needed().ifPresent(scope -> facts.add("the call needs " + scope));
    situation
        .token()
        .ifPresent(
            token -> {
              list("asked for ", token.asked()).ifPresent(facts::add);
              facts.add(list("the token grants ", token.granted()).orElse("it grants no scope"));
            });
    return facts;
  }

  private static Optional<String> list(String what, List<String> scopes) {
    return scopes.isEmpty() ? Optional.empty() : Optional.of(what + String.join(" ", scopes));
  }

  /** {@code okta.riskEvent.manage: did you mean okta.riskEvents.manage?}, for each unknown one. */
  List<String> spelling() {
    return unknown().stream()
        .map(
            scope ->
                Suggestions.closest(scope, KNOWN)
                    .map(known -> scope + ": did you mean " + known + "?")
                    .orElse(
                        scope.startsWith("okta.")
                            ? "risksh does not know " + scope
                            : scope + " does not begin with okta., as every Okta API scope does"))
        .toList();
  }

  /** {@code /token --scope a,b}, with what of {@code scopes} is right; empty when nothing is. */
  static Optional<String> ask(Stream<String> scopes) {
    List<String> right = scopes.distinct().toList();
    return right.isEmpty()
        ? Optional.empty()
        : Optional.of("/token --scope " + String.join(",", right) + "   asks for these only");
  }

  /** The scopes asked for, each as it was probably meant. */
  Stream<String> meant() {
    return asked().stream()
        .flatMap(
            scope ->
                KNOWN.contains(scope)
                    ? Stream.of(scope)
                    : Suggestions.closest(scope, KNOWN).stream());
  }

  static String grant(String scope) {
    return "/app grant " + scope + "   lets the app ask for it (as an admin)";
  }
}
