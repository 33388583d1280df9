package dev.risksh.diagnose;

import static dev.risksh.diagnose.Diagnosis.because;
import static dev.risksh.diagnose.Rule.code;
import static dev.risksh.diagnose.Rule.said;

import java.util.List;

/**
 * What Okta says to the form of a call, before it looks at who makes it (Okta: OAuth 2.0 error
 * codes; Okta API error codes).
 */
final class RequestRules {
  private static final Diagnosis REPEATED =
      because("A field stands in the request twice, and Okta does not choose between them.")
          .trying(Steps.HTTP, Steps.TOKEN);

  private static final Diagnosis MEDIA =
      because("Okta and the call do not agree on the format: JSON is sent and wanted.")
          .trying(
              "look for a proxy between here and Okta that changes Accept or Content-Type",
              Steps.HTTP);

  static final List<Rule> TABLE =
      List.of(
          said(
              "invalid_request",
              "The client_assertion_type is invalid",
              because("The kind of assertion named in the request is not that of a signed JWT.")
                  .trying(Steps.TOKEN, Steps.HTTP)),
          said(
              "invalid_request",
              "The token request must specify a 'grant_type'",
              because("The token request does not say which grant it is for.")
                  .trying(Steps.TOKEN, Steps.HTTP)),
          said(
              "invalid_request",
              "Client credentials cannot be supplied via query parameters",
              because("The assertion stands in the address; Okta takes it in the body only.")
                  .trying(
                      Steps.TOKEN,
                      "older Okta SDKs did this: update the one that made the call",
                      Steps.HTTP)),
          said(
              "invalid_request",
              "Cannot supply multiple client credentials",
              because("The request proves who it is in two ways at once, and Okta wants one.")
                  .trying(
                      "leave out the client secret and the Authorization header",
                      Steps.TOKEN,
                      Steps.HTTP)),
          said(
              "invalid_request",
              "The request contained multiple parameters with the same name",
              REPEATED),
          said("invalid_request", "Duplicate parameter provided in request", REPEATED),
          said(
              "invalid_request",
              "Invalid request",
              because("Okta cannot read the request, and does not say which part of it.")
                  .trying(Steps.HTTP, Steps.TOKEN)),
          code(
              "E0000003",
              because("What was sent is not well-formed JSON.")
                  .trying("/event check FILE   finds the place in a file of events", Steps.HTTP)),
          code("E0000002", because("Okta takes the request for no valid one.").trying(Steps.HTTP)),
          code(
              "E0000020",
              because("Okta takes the request for no valid one, and does not say why.")
                  .trying(Steps.HTTP)),
          code(
              "E0000028",
              because("The request lacks a field or parameter that Okta needs.")
                  .trying(Steps.HTTP)),
          code(
              "E0000030",
              because("A date in the request is not written as Okta wants it.")
                  .trying("write it as 2026-01-31T12:00:00.000Z", Steps.HTTP)),
          code("E0000012", MEDIA),
          code("E0000018", MEDIA),
          code("E0000019", MEDIA),
          code("E0000021", MEDIA),
          code("E0000122", MEDIA),
          code(
              "E0000022",
              because("The address is there, and does not take this HTTP method.")
                  .trying(Steps.HTTP, Steps.ORG)));

  private RequestRules() {}
}
