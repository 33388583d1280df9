package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.status;

import java.util.List;

/**
 * When it is not the call: Okta is down, or something else than Okta answers (Okta: OAuth 2.0 error
 * codes; Okta API error codes).
 */
final class ServerRules {
  private static final String STATUS_PAGE = "status.okta.com   whether Okta has an incident";

  private static final Diagnosis BROKEN =
      because("Okta failed on its own side; the call may be right.")
          .trying(Steps.SUPPORT, STATUS_PAGE, Steps.DOCTOR);

  private static final Diagnosis BUSY =
      because("Okta cannot take the call at the moment.")
          .trying("wait a minute and try again", STATUS_PAGE, Steps.DOCTOR);

  static final List<Rule> TABLE =
      List.of(
          code(
              "E0000010",
              because("Okta only lets this org be read for now, while it is being maintained.")
                  .trying("try again later", STATUS_PAGE, Steps.DOCTOR)),
          code("temporarily_unavailable", BUSY),
          code("server_error", BROKEN),
          code("E0000009", BROKEN),
          status(500, BROKEN),
          status(502, BUSY),
          status(503, BUSY),
          status(504, BUSY),
          new Rule(
              refused -> refused.error().code().isEmpty() && isRedirect(refused),
              ServerRules::redirected),
          new Rule(
              refused -> refused.error().code().isEmpty() && refused.wire().isPage(),
              ServerRules::page));

  private ServerRules() {}

  private static boolean isRedirect(Case refused) {
    return refused.error().status() / 100 == 3;
  }

  private static Diagnosis redirected(Case refused) {
    return because("The address called sends the call on to another one, which risksh refuses.")
        .seeing(refused.wire().replyHeader("Location").map(to -> "it names " + withoutQuery(to)))
        .trying(Steps.ORG, Steps.HTTP);
  }

  private static Diagnosis page(Case refused) {
    return because("A web page came back: something else than Okta's API answers there.")
        .seeing(
            refused
                .wire()
                .replyHeader("Content-Type")
                .map(type -> "the reply's content type is " + type))
        .trying(
            "/org URL   the org's own address, without -admin",
            "look for a proxy or a login page between here and Okta",
            Steps.HTTP);
  }

  private static String withoutQuery(String address) {
    return address.split("[?#]", 2)[0];
  }
}
