package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;

import dev.risksh.console.Times;
import dev.risksh.jose.SigningKey;
import dev.risksh.jose.VerificationKey;
import dev.risksh.okta.AccessToken;
import dev.risksh.okta.ServiceApp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What there is to say of key, app and token. */
public final class AppChecks {
  public static final String KEY = "key";
  public static final String APP = "app";
  public static final String TOKEN = "token";
  public static final String SCOPES = "scopes";

  private static final String SEND = "okta.riskEvents.manage";
  private static final String READ_LOG = "okta.logs.read";

  private AppChecks() {}

  public static Check noKey() {
    return Check.failed(
        KEY,
        because("There is no key to sign with.")
            .trying(
                "/key new   makes one", "/key import FILE   takes one that the app has already"));
  }

  /**
   * @param signs whether what it signs holds against its public half
   */
  public static Check key(SigningKey key, boolean signs) {
    return signs
        ? Check.passed(KEY, key.describe() + ", kid " + key.kid() + "; it signs")
        : Check.failed(
            KEY,
            because("What the key signs does not hold against its own public half.")
                .seeing("the key in use is " + key.kid())
                .trying("/key new   makes a sound one", "/key import FILE"));
  }

  public static Check noApp() {
    return Check.failed(
        APP,
        because("No service app is chosen, so nobody asks for the token.")
            .trying(
                "/app create NAME   makes one with the key in use (as an admin)",
                "/app list   those the org has, for /app use CLIENT-ID"));
  }

  /** The app as the org has it, held against the one in use and its key. */
  public static Check registration(
      ServiceApp app, Registration registration, Optional<SigningKey> key) {
    if (!registration.known()) {
      return Check.failed(
          APP,
          because("The org has no app of that client id.")
              .seeing("the app in use has the client id " + app.clientId())
              .trying(Steps.APP_LIST, "/app use CLIENT-ID   one of them", Steps.ORG));
    }
    String named = (app.clientId() + " " + app.name()).strip();
    if (key.isEmpty()) {
      return Check.passed(APP, named + "; there is no key to look for");
    }
    VerificationKey ours = VerificationKey.of(key.get());
    Optional<VerificationKey> same = registration.keys().stream().filter(ours::equals).findFirst();
    if (same.isPresent() && same.get().kid().equals(ours.kid())) {
      return Check.passed(APP, named + ", registered with the key in use");
    }
    return Check.failed(APP, otherKeys(app, registration, ours, same));
  }

  private static Diagnosis otherKeys(
      ServiceApp app,
      Registration registration,
      VerificationKey ours,
      Optional<VerificationKey> underAnotherName) {
    boolean nameTaken = registration.keys().stream().anyMatch(key -> key.kid().equals(ours.kid()));
    String cause =
        underAnotherName.isPresent()
            ? "The app has the key in use under another kid."
            : nameTaken
                ? "The app has another public key under the kid of the key in use."
                : "The app is not registered with the key in use.";
    return because(cause)
        .seeing("the key in use is " + ours.kid().orElse(""))
        .seeing(
            registration.keys().isEmpty()
                ? "the app has no public key"
                : "the app is registered with " + kids(registration))
        .trying(
            registration.keys().stream()
                .flatMap(key -> key.kid().stream())
                .filter(kid -> !nameTaken)
                .limit(1)
                .map(kid -> "/key use " + kid + "   if that key pair is kept here (/key list)")
                .toList())
        .trying(Steps.KEY_SHOW, "/app create NAME   an app of its own for this key (as an admin)");
  }

  private static String kids(Registration registration) {
    return registration.keys().stream()
        .map(key -> key.kid().orElse("one without a kid"))
        .collect(Collectors.joining(", "));
  }

  /**
   * @param asked whether it was asked for just now, for this check
   */
  public static Check token(AccessToken token, boolean asked, Instant now) {
    String from = asked ? "asked for now, for this check" : "the one in use";
    return Check.passed(
        TOKEN, token.type() + ", " + from + ", expires in " + Times.countdown(token.left(now)));
  }

  /**
   * @param adminReadsLog whether an admin token is there to look into the log with
   */
  public static Check scopes(AccessToken token, boolean adminReadsLog) {
    List<String> facts =
        List.of(
            "asked for " + String.join(" ", token.asked()),
            "granted " + String.join(" ", token.granted()));
    if (!token.grants(SEND)) {
      return Check.failed(
          SCOPES,
          because("The token does not open the risk events.")
              .seeing(facts)
              .trying(ScopeFacts.grant(SEND), "/token --scope " + SEND + "," + READ_LOG));
    }
    if (!token.grants(READ_LOG) && !adminReadsLog) {
      return Check.warned(
          SCOPES,
          because("The token does not open the System Log, so nothing can be confirmed there.")
              .seeing(facts)
              .trying(ScopeFacts.grant(READ_LOG), "/token --scope " + SEND + "," + READ_LOG));
    }
    return Check.passed(SCOPES, String.join(" ", token.granted()));
  }
}
