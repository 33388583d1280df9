package dev.risksh.session;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Problem;
import dev.risksh.diagnose.JwtKind;
import dev.risksh.diagnose.KnownKey;
import dev.risksh.diagnose.Registration;
import dev.risksh.diagnose.Situation;
import dev.risksh.diagnose.Surroundings;
import dev.risksh.jose.ParsedJwt;
import dev.risksh.jose.Secret;
import dev.risksh.jose.VerificationKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.Auth;
import dev.risksh.okta.Exchange;
import dev.risksh.okta.PublicKeysApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Gathers what the session knows for an explanation or a diagnosis, and asks the org for the public
 * keys it takes.
 */
final class Evidence {
  private final Session session;
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

  Evidence(Session session) {
    this.session = session;
  }

  /** Whether {@code call} was made to find something out here. */
  boolean asked(Exchange call) {
    return asked.contains(call.number());
  }

  /** For a JWT that would be sent now. */
  Surroundings around(ParsedJwt jwt, JwtKind kind) {
    List<Exchange> calls = session.exchanges().all();
    return new Surroundings(
        session.world().clock().instant(),
        serverAhead(),
        session.org().url(),
        Optional.empty(),
        session.value(Slot.APP),
        kind == JwtKind.ASSERTION ? registration(jwt) : Optional.empty(),
        session.value(Slot.TOKEN).map(AccessToken::value),
        keys(kind == JwtKind.TOKEN || kind == JwtKind.OTHER),
        Sent.identifiers(calls));
  }

  /** As the newest call to the org showed it, of this process or one before. */
  private Optional<Duration> serverAhead() {
    String host = session.org().url().base().getHost();
    List<Exchange> calls = new ArrayList<>(session.http().list());
    Collections.reverse(calls);
    return calls.stream()
        .filter(call -> host.equals(call.url().getHost()))
        .flatMap(call -> Surroundings.serverAhead(call).stream())
        .findFirst();
  }

  /** For what was sent with {@code call}, as it was then. */
  Surroundings around(Exchange call) {
    List<Exchange> before =
        session.exchanges().all().stream().filter(other -> other.number() < call.number()).toList();
    Optional<Secret> assertion = Sent.assertion(call);
    Optional<Secret> token = Sent.token(call);
    return new Surroundings(
        call.startedAt(),
        Surroundings.serverAhead(call),
        session.org().url(),
        Optional.of(Surroundings.SentWith.of(call)),
        session.value(Slot.APP),
        assertion.map(ParsedJwt::of).flatMap(this::registration),
        token.filter(Sent::kept),
        keys(token.filter(Sent::kept).isPresent()),
        Sent.identifiers(before));
  }

  /** For the diagnosis of a refusal. */
  Situation situation() {
    return new Situation(
        Optional.of(session.org().url()),
        session.value(Slot.KEY),
        session.value(Slot.APP),
        session.value(Slot.PROVIDER),
        // Spent by the refused call, and so stale, but it is the one that was sent.
        session.held(Slot.ASSERTION).map(Held::value),
        session.held(Slot.TOKEN).map(Held::value),
        Optional.empty(),
        Optional.empty());
  }

  /** The server's clock when it answered {@code call}, as far as that can be told. */
  static Instant serverTime(Exchange call) {
    return call.startedAt()
        .plus(call.took())
        .plus(Surroundings.serverAhead(call).orElse(Duration.ZERO));
  }

  private List<KnownKey> keys(boolean ofOrgToo) {
    List<KnownKey> keys = new ArrayList<>();
    session
        .value(Slot.KEY)
        .ifPresent(key -> keys.add(new KnownKey(VerificationKey.of(key), "the key in use")));
    if (ofOrgToo) {
      asked("the org's keys", () -> new PublicKeysApi(session.client()).ofOrg())
          .ifPresent(jwks -> read(jwks).forEach(key -> keys.add(new KnownKey(key, "the org"))));
    }
    return keys;
  }

  /** What the org knows of the client that {@code assertion} names, where an admin may ask. */
  private Optional<Registration> registration(ParsedJwt assertion) {
    Optional<String> clientId =
        assertion.claimText("iss").filter(iss -> iss.matches("[A-Za-z0-9_-]{1,64}"));
    return clientId.isEmpty()
        ? Optional.empty()
        : asked("the app's keys", () -> registration(clientId.get())).flatMap(answer -> answer);
  }

  /** The same for a client id; empty where no admin token is known. */
  Optional<Registration> registration(String clientId) {
    PublicKeysApi api = new PublicKeysApi(session.client());
    return session
        .adminToken()
        .map(Auth::admin)
        .map(admin -> api.ofApp(clientId, admin))
        .map(keys -> new Registration(clientId, keys.isPresent(), read(keys.orElse(List.of()))));
  }

  private static List<VerificationKey> read(List<String> jwks) {
    return jwks.stream().flatMap(jwk -> VerificationKey.read(jwk).stream()).toList();
  }

  /** An explanation goes on without what the org does not tell, and says so. */
  private <T> Optional<T> asked(String what, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (Problem problem) {
      if (problem.exitCode() == ExitCode.INTERRUPTED) {
        throw problem;
      }
      session.notice(what + " could not be read: " + problem.getMessage());
      return Optional.empty();
    } finally {
      session.exchanges().last().ifPresent(call -> asked.add(call.number()));
    }
  }
}
