package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;

import java.util.List;

/** What Okta says to a person's sign-in (Okta: Authentication API; Okta API error codes). */
final class SignInRules {
  private static final String UNLOCK = "in Okta, Directory, People, the user: ";

  static final List<Rule> TABLE =
      List.of(
          code(
                  "E0000004",
                  because("The user does not exist, may not sign in, or has another password.")
                      .trying(
                          "RISKSH_PASSWORD   the user's password, then sign in again",
                          "/signin --ip IP --user LOGIN",
                          "/log --type user.session.start   the reason stands in the outcome"))
              .at("/api/v1/authn"),
          code(
              "E0000004",
              because("Okta does not know who makes the call.")
                  .trying(Steps.TOKEN, "OKTA_CLIENT_TOKEN   an admin's API token", Steps.HTTP)),
          code(
              "E0000064",
              because("The user's password has expired.")
                  .trying(
                      UNLOCK + "set a new password",
                      "RISKSH_PASSWORD   the new one, then /signin --ip IP")),
          code(
              "E0000069",
              because("The user is locked, after too many wrong passwords.")
                  .trying(UNLOCK + "unlock", "/signin --ip IP --user LOGIN   as somebody else")),
          code(
              "E0000079",
              because("The sign-in is at a step that does not take this answer.")
                  .trying("/signin --ip IP   starts a new one")),
          code(
              "E0000240",
              because("The directory that keeps the user's password does not answer Okta.")
                  .trying(
                      "in Okta, Dashboard, Agents: look after its agent",
                      "/signin --ip IP --user LOGIN   as a user whose password Okta keeps")));

  private SignInRules() {}
}
